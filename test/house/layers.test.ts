import { mkdtempSync, rmSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { checkLayers, judgeImport } from '../../scripts/check/layers.ts'
import { readSource } from '../../scripts/check/read-source.ts'

const made: string[] = []
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true })
})

async function treeOf(files: Record<string, string>): Promise<string> {
  const root = mkdtempSync(join(tmpdir(), 'understudy-layers-'))
  made.push(root)
  for (const [file, source] of Object.entries(files)) {
    await mkdir(dirname(join(root, file)), { recursive: true })
    await writeFile(join(root, file), source)
  }
  return root
}

const firstWords = (complaints: string[]) => complaints.map((complaint) => complaint.split(/[,.:;] /)[0]?.trim())

describe('the import table', () => {
  it('holds for this repository', () => {
    expect(checkLayers(process.cwd())).toEqual([])
  })

  it('finds every planted break of the rules, and nothing in honest files', async () => {
    const root = await treeOf({
      'planner/honest.ts': "import type { Plan } from '#contract'\nimport { join } from 'node:path'\nimport { other } from './other.ts'\n",
      'planner/another-stage.ts': "import type { Task } from '#contract'\n\nimport { openMemory } from '#memory'\n",
      'planner/by-path.ts': "export * from '../memory/index.ts'\n",
      'planner/lazily.ts': "export const later = () => import('#desktop')\n",
      'planner/in-a-type.ts': "export type Memory = import('#memory').Memory\n",
      'learner/electron.ts': "import { app } from 'electron'\n",
      'executor/mouse.ts': "const nut = require('@nut-tree-fork/nut-js')\n",
      'memory/stranger.ts': "import pg from 'pg/lib/client.js'\n",
      'memory/computed.ts': 'export const load = (name: string) => import(name)\n',
      'renderer/file.tsx': "import { readFile } from 'node:fs/promises'\nexport const A = () => <b>{String(readFile)}</b>\n",
      'engine/cast.ts': 'export const yes = (action: unknown) => action as unknown as import("#contract").ApprovedAction\n',
      'engine/cast-in-list.ts': 'export const yes = (actions: unknown) => actions as Readonly<ApprovedAction>[]\n',
      'executor/gate/approve.ts': 'export const approve = (action: unknown) => action as ApprovedAction\n',
      'helpers/util.ts': 'export const one = 1\n',
      'recorder/half-written.ts': 'export const = 1\n',
    })
    expect(firstWords(checkLayers(root))).toEqual([
      'engine/cast-in-list.ts:1 makes an ApprovedAction by a cast',
      'engine/cast.ts:1 makes an ApprovedAction by a cast',
      'executor/mouse.ts:1 imports @nut-tree-fork/nut-js',
      'helpers/util.ts',
      'learner/electron.ts:1 imports electron',
      'memory/computed.ts:1 imports a name worked out at run time',
      'memory/stranger.ts:1 imports the package pg',
      'planner/another-stage.ts:3 imports #memory',
      'planner/by-path.ts:1 reaches into memory/ by path',
      'planner/in-a-type.ts:1 imports #memory',
      'planner/lazily.ts:1 imports #desktop',
      'recorder/half-written.ts cannot be parsed',
      'renderer/file.tsx:1 uses node:fs/promises',
    ])
  })

  it('says what to do instead', () => {
    expect(judgeImport('planner/plan.ts', '#memory')).toBe(
      'imports #memory, but planner/ may import only #contract. Stages meet only in data: ' +
        'describe what you need as a port in contract/, take it as a parameter, and let engine/ pass it in.',
    )
    expect(judgeImport('engine/run.ts', 'x11')).toBe(
      'imports x11, which can move the mouse or press keys; only desktop/ may hold it. ' +
        'Propose an Action, have executor/gate approve it, and hand it to Desktop.perform.',
    )
  })

  it('lets a subfolder have a row of its own', () => {
    expect(judgeImport('main/electron/main.ts', 'electron')).toBeUndefined()
    expect(judgeImport('main/browser/server.ts', 'electron')).toBe(
      'imports electron, which only main/electron/ and preload/ know. Say what you need in the Shell interface and do it in main/electron/.',
    )
  })

  it('is not fooled by imports in comments and strings', () => {
    const facts = readSource('a.ts', "// import '#memory'\nexport const text = \"import x from '#memory'\"\n/* require('pg') */\n")
    expect(facts).toEqual({ imports: [], computedImports: [], approvals: [] })
  })

  it('names the file that cannot be parsed', () => {
    expect(() => readSource('broken.ts', 'const = 1')).toThrow(/^broken\.ts cannot be parsed/)
  })
})
