import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { keysymOf } from '../../desktop/linux-x11/keyboard/keysyms.ts'
import { type ComposeTable, createComposer, readComposeTable } from '../../desktop/linux-x11/tap/compose.ts'

function written(table: ComposeTable, keys: string[]): string[] {
  const composer = createComposer(table)
  return keys.map((key) => composer.next(keysymOf(key) ?? 0))
}

const noTable: ComposeTable = new Map()

describe('dead keys without a table', () => {
  it.each([
    [
      ['dead_acute', 'e'],
      ['', 'é'],
    ],
    [
      ['dead_diaeresis', 'U', 'x'],
      ['', 'Ü', 'x'],
    ],
    [
      ['dead_grave', 'space'],
      ['', '`'],
    ],
    [
      ['dead_acute', 'dead_acute'],
      ['', '´'],
    ],
    [
      ['dead_circumflex', 'dead_acute', 'a'],
      ['', '', 'ấ'],
    ],
    [
      ['dead_cedilla', 'c'],
      ['', 'ç'],
    ],
  ])('%j write %j', (keys, characters) => {
    expect(written(noTable, keys)).toEqual(characters)
  })

  it('write nothing where the two make no letter, and do not spoil what follows', () => {
    expect(written(noTable, ['dead_acute', 'q', 'q'])).toEqual(['', '', 'q'])
    expect(written(noTable, ['dead_acute', 'Return', 'e'])).toEqual(['', '', 'e'])
  })
})

describe('the system’s table', () => {
  it('adds what Compose writes, and a person’s own sequences win', async () => {
    const own = join(await mkdtemp(join(tmpdir(), 'understudy-compose-')), 'own')
    await writeFile(
      own,
      '# mine\n<Multi_key> <o> <c> : "copy\\"right"\n<dead_acute> <e> : "E!" # loud\nnonsense\n<No_Such_Key> <a> : "b"\n',
    )
    const table = await readComposeTable({ XCOMPOSEFILE: own })
    expect(written(table, ['Multi_key', 'o', 'c', 'o', 'dead_acute', 'e'])).toEqual(['', '', 'copy"right', 'o', '', 'E!'])
  })
})
