import { describe, expect, it } from 'vitest'
import { UnderstudyError } from '#contract'
import { displayProblem, openDesktop, openInputTap } from '#desktop'
import { createStillClock } from '../support/still-clock.ts'

const codeOf = (env: NodeJS.ProcessEnv, platform: NodeJS.Platform) => displayProblem(env, platform)?.code

describe('whether there is a desktop', () => {
  it('is told by the environment on Linux', () => {
    expect([
      codeOf({ DISPLAY: ':0' }, 'linux'),
      codeOf({ DISPLAY: ':0', WAYLAND_DISPLAY: 'wayland-0' }, 'linux'),
      codeOf({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux'),
      codeOf({}, 'linux'),
    ]).toEqual([undefined, undefined, 'wayland-only', 'no-display'])
  })

  it('is taken for granted on Windows and macOS, and refused elsewhere', () => {
    expect([codeOf({}, 'win32'), codeOf({}, 'darwin'), codeOf({}, 'freebsd')]).toEqual([undefined, undefined, 'no-display'])
  })

  it('always comes with what to do', () => {
    for (const env of [{}, { WAYLAND_DISPLAY: 'wayland-0' }]) expect(displayProblem(env, 'linux')?.advice).toMatch(/npm run demo/)
  })
})

describe.runIf(process.platform === 'linux')('a display that is not there', () => {
  const nowhere = { clock: createStillClock(), env: { DISPLAY: ':4711' } }

  it('is named by the desktop and by the tap, with what to do', async () => {
    for (const open of [openDesktop, openInputTap]) {
      const error = await open(nowhere).then(
        () => undefined,
        (failure: unknown) => failure,
      )
      expect(error).toBeInstanceOf(UnderstudyError)
      expect(error).toMatchObject({
        code: 'no-display',
        message: expect.stringContaining(':4711'),
        advice: expect.stringContaining('DISPLAY'),
      })
    }
  })

  it('is also refused when its name makes no sense', async () => {
    await expect(openDesktop({ ...nowhere, env: { DISPLAY: 'somewhere' } })).rejects.toMatchObject({ code: 'no-display' })
  })
})
