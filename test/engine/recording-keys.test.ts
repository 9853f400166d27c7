import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createKeyReader, type KeyCommand } from '../../engine/cli/recording-keys.ts'

function reader() {
  const commands: KeyCommand[] = []
  const shown: (string | undefined)[] = []
  const keys = createKeyReader({ onCommand: (command) => commands.push(command), show: (line) => shown.push(line) })
  return { ...keys, commands, shown }
}
const taken = (...texts: string[]) => {
  const keys = reader()
  for (const text of texts) keys.take(text)
  return keys.commands
}

describe('the keys at a recorder’s terminal', () => {
  it('are p, v, m and Ctrl+C, in either case; others mean nothing', () => {
    expect(taken('p', 'V', 'm', 'x', ' ', '\r', '\u0003')).toEqual([
      { kind: 'pause' },
      { kind: 'private' },
      { kind: 'milestone' },
      { kind: 'stop' },
    ])
  })

  it('write a note after n, with corrections, also when they come all at once; its letters are no commands', () => {
    const keys = reader()
    for (const text of ['n', 'pam', '\u007f', 'rt one\r', 'p']) keys.take(text)
    expect(keys.commands).toEqual([{ kind: 'note', text: 'part one' }, { kind: 'pause' }])
    expect(keys.shown.slice(0, 5)).toEqual(['', 'p', 'pa', 'pam', 'pa'])
    expect(keys.shown.at(-1)).toBeUndefined()
  })

  it('write no empty note, and none that Escape gave up; Ctrl+C gives it up, too, and stops', () => {
    expect(taken('n', '\r', 'n', '  ', '\n', 'n', 'abc', '\u001b', 'm')).toEqual([{ kind: 'milestone' }])
    expect(taken('n', 'abc', '\u0003')).toEqual([{ kind: 'stop' }])
  })

  it('pass over arrows and function keys, whose codes hold letters', () => {
    expect(taken('\u001b[A', '\u001bOP', '\u001b[15~', '\u001bm')).toEqual([])
    expect(taken('n', 'a', '\u001b[D', 'b\r')).toEqual([{ kind: 'note', text: 'ab' }])
  })

  it('never put a control character into a note', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (texts) => {
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is to be found
        for (const command of taken('n', ...texts)) if (command.kind === 'note') expect(command.text).not.toMatch(/[\u0000-\u001f\u007f]/)
      }),
    )
  })
})
