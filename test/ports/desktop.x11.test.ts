import { startVirtualSession } from '#desktop'
import { openX11Desktop } from '../../desktop/linux-x11/desktop.ts'
import { createSystemClock } from '../../engine/clock.ts'
import { describeDesktop } from './desktop.ts'

for (const pointer of ['nut-js', 'xtest'] as const) {
  describeDesktop(`a real X server, its pointer moved by ${pointer}`, async () => {
    const session = await startVirtualSession()
    // nut-js opens the display that this process's environment names, once.
    if (pointer === 'nut-js') process.env.DISPLAY = session.display
    const desktop = await openX11Desktop({ clock: createSystemClock(), env: session.env, pointer })
    session.start('mousepad')
    session.start('galculator')
    return {
      desktop,
      editor: 'mousepad',
      calculator: 'galculator',
      async close() {
        await desktop[Symbol.asyncDispose]()
        await session.stop()
      },
    }
  })
}
