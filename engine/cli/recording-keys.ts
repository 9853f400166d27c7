/** What a person at the recorder's own terminal asks for. */
export type KeyCommand = { kind: 'pause' | 'private' | 'milestone' | 'stop' } | { kind: 'note'; text: string }

export const KEY_HELP = 'Keys here: [p]ause or go on, pri[v]ate stretch, [m]ilestone, [n]ote, Ctrl+C when it is done.'

const COMMANDS: Readonly<Record<string, KeyCommand['kind']>> = {
  p: 'pause',
  v: 'private',
  m: 'milestone',
  '\u0003': 'stop',
  '\u0004': 'stop',
}
const ENTER = /[\r\n]/
const BACKSPACE = /[\b\u007f]/
const ESCAPE = '\u001b'

/**
 * Understands what a terminal in raw mode sends. After `n`, the line up to Enter is a note; Escape gives it up. `show` is told what is to
 * be seen of the line while it is written; undefined when there is none (any more).
 */
export function createKeyReader(ports: { onCommand: (command: KeyCommand) => void; show: (line: string | undefined) => void }) {
  const { onCommand, show } = ports
  let note: string | undefined

  const endNote = (text?: string) => {
    note = undefined
    show(undefined)
    if (text) onCommand({ kind: 'note', text })
  }
  const write = (line: string, character: string) => {
    if (ENTER.test(character)) return endNote(line.trim())
    note = BACKSPACE.test(character) ? [...line].slice(0, -1).join('') : line + (character >= ' ' ? character : '')
    show(note)
  }
  const press = (character: string) => {
    const kind = COMMANDS[character.toLowerCase()]
    if (kind === 'stop') {
      if (note !== undefined) endNote()
      onCommand({ kind })
    } else if (note !== undefined) write(note, character)
    else if (character.toLowerCase() === 'n') {
      note = ''
      show(note)
    } else if (kind && kind !== 'note') onCommand({ kind })
  }
  return {
    take(text: string): void {
      // An arrow or a function key comes as Escape and more, all at once: it means nothing here.
      if (text.startsWith(ESCAPE)) {
        if (text === ESCAPE && note !== undefined) endNote()
        return
      }
      for (const character of text) press(character)
    },
  }
}
