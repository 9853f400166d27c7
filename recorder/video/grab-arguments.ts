import { type Box, UnderstudyError } from '#contract'
import { CELL_PX, stencilSize } from './stencil.ts'
import { HIDES_BACK_MS } from './stencil-feed.ts'

export type Grab = { box: Box; framesPerSecond: number; file: string }

/** The frames between two that can be read without others: what a seek has to decode at most. */
export const KEYFRAME_EVERY = 30

/**
 * ffmpeg's arguments to write the screen to a file, under stencils that come on its standard input (see stencil.ts); it ends when they
 * do. Every frame is closed off in the file, so that a kill loses none that came out. The mouse pointer stays out: it would lie on
 * top of what it points at. Both inputs are stamped with the machine's time when they are read, so that a frame meets the stencil of
 * its own time. The Windows and macOS branches were never run.
 */
export function grabArguments(platform: NodeJS.Platform, env: NodeJS.ProcessEnv, grab: Grab): string[] {
  const { input, filters = [] } = screen(platform, env, grab)
  const { widthCells, heightCells } = stencilSize(grab.box)
  const [width, height] = [widthCells * CELL_PX, heightCells * CELL_PX]
  const graph = [
    `[0:v]scale=${width}:${height}:flags=neighbor[stencil]`,
    `[1:v]${filters.length > 0 ? filters.join(',') : 'null'}[screen]`,
    '[screen][stencil]overlay=format=yuv420:eof_action=endall,setpts=PTS-STARTPTS',
  ].join(';')
  return [
    ...['-hide_banner', '-nostdin', '-loglevel', 'info', '-nostats', '-progress', 'pipe:1', '-stats_period', '0.2', '-copyts'],
    ...['-use_wallclock_as_timestamps', '1', '-thread_queue_size', `${STENCILS_WAITING}`, '-itsoffset', `${-HIDES_BACK_MS / 1000}`],
    // Nothing about it has to be found out, which would wait for seconds of stencils.
    ...['-probesize', '32', '-analyzeduration', '0', '-fpsprobesize', '0'],
    ...['-f', 'rawvideo', '-pix_fmt', 'yuva420p', '-video_size', `${widthCells}x${heightCells}`, '-framerate', '1000', '-i', 'pipe:0'],
    ...['-use_wallclock_as_timestamps', '1', '-thread_queue_size', `${framesWaiting(grab.box)}`, ...input],
    ...['-filter_complex', graph, ...ENCODING, '-y', grab.file],
  ]
}

/** Stencils are read as soon as they come, whatever ffmpeg does: their time is when they are read. */
const STENCILS_WAITING = 64
/** Frames that wait for their stencil may take so much memory. */
const FRAMES_WAITING_BYTES = 128 * 1024 * 1024

function framesWaiting({ width, height }: Box): number {
  return Math.max(8, Math.min(32, Math.floor(FRAMES_WAITING_BYTES / (width * height * 4))))
}

/** Small text stays readable at this quality; a still screen costs next to nothing at any. */
export const ENCODING: readonly string[] = [
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
  ...['-f', 'matroska', '-cluster_time_limit', '20', '-flush_packets', '1'],
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
