import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { stringify } from 'yaml'
import { goalSentence, type Parameter, type Task } from '#contract'
import { type BundlePorts, writeBundle } from '../bundle/write-bundle.ts'
import type { Parcel } from '../parcel.ts'
import { BUNDLE_IN_SKILL, SKILL_FILE } from './format.ts'

/** The agent-skills format allows so many characters. */
const LONGEST_NAME = 64
const LONGEST_DESCRIPTION = 1_024

/**
 * Writes a Task as a skill folder (the agent-skills format: SKILL.md with a name and a description in its front matter): instructions that any agent can read, and
 * the bundle beside them, from which Understudy has the task back whole. Returns the SKILL.md.
 */
export async function writeSkill(task: Task, parcel: Parcel, folder: string, ports: BundlePorts): Promise<{ file: string; bytes: number }> {
  await mkdir(join(folder, 'assets'), { recursive: true })
  const bundle = await writeBundle(parcel, join(folder, BUNDLE_IN_SKILL), ports)
  const text = skillText(task)
  const file = join(folder, SKILL_FILE)
  await writeFile(file, text)
  return { file, bytes: bundle.bytes + Buffer.byteLength(text) }
}

/** `write-a-note`: lower-case letters, digits and single hyphens. */
export function skillName(task: Task): string {
  const words = task.goal.map((part) => (part.kind === 'words' ? part.text : ' ')).join(' ')
  const name = words
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST_NAME)
    .replace(/^-+|-+$/g, '')
  return name === '' ? 'task' : name
}

function skillText(task: Task): string {
  const goal = slots(goalSentence(task.goal))
  const programs = task.programs.map(({ program }) => program).join(', ')
  const description = `${goal}. Use when someone asks for this${programs === '' ? '' : `; done in ${programs}`}.`
  const front = stringify({ name: skillName(task), description: cut(description, LONGEST_DESCRIPTION) })
  const grouped = new Map(task.subGoals.map(({ from, name }) => [from, name]))
  const steps = task.steps.flatMap((step, index) => {
    const group = grouped.get(step.id)
    return [...(group === undefined ? [] : ['', `### ${slots(group)}`, '']), `${index + 1}. ${slots(step.caption)}`]
  })
  const sections = [
    `# ${goal}`,
    ...(task.parameters.length > 0 ? ['## Values', task.parameters.map(valueLine).join('\n')] : []),
    '## Steps',
    steps.join('\n').trim(),
    ...(task.milestones.length > 0 ? ['## To check on the way', task.milestones.map(({ name }) => `- ${slots(name)}`).join('\n')] : []),
    '## In Understudy',
    `Import this folder: \`${BUNDLE_IN_SKILL}\` holds where each step is done and what is seen before and after it. Without Understudy, follow the steps above.`,
  ]
  return `---\n${front}---\n\n${sections.join('\n\n')}\n`
}

function valueLine({ name, type, examples, options, many }: Parameter): string {
  const like = examples[0] === undefined ? '' : `, for example “${examples[0].replace(/\s+/gu, ' ')}”`
  const from = options && options.length > 0 ? `; one of ${options.map((option) => `“${option}”`).join(', ')}` : ''
  return `- \`${name}\` (${type}${many ? ', several' : ''})${like}${from}`
}

function slots(text: string): string {
  return text.replace(/⟦([^⟦⟧]+)⟧/gu, '{$1}').replace(/\s+/gu, ' ')
}

function cut(text: string, most: number): string {
  const characters = [...text]
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`
}
