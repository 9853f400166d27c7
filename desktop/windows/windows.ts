import type { Clock, Desktop, InputTap } from '#contract'
import { openNutDesktop } from '../nut/desktop.ts'
import { openHookTap } from '../uiohook/tap.ts'

/** Windows 10 and 11. Type-checked; never run on Windows so far. */
export function openWindowsDesktop(options: { clock: Clock; env: NodeJS.ProcessEnv }): Promise<Desktop> {
  return openNutDesktop(
    {
      platform: 'windows',
      accessibilityProblem:
        'Understudy does not read UI Automation yet: on Windows, names of buttons and fields are read from the picture.',
    },
    options,
  )
}

export function openWindowsTap({ clock }: { clock: Clock }): Promise<InputTap> {
  return openHookTap({ clock })
}
