import { z } from 'zod'
import type { Limits } from './limits.ts'
import { SCREEN_ORDERS } from './rules/screen-orders.ts'

/** Asked when the same risky act, or any acts, were done too often without the person. */
export const RATE_RULE = 'rate'

/** Every rule by its lasting name, with whether a person may take its question away. Blocks stand in any case. */
export const RULE_NAMES = {
  delete: true,
  overwrite: true,
  'quit-without-saving': true,
  send: true,
  sign: true,
  pay: true,
  install: true,
  permissions: true,
  'terminal-command': true,
  'outside-programs': true,
  'outside-folders': true,
  amount: true,
  undemonstrated: true,
  'unknown-target': true,
  'first-run': true,
  renamed: true,
  [RATE_RULE]: false,
  'secret-outside-password': false,
  [SCREEN_ORDERS]: false,
} as const
export type RuleName = keyof typeof RULE_NAMES

const RuleSetting = z.enum(['allow', 'ask', 'block'])
export type RuleSetting = z.infer<typeof RuleSetting>

const rules = z.partialRecord(z.enum(Object.keys(RULE_NAMES) as [RuleName, ...RuleName[]]), RuleSetting).superRefine((set, context) => {
  for (const [rule, setting] of Object.entries(set)) {
    if (setting === 'allow' && !RULE_NAMES[rule as RuleName])
      context.addIssue({
        code: 'custom',
        path: [rule],
        message: 'Nobody can take this question away. Write “ask” or “block”, or leave it out.',
      })
  }
})

const here = {
  /** What a rule's question becomes: `allow` takes it away, `ask` asks each time whatever was remembered, `block` turns it into a no. */
  rules: rules.optional(),
  /** Folders in which files may be named without a question: absolute, or from the home as `~/…`. */
  folders: z.array(z.string().regex(/^(\/|~\/|[A-Za-z]:[\\/])./u, 'A folder is absolute, or begins with ~/.')).optional(),
  /** More than so many times the largest amount shown is asked about. */
  amountFactor: z.number().min(1.1).max(1_000_000).optional(),
  /** So many risky acts of one kind go without a question that a yes covers; then it is asked again. */
  riskyActs: z.number().int().min(1).max(10_000).optional(),
  /** So many acts of any kind within a minute go without the person. */
  actsInMinute: z.number().int().min(10).max(100_000).optional(),
}

const Part = z.strictObject(here)

/** What the person set for the gate beyond its own rules. The more particular wins: a task before a program before everywhere. */
export const GateSettings = z.strictObject({
  version: z.literal(1),
  everywhere: Part.optional(),
  /** By the program's lasting name: `mousepad`. */
  programs: z.record(z.string(), Part).optional(),
  /** By the task's id, or its goal as one line: `Write a note to [recipient]`. */
  tasks: z.record(z.string(), Part).optional(),
})
export type GateSettings = z.infer<typeof GateSettings>

/** What holds for one act. */
export type Held = {
  limits: Limits
  rate: { riskyActs: number; actsInMinute: number }
  /** The person's setting of a rule, with where in the file it stands. */
  ruleSetting: (rule: string) => { setting: RuleSetting; where: string } | undefined
  /** False: what was remembered does not count, since what the person set could not be read. */
  remembers: boolean
}

/** What runs by when nobody set anything. */
const DEFAULTS = { amountFactor: 10, riskyActs: 20, actsInMinute: 600 }

/** How the gate is set for a run: `broken` when there is a file that can't be read, then nothing of it counts and no remembered yes either. */
export type GateSetup = { settings?: GateSettings; broken?: boolean }

export function heldFor(
  { settings, broken = false }: GateSetup,
  at: { taskNames: string[]; program: string | undefined; home: string },
): Held {
  const parts = broken || !settings ? [] : partsFor(settings, at)
  const first = <Key extends 'amountFactor' | 'riskyActs' | 'actsInMinute'>(key: Key): number =>
    parts.map(({ part }) => part[key]).find((value) => value !== undefined) ?? DEFAULTS[key]
  return {
    limits: {
      home: at.home,
      folders: parts.flatMap(({ part }) => part.folders ?? []),
      amountFactor: first('amountFactor'),
    },
    rate: { riskyActs: first('riskyActs'), actsInMinute: first('actsInMinute') },
    ruleSetting: (rule) => {
      for (const { part, where } of parts) {
        const setting = (part.rules as Record<string, RuleSetting | undefined> | undefined)?.[rule]
        if (setting !== undefined) return { setting, where }
      }
      return undefined
    },
    remembers: !broken,
  }
}

/** The parts of the file that speak of this act, the most particular first. */
function partsFor(
  { everywhere, programs = {}, tasks = {} }: GateSettings,
  { taskNames, program }: { taskNames: string[]; program: string | undefined },
): { part: z.infer<typeof Part>; where: string }[] {
  const task = taskNames.find((name) => Object.hasOwn(tasks, name))
  const known = Object.keys(programs).find((name) => name.toLowerCase() === program?.toLowerCase())
  return [
    ...(task !== undefined && tasks[task] ? [{ part: tasks[task], where: 'for this task' }] : []),
    ...(known !== undefined && programs[known] ? [{ part: programs[known], where: `for ${known}` }] : []),
    ...(everywhere ? [{ part: everywhere, where: 'everywhere' }] : []),
  ]
}
