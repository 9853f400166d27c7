import { type Client, createClient, type Event } from 'x11'

/** A program that gets the input: a bare window that notes which keys were pressed, and when each press reached it (monotonic milliseconds). */
const KEY_PRESS = 2
const KEY_PRESSES = 1
const presses: { keycode: number; ms: number }[] = []

const client = await new Promise<Client>((resolve, reject) => {
  createClient({ display: process.env.DISPLAY ?? '' }, (error, display) => (error ? reject(error) : resolve(display.client)))
})
const window = client.AllocID()
const root = client.display.screen[0]!.root
const values = { backgroundPixel: 0xdddddd, eventMask: KEY_PRESSES }
client.CreateWindow(window, root, 20, 40, 1200, 720, 0, 0, 0, 0, values)
client.MapWindow(window)
client.on('event', ({ type, keycode }: Event) => {
  if (type === KEY_PRESS) presses.push({ keycode: Number(keycode), ms: Number(process.hrtime.bigint()) / 1e6 })
})
process.on('message', () => process.send?.({ presses: presses.splice(0) }))
process.once('disconnect', () => process.exit(0))
process.send?.('ready')
