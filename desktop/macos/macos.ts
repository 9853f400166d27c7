import type { Clock, Desktop, InputTap } from '#contract'
import { openNutDesktop } from '../nut/desktop.ts'
import { loadNut } from '../nut/nut.ts'
import { nutScreen } from '../nut/screen.ts'
import { openHookTap } from '../uiohook/tap.ts'

/** macOS. It needs the rights Accessibility and Screen Recording in the system's privacy settings. Type-checked; never run on a Mac so far. */
export function openMacosDesktop(options: { clock: Clock; env: NodeJS.ProcessEnv }): Promise<Desktop> {
  return openNutDesktop(
    {
      platform: 'macos',
      accessibilityProblem:
        'Understudy does not read the macOS accessibility tree yet: there, names of buttons and fields are read from the picture.',
    },
    options,
  )
}

export async function openMacosTap({ clock }: { clock: Clock }): Promise<InputTap> {
  const { scale } = await nutScreen(await loadNut())
  return openHookTap({ clock, scale })
}
