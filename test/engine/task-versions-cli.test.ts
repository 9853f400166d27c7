import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Task } from '#contract'
import { openMemory } from '#memory'
import { invoiceTask, literal } from '../learner/edit/support/invoice-task.ts'
import { type Answer, commandLine } from '../support/command-line.ts'
import { createStillClock } from '../support/still-clock.ts'

/** The command line over a home that holds the task `task-a`. */
async function withTask(given: Partial<Task> = {}) {
  const { home, run } = await commandLine()
  const memory = await openMemory({ folder: join(home, 'memory'), clock: createStillClock() })
  await memory.saveTask(invoiceTask(given))
  await memory[Symbol.asyncDispose]()
  return { home, run }
}
const json = ({ out }: Answer) => JSON.parse(out)

describe('understudy tasks edit, versions, diff and roll-back', () => {
  it('makes edits in their order, with the numbers that the task shows, and tells what differs', async () => {
    const { run } = await withTask()
    const answer = await run(
      'tasks',
      'edit',
      'task-a',
      ...['--delete', '5', '--move', '7:1', '--caption', '7=Keep the invoice of [supplier]', '--rename', 'amount=sum'],
    )
    expect(answer).toEqual({
      status: 0,
      err: '',
      out: [
        'Version 2 of task-a: Step 5, “Type “for the office, Acme only” into “Note””, was deleted; Step 6 was moved to the beginning; ' +
          'Step 1 is now called “Keep the invoice of [supplier]”; “amount” is now called “sum”.',
        '~ parameter  [amount]: money, for example “12.50”',
        '    becomes  [sum]: money, for example “12.50”',
        '> step       Step 7: Click “Save” in Ledger',
        '    becomes  Step 1: Keep the invoice of [supplier]',
        '- step       Type “for the office, Acme only” into “Note”',
        '',
      ].join('\n'),
    })
    expect((await run('tasks', 'versions', 'task-a')).out).toMatch(
      /^2 {2}\S+ \S+ {2}6 steps {2}Step 5, .*\n1 {2}\S+ \S+ {2}7 steps {2}.+\n$/u,
    )
    expect((await run('tasks', 'roll-back', 'task-a', '1')).out).toBe('Version 3 of task-a is what version 1 was.\n')
    expect((await run('tasks', 'diff', 'task-a', '1')).out).toBe('There is no difference to show.\n')
    expect(json(await run('tasks', 'diff', 'task-a', '--json'))).toHaveLength(3)
  })

  it('reads each kind of edit', async () => {
    const proposals = [
      { id: 'proposal-1', question: 'Should step 1 go?', change: 'Without step 1.', edits: [{ kind: 'delete-step', step: 'step-open' }] },
      { id: 'proposal-2', question: 'Should step 7 go?', change: 'Without step 7.', edits: [{ kind: 'delete-step', step: 'step-save' }] },
    ]
    const { home, run } = await withTask({ proposals } as unknown as Partial<Task>)
    const file = join(home, 'edits.json')
    await writeFile(file, JSON.stringify([{ kind: 'set-text', step: 'step-login', text: [literal('anna')] }]))
    const options = [
      ['--goal', 'Enter what [supplier] gets: ⟦amount⟧ [EUR] at the office'],
      ['--value', 'place=office'],
      ['--text', '5=For [supplier] [only]'],
      ['--type', 'supplier=choice:Acme,Bolt'],
      ['--fix', 'amount=7'],
      ['--move', '6:end'],
      ['--accept', 'proposal-1'],
      ['--dismiss', 'proposal-2'],
      ['--edits', file],
    ].flat()
    const { task } = json(await run('tasks', 'edit', 'task-a', ...options, '--json'))
    expect({
      goal: task.goal,
      parameters: task.parameters,
      captions: task.steps.map((step: Task['steps'][number]) => step.caption),
      proposals: task.proposals,
    }).toEqual({
      goal: [
        { kind: 'words', text: 'Enter what ' },
        { kind: 'slot', parameter: 'supplier' },
        { kind: 'words', text: ' gets: 7 [EUR] at the ' },
        { kind: 'slot', parameter: 'place' },
      ],
      parameters: [
        { name: 'supplier', type: 'choice', examples: ['Acme'], options: ['Acme', 'Bolt'] },
        { name: 'place', type: 'text', examples: ['office'] },
      ],
      captions: [
        'Type “anna” into “Password”',
        'Type ⟦supplier⟧ into “Supplier”',
        'Type “7” into “Amount”',
        'Type “For ⟦supplier⟧ [only]” into “Note”',
        'Click “Save” in Ledger',
        'Choose ⟦supplier⟧ from “Suppliers”',
      ],
      proposals: [],
    })
  })

  it.each<[string[], number, RegExp]>([
    [['edit', 'task-a'], 2, /There is nothing to change/],
    [['edit', 'task-x', '--delete', '1'], 3, /There is no such task/],
    [['edit', 'task-a', '--delete', '8'], 2, /There is no step “8”. Steps are numbered 1 to 7/],
    [['edit', 'task-a', '--move', '3'], 2, /write it like 5:2/],
    [['edit', 'task-a', '--move', '3:9'], 2, /There is no step “9”/],
    [['edit', 'task-a', '--caption', '3'], 2, /Write it like 3="Press Save"/],
    [['edit', 'task-a', '--rename', 'date=day'], 2, /There is no value “date” in this task. It has supplier, amount, password/],
    [['edit', 'task-a', '--type', 'amount=colour'], 2, /no kind of value. It is one of text, number/],
    [['edit', 'task-a', '--value', 'place=nowhere'], 2, /Nothing was changed. “nowhere” stands nowhere/],
    [['edit', 'task-a', '--edits', 'nowhere.json'], 2, /nowhere\.json cannot be read/],
    [['edit', 'task-a', '--edits', 'package.json'], 2, /package\.json holds no list of edits/],
    [['versions', 'task-x'], 3, /There is no such task/],
    [['diff', 'task-a', 'first'], 2, /number of a version/],
    [['roll-back', 'task-a', '1'], 2, /Version 1 is the newest one already/],
    [['roll-back', 'task-a', '4'], 3, /This task has no version 4/],
  ])('tasks %s exits with %i and says why', async (args, status, said) => {
    const { run } = await withTask()
    const answer = await run('tasks', ...args)
    expect([answer.status, answer.err]).toEqual([status, expect.stringMatching(said)])
  })
})
