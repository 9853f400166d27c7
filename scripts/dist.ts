import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import sharp from 'sharp'
import { buildApp, OUT } from '../main/build.ts'
import { adviceFor, distributionAt, type Platform } from './electron-distribution.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const SET_UP_FAILED = 27
const ICON_PX = 1024

const HELP = `npm run dist -- [--platform linux|win|mac] [--dir]

  Packs the app: AppImage and deb, nsis, or dmg, into dist/.
  --platform  for which system; this one without it. Electron must be there for that system.
  --dir       only the folder that would be packed
`

async function main(): Promise<void> {
  const options = { platform: { type: 'string' }, dir: { type: 'boolean' }, help: { type: 'boolean' } } as const
  const { values } = parseArgs({ options, strict: true })
  if (values.help) return void process.stdout.write(HELP)
  const platform = platformFrom(values.platform)
  const version = electronVersion()
  const distribution = distributionAt([process.env.ELECTRON_DIST, join(ROOT, 'node_modules/electron/dist')], platform)
  if (!distribution) {
    process.stderr.write(adviceFor(platform, version, process.arch))
    process.exitCode = SET_UP_FAILED
    return
  }
  await buildApp({ electron: true })
  await sharp(join(ROOT, 'renderer/public/icon.svg'), { density: 72 * (ICON_PX / 22) })
    .resize(ICON_PX, ICON_PX)
    .png()
    .toFile(join(OUT, 'icon.png'))
  const packed = spawnSync(
    process.execPath,
    [
      join(ROOT, 'node_modules/electron-builder/cli.js'),
      `--${platform}`,
      ...(values.dir ? ['--dir'] : []),
      '--publish=never',
      `--config.electronDist=${distribution}`,
      `--config.electronVersion=${version}`,
    ],
    { cwd: ROOT, stdio: 'inherit' },
  )
  if (packed.status !== 0) {
    process.stderr.write(
      'Packing failed: see above. electron-builder fetches its packing tools (fpm, AppImage, NSIS) from github.com when it first needs them;\n' +
        'npm run dist -- --dir makes only the folder, and needs none of them.\n',
    )
    process.exitCode = SET_UP_FAILED
  }
}

function platformFrom(asked: string | undefined): Platform {
  if (asked === 'linux' || asked === 'win' || asked === 'mac') return asked
  if (asked !== undefined) throw new Error(`There is no platform “${asked}”. There are: linux, win, mac.`)
  return process.platform === 'win32' ? 'win' : process.platform === 'darwin' ? 'mac' : 'linux'
}

function electronVersion(): string {
  return JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).devDependencies.electron
}

await main()
