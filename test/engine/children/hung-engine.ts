import { watchPanicKey } from '../../../engine/watchdog/host.ts'

/** An engine that is watched over and then hangs for good. */
await watchPanicKey(() => {})
process.send?.('watched over', () => {
  for (;;);
})
