import { createFakeDesktop, type FakeWindow } from '#desktop'
import { describeDesktop } from './desktop.ts'

const editor: FakeWindow = {
  id: 1,
  title: 'Untitled - Editor',
  program: 'editor',
  box: { x: 40, y: 40, width: 400, height: 300 },
  elements: [
    { role: 'menu', name: 'File', box: { x: 0, y: 0, width: 50, height: 24 } },
    { role: 'field', name: 'Text', value: '', box: { x: 0, y: 24, width: 400, height: 276 } },
  ],
}
const calculator: FakeWindow = {
  id: 2,
  title: 'Calculator',
  program: 'calculator',
  box: { x: 500, y: 100, width: 200, height: 200 },
  command: ['galculator'],
  elements: [
    { role: 'text', name: '', value: '0', box: { x: 10, y: 10, width: 180, height: 40 } },
    { role: 'toggle', name: '7', box: { x: 10, y: 60, width: 40, height: 40 } },
  ],
}

describeDesktop('the fake', async () => {
  const desktop = createFakeDesktop({
    windows: [editor, calculator],
    react(action, state, { element }) {
      if (action.kind !== 'click' || element?.role !== 'toggle') return undefined
      return {
        ...state,
        windows: state.windows.map((window) => ({
          ...window,
          elements: window.elements.map((each) =>
            each.role === 'text' ? { ...each, value: (each.value === '0' ? '' : each.value) + element.name } : each,
          ),
        })),
      }
    },
  })
  return { desktop, editor: 'editor', calculator: 'calculator', close: async () => desktop[Symbol.asyncDispose]() }
})
