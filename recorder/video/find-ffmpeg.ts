import { constants } from 'node:fs'
import { access } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { UnderstudyError } from '#contract'

/**
 * Where ffmpeg lies: what `UNDERSTUDY_FFMPEG` names, else what the optional package ffmpeg-static brought, else the system's.
 * Undefined when there is none. Errors: `no-ffmpeg` when `UNDERSTUDY_FFMPEG` names something that cannot be run.
 */
export async function findFfmpeg(env: NodeJS.ProcessEnv = process.env): Promise<string | undefined> {
  const named = env.UNDERSTUDY_FFMPEG
  if (named) {
    if (await canRun(named)) return named
    throw new UnderstudyError(
      'no-ffmpeg',
      `UNDERSTUDY_FFMPEG is ${named}, which cannot be run.`,
      'Set it to the path of ffmpeg, or unset it.',
    )
  }
  for (const file of [await packagedFfmpeg(), ...onPath(env)]) {
    if (file && (await canRun(file))) return file
  }
  return undefined
}

/** The package may be missing, and where it is there, its download may have failed. */
async function packagedFfmpeg(): Promise<string | undefined> {
  try {
    const { default: file } = await import('ffmpeg-static')
    return file ?? undefined
  } catch {
    return undefined
  }
}

function onPath(env: NodeJS.ProcessEnv): string[] {
  const name = process.platform === 'win32' ? 'ffmpeg.exe' : 'ffmpeg'
  const folders = (env.PATH ?? env.Path ?? '').split(delimiter)
  return folders.filter((folder) => folder !== '').map((folder) => join(folder, name))
}

function canRun(file: string): Promise<boolean> {
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  )
}
