import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { layers } from '../../layers.mjs'

const BEGIN = '<!-- layers: made by `npm run architecture` -->'
const END = '<!-- /layers -->'

const cell = (names: string[] | 'all', none: string) =>
  names === 'all' ? 'all' : names.length === 0 ? none : names.map((name) => `\`${name}\``).join(', ')

/** The import table as ARCHITECTURE.md shows it. */
export function layersAsMarkdown(): string {
  const rows = Object.entries(layers).map(
    ([path, layer]) =>
      `| \`${path}${path.includes('.') ? '' : '/'}\` | ${layer.purpose} | ${cell(layer.faces, 'none')} | ${cell(layer.packages, 'none')} | ${layer.node ? 'yes' : 'no'} |`,
  )
  return ['| path | what it is | may import the faces | npm packages | Node |', '| --- | --- | --- | --- | --- |', ...rows].join('\n')
}

/** `document` with its import table made anew; undefined when the place for the table is not there. */
export function withLayers(document: string): string | undefined {
  const begin = document.indexOf(BEGIN)
  const end = document.indexOf(END)
  if (begin < 0 || end < begin) return undefined
  return `${document.slice(0, begin + BEGIN.length)}\n\n${layersAsMarkdown()}\n\n${document.slice(end)}`
}

/** Whether ARCHITECTURE.md shows the table that layers.mjs holds. */
export function checkArchitecture(root: string): string[] {
  const document = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8')
  return withLayers(document) === document
    ? []
    : ['The import table in ARCHITECTURE.md is not the one in layers.mjs. Run npm run architecture.']
}
