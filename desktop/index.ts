export { displayProblem } from './display-problem.ts'
export {
  createFakeDesktop,
  type FakeDesktop,
  type FakeElement,
  type FakeReaction,
  type FakeScript,
  type FakeState,
  type FakeTarget,
  type FakeWindow,
} from './fake/fake-desktop.ts'
export { createFakeTap, type FakeTap } from './fake/fake-tap.ts'
export { type OpenOptions, openDesktop, openInputTap } from './open.ts'
export { startVirtualSession, type VirtualSession, type VirtualSessionOptions } from './session/virtual-session.ts'
