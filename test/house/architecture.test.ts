import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { checkArchitecture, layersAsMarkdown, withLayers } from '../../scripts/check/architecture.ts'
import { MACHINE_PATH } from '../../scripts/check/machine-paths.ts'

describe('ARCHITECTURE.md', () => {
  it('shows the import table that layers.mjs holds', () => {
    expect(checkArchitecture(process.cwd())).toEqual([])
  })

  it('is called stale when one cell differs', () => {
    const document = readFileSync('ARCHITECTURE.md', 'utf8')
    const stale = document.replace('| `contract` | `openai`, `p-queue`, `zod` |', '| all | `openai`, `p-queue`, `zod` |')
    expect(stale).not.toBe(document)
    expect(withLayers(stale)).toBe(document)
  })

  it('must have a place for the table', () => {
    expect(withLayers('# No table here')).toBeUndefined()
  })

  it('has one row a path', () => {
    expect(
      layersAsMarkdown()
        .split('\n')
        .filter((row) => row.startsWith('| `contract/` |')),
    ).toHaveLength(1)
  })
})

describe('a path of one machine', () => {
  // In pieces, so that this file holds none itself.
  const path = (...parts: string[]) => ['', ...parts].join('/')

  it('is found in a builder’s folders', () => {
    const found = [path('work', 'main'), `"${path('root', '.npmrc')}"`, `cd ${path('farm', 'x')}`]
    expect(found.filter((text) => !MACHINE_PATH.test(text))).toEqual([])
  })

  it('is not a relative path, an address or a folder that merely ends so', () => {
    const fine = ['demo/work/one', './work/x', `https://a.example${path('root', 'x')}`, path('usr', 'share'), path('network', 'x')]
    expect(fine.filter((text) => MACHINE_PATH.test(text))).toEqual([])
  })
})
