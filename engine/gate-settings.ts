import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { CallHandlers, Plan } from '#contract'
import { UnderstudyError } from '#contract'
import { GateSettings, type GateSetup, RULE_NAMES } from '#executor'
import { parseCommentedJson } from './commented-json.ts'
import type { Home } from './home.ts'

/** What the person set for the gate, as it was read just now. */
export type ReadGate = GateSetup & { /** What is wrong with the file, each with its line and what to do. */ problems: string[] }

/** The gate's settings: a file that the person edits, read anew before each run. */
export function createGateFile(home: Pick<Home, 'root'>) {
  const file = join(home.root, 'gate.json')

  /** A file that can’t be read, or with a wrong entry, is `broken`: then nothing of it counts, and no remembered yes either. */
  async function read(): Promise<ReadGate> {
    let text: string
    try {
      text = await readFile(file, 'utf8')
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { problems: [] }
      return {
        broken: true,
        problems: [`It cannot be read (${(error as Error).message}). Give yourself leave to read it, or move it away.`],
      }
    }
    return readGateSettings(text)
  }

  /** What a run should say before it begins. */
  async function findings(): Promise<Plan['findings']> {
    const { broken, problems } = await read()
    if (!broken) return []
    const text = `The gate’s file ${file} is wrong, so nothing of it holds and no remembered yes counts. ${problems.join(' ')}`
    return [{ stops: false, text }]
  }

  /** Writes an example with everything in comments. Errors: `bad-input` when there is a file already. */
  async function init(): Promise<string> {
    try {
      await writeFile(file, EXAMPLE, { mode: 0o600, flag: 'wx' })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      throw new UnderstudyError('bad-input', `There is a gate file already: ${file}.`, 'Edit it, or move it away first.', error)
    }
    return file
  }

  const handlers: Pick<CallHandlers, 'gate.settings'> = {
    'gate.settings': async () => {
      const { settings, problems } = await read()
      return { file, rules: settings ? wordsOf(settings) : [], problems }
    },
  }
  return { read, findings, init, handlers }
}
export type GateFile = ReturnType<typeof createGateFile>

export function readGateSettings(text: string): ReadGate {
  const json = parseCommentedJson(text)
  if (!('value' in json)) return { broken: true, problems: [`Line ${json.line}: ${json.text}`] }
  const result = GateSettings.safeParse(json.value)
  if (result.success) return { settings: result.data, problems: [] }
  const problems = result.error.issues.map(({ path, ...issue }) => {
    const unknown = issue.code === 'unrecognized_keys' ? issue.keys : []
    const line = json.lineOf(unknown[0] === undefined ? path : [...path, unknown[0]])
    return `Line ${line}: ${faultWords(path.map(String), unknown, issue.message)}`
  })
  return { broken: true, problems: [...new Set(problems)] }
}

const NAMES: string[] = Object.keys(RULE_NAMES)

function faultWords(path: string[], unknown: string[], message: string): string {
  const name = path.at(-1) ?? ''
  const inRules = path.at(-2) === 'rules'
  if (unknown.length > 0 && name === 'rules') return noRule(unknown[0] ?? '')
  if (unknown.length > 0) {
    const known = path.length === 0 ? 'version, everywhere, programs, tasks' : 'rules, folders, amountFactor, riskyActs, actsInMinute'
    return `“${unknown.join('”, “')}” means nothing here. Known are: ${known}.`
  }
  if (inRules && !NAMES.includes(name)) return noRule(name)
  if (inRules && message.startsWith('Nobody')) return `“${name}”: ${message}`
  if (inRules) return `“${name}” is set to something else than “allow”, “ask” or “block”. Write one of them.`
  if (path.length === 0) return 'The file holds no settings. `understudy gate init` writes an example, once this file is moved away.'
  if (name === 'version') return 'The version must be 1: write "version": 1.'
  return `“${path.join(' → ')}” is not right. ${message}`
}

function noRule(name: string): string {
  return `There is no rule “${name}”. The rules are: ${NAMES.join(', ')}.`
}

/** One line for each thing that the person set. */
function wordsOf({ everywhere, programs = {}, tasks = {} }: GateSettings): string[] {
  const parts: [string, NonNullable<GateSettings['everywhere']>][] = [
    ...(everywhere ? [['everywhere', everywhere] as [string, typeof everywhere]] : []),
    ...Object.entries(programs).map(([name, part]): [string, typeof part] => [`in ${name}`, part]),
    ...Object.entries(tasks).map(([name, part]): [string, typeof part] => [`for the task “${name}”`, part]),
  ]
  return parts.flatMap(([where, { rules = {}, folders = [], amountFactor, riskyActs, actsInMinute }]) => [
    ...Object.entries(rules).map(([rule, setting]) => `${where}: ${rule} → ${setting}`),
    ...folders.map((folder) => `${where}: files in ${folder} are free`),
    ...(amountFactor === undefined ? [] : [`${where}: more than ${amountFactor} times an amount that was shown is asked about`]),
    ...(riskyActs === undefined ? [] : [`${where}: asked again after ${riskyActs} risky acts of one kind`]),
    ...(actsInMinute === undefined ? [] : [`${where}: asked after ${actsInMinute} acts in a minute`]),
  ])
}

const EXAMPLE = `{
  // What Understudy's gate asks about, on top of its own rules. It is read before each run; \`understudy gate\` shows what holds.
  // A wrong entry makes the whole file count for nothing, and no remembered yes counts either, until it is right again.
  "version": 1,

  // For each rule: "allow" takes its question away, "ask" asks each time whatever you said before, "block" turns it into a no.
  // Rules: ${NAMES.slice(0, 9).join(', ')},
  //        ${NAMES.slice(9).join(', ')}.
  // What the gate blocks by itself stays blocked. Nobody can take away: ${Object.entries(RULE_NAMES)
    .filter(([, loose]) => !loose)
    .map(([name]) => name)
    .join(', ')}.
  "everywhere": {
    // "rules": { "install": "block" },
    // Folders in which files may be named without a question, besides your home's ordinary ones and those you showed.
    // "folders": ["~/.config/my-program", "/srv/shared"],
    // More than so many times the largest amount you showed is asked about.
    // "amountFactor": 10,
    // So many risky acts of one kind go by one yes; then you are asked again.
    // "riskyActs": 20,
    // So many acts of any kind within a minute go without you.
    // "actsInMinute": 600,
  },

  // For one program, by the name that \`understudy pages\` shows. It goes before "everywhere".
  "programs": {
    // "thunderbird": { "rules": { "send": "ask" } },
  },

  // For one task, by its id or its goal. It goes before programs.
  "tasks": {
    // "Write a note to [recipient]": { "rules": { "overwrite": "allow" }, "amountFactor": 3 },
  },
}
`
