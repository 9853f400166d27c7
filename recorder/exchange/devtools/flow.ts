import { z } from 'zod'

/** A user flow of Chrome DevTools' Recorder, as its documentation and `@puppeteer/replay` describe it; more fields are let be. */
const Selector = z.union([z.string(), z.array(z.string())])
const base = {
  target: z.string().optional(),
  assertedEvents: z.array(z.object({ type: z.string(), url: z.string().optional(), title: z.string().optional() })).optional(),
}
const on = { ...base, selectors: z.array(Selector).min(1) }
const place = { offsetX: z.number().optional(), offsetY: z.number().optional(), button: z.string().optional() }

export const Step = z.discriminatedUnion('type', [
  z.object({ ...base, type: z.literal('setViewport'), width: z.number().positive(), height: z.number().positive() }),
  z.object({ ...base, type: z.literal('navigate'), url: z.string() }),
  z.object({ ...on, ...place, type: z.literal('click'), duration: z.number().optional() }),
  z.object({ ...on, ...place, type: z.literal('doubleClick') }),
  z.object({ ...on, type: z.literal('hover') }),
  z.object({ ...on, type: z.literal('change'), value: z.string() }),
  z.object({ ...base, type: z.literal('keyDown'), key: z.string().min(1) }),
  z.object({ ...base, type: z.literal('keyUp'), key: z.string().min(1) }),
  z.object({
    ...base,
    type: z.literal('scroll'),
    selectors: z.array(Selector).optional(),
    x: z.number().optional(),
    y: z.number().optional(),
  }),
])
export type Step = z.infer<typeof Step>
export type Selector = z.infer<typeof Selector>

export const Flow = z.object({ title: z.string().default(''), steps: z.array(z.unknown()) })

/** Steps that are understood, but are nothing that a person does to the desktop. */
export const NO_ACT: Readonly<Record<string, string>> = {
  waitForElement: 'It waits for something; a run of Understudy waits by itself.',
  waitForExpression: 'It runs a script in the page, which a person does not do.',
  emulateNetworkConditions: 'It changes the network, which a person does not do.',
  close: 'A page was closed; how the person did that is not told.',
  customStep: 'A step of another program’s own making.',
}
