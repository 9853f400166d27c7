import type { Randr } from 'x11'
import type { Box, Display } from '#contract'
import type { XConnection } from '../x/connection.ts'
import { property } from './facts.ts'
import { readMonitors } from './monitors.ts'

const BASE_DOTS_PER_INCH = 96

/** The monitors that show a part of the screen, the primary one first; the whole screen where none is known. */
export async function listDisplays(x: XConnection): Promise<Display[]> {
  const [scale, monitors] = await Promise.all([scaleOf(x), monitorsOf(x)])
  const whole = { name: 'screen', box: await rootBox(x) }
  return (monitors.length > 0 ? monitors : [whole]).map((each) => ({ ...each, scale }))
}

export async function rootBox(x: XConnection): Promise<Box> {
  const { width, height } = await x.ask<{ width: number; height: number }>((client, reply) => client.GetGeometry(x.root, reply))
  return { x: 0, y: 0, width, height }
}

async function monitorsOf(x: XConnection): Promise<{ name: string; box: Box }[]> {
  const monitors = await readMonitors(x).catch(() => [])
  if (monitors.length === 0) return outputsOf(x).catch(() => [])
  return monitors.toSorted((a, b) => Number(b.isPrimary) - Number(a.isPrimary)).map(({ name, box }) => ({ name, box }))
}

/** For servers that do not tell of monitors: what each plug shows. */
async function outputsOf(x: XConnection): Promise<{ name: string; box: Box }[]> {
  const randr = await x.extension<Randr>('randr')
  const [resources, primary] = await Promise.all([
    x.ask<{ outputs: number[]; config_timestamp: number }>((_client, reply) => randr.GetScreenResourcesCurrent(x.root, reply)),
    x.ask<number>((_client, reply) => randr.GetOutputPrimary(x.root, reply)),
  ])
  const time = resources.config_timestamp
  const outputs = resources.outputs.toSorted((a, b) => Number(b === primary) - Number(a === primary))
  const found = await Promise.all(
    outputs.map(async (output) => {
      const info = await x.ask<{ name: string; crtc: number }>((_client, reply) => randr.GetOutputInfo(output, time, reply))
      if (!info.crtc) return undefined
      const area = await x.ask<Box & { mode: number }>((_client, reply) => randr.GetCrtcInfo(info.crtc, time, reply))
      if (!area.mode) return undefined
      return { name: info.name, box: { x: area.x, y: area.y, width: area.width, height: area.height } }
    }),
  )
  return found.filter((each) => each !== undefined)
}

/** Desktops say how large they draw through the font resolution. */
async function scaleOf(x: XConnection): Promise<number> {
  const { data } = await property(x, x.root, 'RESOURCE_MANAGER')
  const dotsPerInch = Number(data.toString('latin1').match(/^Xft\.dpi:\s*([\d.]+)/m)?.[1])
  return dotsPerInch > 0 ? dotsPerInch / BASE_DOTS_PER_INCH : 1
}
