import { UnderstudyError } from '#contract'

type Nut = typeof import('@nut-tree-fork/nut-js')
export type NutParts = {
  nut: Nut
  mouse: ReturnType<Nut['providerRegistry']['getMouse']>
  keyboard: ReturnType<Nut['providerRegistry']['getKeyboard']>
  screen: ReturnType<Nut['providerRegistry']['getScreen']>
  windows: ReturnType<Nut['providerRegistry']['getWindow']>
}

let loading: Promise<NutParts> | undefined

/**
 * nut-js, loaded at first use (it brings native code), with its own delays set to nothing: the gestures time themselves.
 * It speaks to the process's own display and no other. Errors: `set-up` when its native part cannot be loaded.
 */
export function loadNut(): Promise<NutParts> {
  loading ??= import('@nut-tree-fork/nut-js').then(
    (nut) => {
      const { providerRegistry } = nut
      const parts = {
        nut,
        mouse: providerRegistry.getMouse(),
        keyboard: providerRegistry.getKeyboard(),
        screen: providerRegistry.getScreen(),
        windows: providerRegistry.getWindow(),
      }
      parts.mouse.setMouseDelay(0)
      parts.keyboard.setKeyboardDelay(0)
      return parts
    },
    (error) => {
      loading = undefined
      throw new UnderstudyError(
        'set-up',
        'The part that moves the mouse (nut-js) could not be loaded.',
        'Run npm install again; on Linux also: apt-get install libxtst6 libx11-6.',
        error,
      )
    },
  )
  return loading
}
