import { readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { join, posix } from 'node:path'
import { approvedActionMakers, inputPackages, layers } from '../../layers.mjs'
import { readSource, type SourceFacts } from './read-source.ts'
import { filesBelow } from './source-files.ts'

type Layer = (typeof layers)[string]

const isConfig = (file: string) => /(^|\/)[\w-]+\.config\.ts$/.test(file)
const topOf = (path: string) => path.split('/')[0] ?? ''

/** The row of the table that rules a file. */
export function layerOf(file: string): { name: string; layer: Layer } | undefined {
  const name = Object.keys(layers)
    .filter((path) => file === path || file.startsWith(`${path}/`))
    .sort((a, b) => b.length - a.length)[0]
  const layer = name === undefined ? undefined : layers[name]
  return name !== undefined && layer ? { name, layer } : undefined
}

const packageOf = (specifier: string) => specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/')

/** What is wrong with one import, and what to do instead; undefined when it is fine. */
export function judgeImport(file: string, specifier: string): string | undefined {
  const ruled = layerOf(file)
  if (!ruled) return undefined
  const { name, layer } = ruled
  if (specifier.startsWith('.')) return judgePath(file, specifier, layer)
  if (specifier.startsWith('#')) return judgeFace(name, specifier, layer)
  if (isBuiltin(specifier)) {
    if (layer.node) return undefined
    return `uses ${specifier}, but ${name}/ runs where there is no Node. Take what you need as a parameter, or ask for it over a call in contract/ipc.ts.`
  }
  return judgePackage(name, packageOf(specifier), layer)
}

function judgePath(file: string, specifier: string, layer: Layer): string | undefined {
  const reached = posix.normalize(posix.join(posix.dirname(file), specifier))
  const top = topOf(reached)
  if (top === topOf(file) || reached === 'layers.mjs' || reached === 'package.json' || layer.faces === 'all') return undefined
  return `reaches into ${top}/ by path. Import its face, '#${top}', if layers.mjs lets this folder; else take what you need as a parameter.`
}

function judgeFace(name: string, specifier: string, layer: Layer): string | undefined {
  const face = specifier.slice(1).split('/')[0] ?? ''
  if (layer.faces === 'all' || layer.faces.includes(face)) return undefined
  if (face === 'test') return `imports ${specifier}, but nothing outside test/ leans on tests. Move what you need to where it belongs.`
  const others = layer.faces.length === 0 ? 'no other folder' : `only ${layer.faces.map((other) => `#${other}`).join(', ')}`
  return (
    `imports ${specifier}, but ${name}/ may import ${others}. Stages meet only in data: ` +
    'describe what you need as a port in contract/, take it as a parameter, and let engine/ pass it in.'
  )
}

function judgePackage(name: string, packageName: string, layer: Layer): string | undefined {
  if (layer.packages === 'all' ? packageName !== 'electron' : layer.packages.includes(packageName)) return undefined
  if (packageName === 'electron') {
    return 'imports electron, which only main/electron/ and preload/ know. Say what you need in the Shell interface and do it in main/electron/.'
  }
  if (inputPackages.includes(packageName)) {
    return (
      `imports ${packageName}, which can move the mouse or press keys; only desktop/ may hold it. ` +
      'Propose an Action, have executor/gate approve it, and hand it to Desktop.perform.'
    )
  }
  return (
    `imports the package ${packageName}, which layers.mjs does not give to ${name}/. ` +
    'Use what the folder has, or put the need behind a port; if the package belongs here, add it to layers.mjs and say why in docs/decisions/.'
  )
}

function judgeFile(file: string, facts: SourceFacts): string[] {
  const ruled = layerOf(file)
  if (!ruled) {
    if (!file.includes('/')) return []
    return [
      `${file}: layers.mjs has no row for ${topOf(file)}/. Put the file into a folder of the table, or add a row that says what it may import.`,
    ]
  }
  const complaints = facts.imports.flatMap(({ specifier, line }) => {
    const complaint = judgeImport(file, specifier)
    return complaint === undefined ? [] : [`${file}:${line} ${complaint}`]
  })
  if (ruled.layer.packages !== 'all' && ruled.name !== 'scripts') {
    for (const { line } of facts.computedImports) {
      complaints.push(`${file}:${line} imports a name worked out at run time, which no table can check. Write the name out as a string.`)
    }
  }
  if (!approvedActionMakers.some((maker) => file.startsWith(maker))) {
    for (const { line } of facts.approvals) {
      complaints.push(
        `${file}:${line} makes an ApprovedAction by a cast. Only executor/gate/approve.ts may: ask the gate and use the ApprovedAction it gives.`,
      )
    }
  }
  return complaints
}

/** One sentence for each break of the import table under `root`. */
export function checkLayers(root: string): string[] {
  return filesBelow(root, ['.ts', '.tsx', '.mts', '.mjs', '.js'])
    .filter((file) => !isConfig(file) && !file.endsWith('.d.ts'))
    .flatMap((file) => {
      try {
        return judgeFile(file, readSource(file, readFileSync(join(root, file), 'utf8')))
      } catch (error) {
        return [error instanceof Error ? error.message : String(error)]
      }
    })
}
