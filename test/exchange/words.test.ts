import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { goalSentence, type Task } from '#contract'
import { alohaTraceOf, newSigningKey, openImport, skillName, warningsOf, writeSkill } from '#exchange'
import { createCountedIds } from '../support/counted-ids.ts'
import { sampleStep, sampleTask } from '../support/sample-task.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const NOW_MS = Date.parse('2026-11-23T10:00:00Z')
const TASK = sampleTask('Écris à ⟦recipient⟧: «the keys»!', {
  steps: [sampleStep({ id: 'step-a', caption: 'Type ⟦recipient⟧ into “To”' }), sampleStep({ id: 'step-b' })],
  parameters: [{ name: 'recipient', type: 'choice', examples: ['Maria'], options: ['Maria', 'Bob'] }],
})

async function openText(name: string, text: string): Promise<Task> {
  const file = join(await temporaryFolder(), name)
  await writeFile(file, text)
  const opened = await openImport(file, { ids: createCountedIds(), nowMs: NOW_MS })
  return opened.parcel.tasks[0] as Task
}
const inWords = ({ goal, parameters, steps }: Task) => ({
  goal: goalSentence(goal),
  parameters: parameters.map(({ name }) => name),
  steps: steps.map(({ caption, act }) => [caption, act.kind]),
})

describe('a skill folder', () => {
  it('that we wrote is one that any agent reads, and gives the whole task back', async () => {
    const folder = join(await temporaryFolder(), 'skill')
    const { file } = await writeSkill(TASK, { tasks: [TASK], pages: [], transitions: [] }, folder, {
      png: async () => undefined,
      nowMs: NOW_MS,
      privateKey: newSigningKey(),
    })
    const text = await readFile(file, 'utf8')
    const [, front = '', body] = text.split('---\n')
    expect(parse(front)).toEqual({
      name: 'ecris-a-the-keys',
      description: 'Écris à {recipient}: «the keys»!. Use when someone asks for this; done in mousepad.',
    })
    expect(body).toContain('- `recipient` (choice), for example “Maria”; one of “Maria”, “Bob”')
    expect(body).toContain('1. Type {recipient} into “To”\n2. Click “Save”')
    const opened = await openImport(folder, { ids: createCountedIds(), nowMs: NOW_MS })
    expect([opened.format, opened.parcel.tasks[0]?.steps[0]?.act]).toEqual(['skill', TASK.steps[0]?.act])
  })

  it('of another program becomes a task that is handed over step by step until it is shown', async () => {
    const text = [
      '---',
      'name: pay-invoice',
      'description: Pays.',
      '---',
      '# Pay the invoice of {{Supplier Name}}',
      '## Steps',
      '1. Open **the bank**, see [help](https://example.org)',
      '2. Enter `{amount}`',
      '```sh',
      '3. rm -rf /',
      '```',
      '- a remark',
    ]
    const task = await openText('SKILL.md', text.join('\n'))
    expect(inWords(task)).toEqual({
      goal: 'Pay the invoice of ⟦supplier-name⟧',
      parameters: ['supplier-name', 'amount'],
      steps: [
        ['Open the bank, see help', 'hand-over'],
        ['Enter ⟦amount⟧', 'hand-over'],
      ],
    })
    expect(warningsOf([task], undefined, () => true)).toEqual([
      'It is not signed: nobody can tell who made it, or whether it was changed since.',
      '2 steps of it are known in words only; you do them yourself until you show them.',
    ])
  })

  it('whose steps are bullets below a heading is read too, and one without steps or name is refused with what to do', async () => {
    const head = '---\nname: water\n---\n'
    expect(
      inWords(
        await openText('SKILL.md', `${head}## When\n- thirsty\n## Instructions\n- Fill the can\n- [ ] Water the fern\n## Notes\n- none`),
      ),
    ).toEqual({
      goal: 'When',
      parameters: [],
      steps: [
        ['Fill the can', 'hand-over'],
        ['Water the fern', 'hand-over'],
      ],
    })
    const refused = ['# No name\n1. x', `${head}Nothing to do.`, '---\nname: [\n---\n1. x', '']
    for (const text of refused)
      await expect(openText('SKILL.md', text)).rejects.toMatchObject({ code: 'bad-input', advice: expect.any(String) })
  })

  it('has a name that the format allows, whatever the goal', () => {
    const names = ['Write ⟦x⟧', '写一封信', '  --  ', `A${'b'.repeat(100)} c`].map((goal) => skillName(sampleTask(goal)))
    expect(names).toEqual(['write', 'task', 'task', `a${'b'.repeat(63)}`])
  })
})

describe('a ShowUI-Aloha trace', () => {
  it('is written step by step in its four sentences, and read back as words', async () => {
    const trace = alohaTraceOf(TASK)
    expect(trace.trajectory[0]).toEqual({
      step_idx: 1,
      caption: {
        observation: 'The note is written.',
        think: 'Saving keeps it.',
        action: 'Type ⟦recipient⟧ into “To”',
        expectation: 'The window changes.',
      },
    })
    expect(inWords(await openText('write_a_note.json', JSON.stringify(trace)))).toEqual({
      goal: 'write a note',
      parameters: ['recipient'],
      steps: [
        ['Type ⟦recipient⟧ into “To”', 'hand-over'],
        ['Click “Save” in the toolbar of Mousepad', 'hand-over'],
      ],
    })
  })

  it('of another kind, or with nothing in it, is refused with words', async () => {
    for (const text of ['{"trajectory":[]}', '{"steps":1}', '{', '{"trajectory":[{"step_idx":1,"caption":{}}]}'])
      await expect(openText('trace.json', text)).rejects.toMatchObject({ code: 'bad-input' })
  })
})

describe('what is not there', () => {
  it('is said to be so', async () => {
    const folder = await temporaryFolder()
    await mkdir(join(folder, 'empty'))
    const ports = { ids: createCountedIds(), nowMs: NOW_MS }
    await expect(openImport(join(folder, 'none'), ports)).rejects.toMatchObject({ code: 'not-found' })
    await expect(openImport(join(folder, 'empty'), ports)).rejects.toMatchObject({
      code: 'bad-input',
      message: expect.stringContaining('SKILL.md'),
    })
  })
})

describe('warnings', () => {
  it('name what a stranger’s task would start, type and need', () => {
    const task = sampleTask('Clean up', {
      programs: [{ program: 'xterm' }, { program: 'sap' }],
      steps: [
        sampleStep({ id: 'step-a', act: { kind: 'start-program', program: 'xterm', arguments: ['-e', 'sh'] } }),
        sampleStep({
          id: 'step-b',
          window: { program: 'xterm', title: '*', kind: 'normal' },
          act: {
            kind: 'type',
            text: [
              { kind: 'literal', text: 'rm -rf ' },
              { kind: 'slot', parameter: 'x' },
            ],
            replaces: false,
          },
        }),
      ],
    })
    expect(warningsOf([task], 'abcd', (program) => program === 'xterm')).toEqual([
      'It starts programs: “xterm -e sh”.',
      'It types commands into a terminal: “rm -rf …”. Read them.',
      'Not on this machine: sap.',
    ])
  })
})
