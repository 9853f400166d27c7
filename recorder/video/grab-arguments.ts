import { type Box, UnderstudyError } from '#contract'

export type Grab = { box: Box; framesPerSecond: number; file: string }

/** The frames between two that can be read without others: what a seek has to decode at most. */
export const KEYFRAME_EVERY = 30

/**
 * ffmpeg's arguments to write the screen to a file. Every half second is closed off in the file, so that a kill loses no more.
 * The mouse pointer stays out: it would lie on top of what it points at. The Windows and macOS branches were never run.
 */
export function grabArguments(platform: NodeJS.Platform, env: NodeJS.ProcessEnv, grab: Grab): string[] {
  const { input, filters = [] } = screen(platform, env, grab)
  const filter = ['-vf', [...filters, COVER].join(',')]
  return ['-hide_banner', '-loglevel', 'info', '-nostats', '-progress', 'pipe:1', ...input, ...filter, ...ENCODING, '-y', grab.file]
}

/** A black box over everything, which is not drawn until ffmpeg is told to on its standard input. */
const COVER = 'drawbox@cover=t=fill:color=black:enable=0'

export function coverCommand(covered: boolean): string {
  return `cdrawbox@cover -1 enable ${covered ? 1 : 0}\n`
}

/** Small text stays readable at this quality; a still screen costs next to nothing at any. */
const ENCODING = [
  ...[
    '-an',
    '-c:v',
    'libx264',
    '-preset',
    'ultrafast',
    '-tune',
    'zerolatency',
    '-crf',
    '20',
    '-g',
    `${KEYFRAME_EVERY}`,
    '-pix_fmt',
    'yuv420p',
  ],
  ...['-f', 'matroska', '-cluster_time_limit', '500', '-flush_packets', '1'],
]

type Screen = { input: string[]; filters?: string[] }

function screen(platform: NodeJS.Platform, env: NodeJS.ProcessEnv, { box, framesPerSecond }: Grab): Screen {
  const rate = ['-framerate', `${framesPerSecond}`]
  const size = ['-video_size', `${box.width}x${box.height}`]
  switch (platform) {
    case 'win32':
      return {
        input: ['-f', 'gdigrab', '-draw_mouse', '0', ...rate, '-offset_x', `${box.x}`, '-offset_y', `${box.y}`, ...size, '-i', 'desktop'],
      }
    case 'darwin':
      return {
        input: ['-f', 'avfoundation', '-capture_cursor', '0', ...rate, '-i', 'Capture screen 0:none'],
        filters: [`crop=${box.width}:${box.height}:${box.x}:${box.y}`],
      }
    default: {
      if (!env.DISPLAY)
        throw new UnderstudyError(
          'no-display',
          'There is no X display to film: DISPLAY is not set.',
          'Start Understudy in a desktop session.',
        )
      return { input: ['-f', 'x11grab', '-draw_mouse', '0', ...rate, ...size, '-i', `${env.DISPLAY}+${box.x},${box.y}`] }
    }
  }
}

/** The codec takes even sizes only; the last row or column is not worth failing for. */
export function evenBox({ x, y, width, height }: Box): Box {
  return { x, y, width: width - (width % 2), height: height - (height % 2) }
}
