import { type Box, contains, type Point, type RecordingManifest, type WindowInfo } from '#contract'

/** `chrome.exe - New Tab - Google Chrome`: the program's file, then the title. */
function partsOf(name: string): { program: string; title: string } {
  const [, program = name, title = ''] = name.match(/^(\S+\.\w+|[^-]+?) - (.*)$/s) ?? []
  return {
    program: program
      .trim()
      .toLowerCase()
      .replace(/\.exe$/, ''),
    title,
  }
}

/** Aloha's own window, where a recording is started and stopped: no part of what was shown. */
export function isAlohasOwn(name: string): boolean {
  return /^electron(\.exe)? - electron-screen-recorder/i.test(name)
}

/**
 * Windows by their names, which is all that the log knows: one for each program, as large as the display that is acted on.
 */
export function createWindows(displays: RecordingManifest['displays']) {
  const numbers = new Map<string, number>()
  const whole: Box = displays[0]?.box ?? { x: 0, y: 0, width: 0, height: 0 }
  return (name: string, point: Point | undefined): WindowInfo => {
    const { program, title } = partsOf(name)
    if (!numbers.has(program)) numbers.set(program, numbers.size + 1)
    const display = point && displays.find(({ box }) => contains(box, point))
    return { id: numbers.get(program) ?? 0, title, program, box: display?.box ?? whole, kind: 'normal', active: true }
  }
}
