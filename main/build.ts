import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
export const OUT = join(ROOT, 'out')
const PAGE_SOURCES = ['renderer', 'preload', 'contract', 'main', 'package-lock.json']
const ENGINE_SOURCES = ['engine', 'recorder', 'learner', 'memory', 'planner', 'executor', 'perception', 'desktop', 'models']

/**
 * Builds what a browser window needs (the renderer and the bridge), and with `electron` also the bundles that Electron runs;
 * nothing is done when no source changed since the last build.
 */
export async function buildApp(options: { electron: boolean }): Promise<void> {
  const sources = options.electron ? [...PAGE_SOURCES, ...ENGINE_SOURCES] : PAGE_SOURCES
  const digest = await digestOf(sources.map((name) => join(ROOT, name)))
  const stamp = join(OUT, options.electron ? 'built-electron' : 'built-browser')
  if ((await readFile(stamp, 'utf8').catch(() => '')) === digest) return
  await mkdir(OUT, { recursive: true })
  await Promise.all([buildRenderer(), buildBridge(), ...(options.electron ? [buildElectron()] : [])])
  await writeFile(stamp, digest)
}

async function buildRenderer(): Promise<void> {
  const { build } = await import('vite')
  await build({ configFile: join(ROOT, 'renderer/vite.config.ts'), root: join(ROOT, 'renderer'), logLevel: 'error' })
}

async function buildBridge(): Promise<void> {
  const { build } = await import('esbuild')
  await build({
    entryPoints: [join(ROOT, 'preload/browser.ts')],
    outfile: join(OUT, 'bridge.js'),
    bundle: true,
    format: 'iife',
    target: 'chrome120',
    minify: true,
    logLevel: 'error',
  })
}

/** The main process and the engine stay ES modules with their packages beside them; the preload is one CommonJS file, as the sandbox wants it. */
async function buildElectron(): Promise<void> {
  const { build } = await import('esbuild')
  const common = { bundle: true, platform: 'node', logLevel: 'error', outdir: OUT } as const
  await build({
    ...common,
    entryPoints: {
      main: join(ROOT, 'main/electron/main.ts'),
      engine: join(ROOT, 'main/electron/engine-process.ts'),
      watchdog: join(ROOT, 'engine/watchdog/process.ts'),
      'text-reader': join(ROOT, 'perception/ocr/worker.ts'),
    },
    format: 'esm',
    target: 'node24',
    packages: 'external',
    alias: await aliases(),
  })
  await build({
    ...common,
    entryPoints: { preload: join(ROOT, 'preload/index.ts') },
    format: 'cjs',
    external: ['electron'],
    outExtension: { '.js': '.cjs' },
  })
}

/** `#contract` and its like are our own source, not packages: they go into the bundle. */
async function aliases(): Promise<Record<string, string>> {
  const { imports } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as { imports: Record<string, string> }
  return Object.fromEntries(
    Object.entries(imports)
      .filter(([name]) => !name.includes('*'))
      .map(([name, path]) => [name, join(ROOT, path)]),
  )
}

async function digestOf(paths: string[]): Promise<string> {
  const hash = createHash('sha256')
  for (const path of paths) {
    const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(() => undefined)
    const files = entries ? entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)) : [path]
    for (const file of files.sort()) hash.update(relative(ROOT, file)).update(await readFile(file))
  }
  return hash.digest('hex')
}
