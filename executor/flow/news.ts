import type { RunEvent } from '#contract'

/** Which way a block took. */
export type FlowNews = Extract<RunEvent, { kind: 'flow' }>['what']
