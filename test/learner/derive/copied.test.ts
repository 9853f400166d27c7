import { describe, expect, it } from 'vitest'
import { fillText, RecordingId, type Step } from '#contract'
import { mergeDemonstration } from '../../../learner/merge/merge.ts'
import { createCountedIds } from '../../support/counted-ids.ts'
import { accepted } from '../loops/looped.ts'
import { demonstration, element, windowOf } from '../support/demonstration.ts'
import { learnTold } from '../support/learned.ts'

const LETTERS = windowOf(7, 'evince', 'Invoice', { x: 0, y: 0, width: 200, height: 300 })
const FORM = windowOf(8, 'homebank', 'Payments', { x: 200, y: 0, width: 200, height: 300 })
const label = (name: string, y: number) => element('label', name, [10, y, 60, 20])
const shown = [
  label('Number', 40),
  element('text', 'INV-2207', [80, 40, 90, 20]),
  label('Total', 80),
  element('text', '450.75', [80, 80, 90, 20]),
  element('button', 'Next', [80, 200, 90, 20]),
]
const reference = element('field', 'Reference', [220, 40, 100, 20])
const amount = element('field', 'Amount', [220, 80, 100, 20])
const form = [reference, amount]
const save = element('button', 'Save', [220, 200, 100, 20])
const INVOICES = [
  ['INV-2207', '450.75'],
  ['INV-2231', '80.10'],
  ['INV-2298', '99.00'],
] as const

async function learned(told: ReturnType<typeof demonstration>) {
  const { task } = await learnTold(told.done())
  return { task, said: task.steps.map(({ caption }) => caption), parameters: task.parameters, notices: task.notices }
}

function typedBy(steps: Step[], values: Record<string, string>): string[] {
  return steps.flatMap(({ act }) => (act.kind === 'type' ? [fillText(act.text, values)] : []))
}

describe('a text that another page showed', () => {
  it('is read there on every run, when two were carried over', async () => {
    const told = demonstration('Pay the invoice').open(LETTERS, shown).open(FORM, form)
    const { task, said, parameters, notices } = await learned(told.type('INV-2207', reference).type('450.75', amount))
    expect({ said, parameters, notices }).toEqual({
      said: [
        'Read ⟦number⟧ from the text next to “Number” in Evince',
        'Type ⟦number⟧ into “Reference”',
        'Read ⟦total⟧ from the text next to “Total” in Evince',
        'Type ⟦total⟧ into “Amount”',
      ],
      parameters: [],
      notices: [],
    })
    const [read] = task.steps
    expect([read?.act, read?.expectation, read?.window, read?.target?.name, read?.target?.role, read?.target?.label]).toEqual([
      { kind: 'read', into: 'number' },
      { kind: 'nothing' },
      { program: 'evince', title: 'Invoice', kind: 'normal' },
      undefined,
      'text',
      'text',
    ])
    expect(read?.target?.neighbours.map(({ name }) => name)).toEqual(['Number', 'Total', 'Next'])
    expect(typedBy(task.steps, { number: 'INV-2207', total: '450.75' })).toEqual(['INV-2207', '450.75'])
    expect(typedBy(task.steps, { number: 'INV-9', total: '1' })).toEqual(['INV-9', '1'])
  })

  it('is read before the last step of the earlier page, where that page is gone when it is typed', async () => {
    const page = { ...LETTERS, box: { x: 0, y: 0, width: 400, height: 300 } }
    const told = demonstration('Pay the invoice').open(page, shown).click(shown[4]!).change(7, { title: 'Payment' }).shows(7, form)
    const { said } = await learned(told.type('INV-2207', reference).type('450.75', amount))
    expect(said).toEqual([
      'Read ⟦number⟧ from the text next to “Number” in Evince',
      'Read ⟦total⟧ from the text next to “Total” in Evince',
      'Click “Next” in Evince',
      'Type ⟦number⟧ into “Reference”',
      'Type ⟦total⟧ into “Amount”',
    ])
  })

  it('keeps the name of a field that held it', async () => {
    const fields = [
      element('field', 'Number', [10, 40, 90, 20], { value: 'INV-2207' }),
      element('field', 'Total', [10, 80, 90, 20], { value: '450.75' }),
    ]
    const told = demonstration('Pay the invoice').open(LETTERS, fields).open(FORM, form)
    const { task } = await learned(told.type('INV-2207', reference).type('450.75', amount))
    expect(task.steps.flatMap(({ act, target }) => (act.kind === 'read' ? [[act.into, target?.name]] : []))).toEqual([
      ['number', 'Number'],
      ['total', 'Total'],
    ])
  })

  it('shown once may be there by chance: it stays, and the person is told', async () => {
    const told = demonstration('Pay the invoice').open(LETTERS, shown).open(FORM, form)
    const { said, notices } = await learned(told.type('INV-2207', reference).type('12.50', amount))
    expect({ said, notices }).toEqual({
      said: ['Type “INV-2207” into “Reference”', 'Type “12.50” into “Amount”'],
      notices: [
        '“INV-2207” was shown by “Invoice” before it was typed; it stays the same unless you show it once more.',
        '“12.50” was typed but is not in your sentence; it stays the same on every run.',
      ],
    })
  })

  it('is given by the person when the sentence has it, and is no source when they typed it there themselves', async () => {
    const told = demonstration('Pay the invoice INV-2207 of 450.75').open(LETTERS, shown).open(FORM, form)
    const { parameters } = await learned(told.type('INV-2207', reference).type('450.75', amount))
    expect(parameters.map(({ examples }) => examples)).toEqual([['INV-2207'], ['450.75']])

    const own = [element('field', 'Number', [10, 40, 90, 20]), element('field', 'Total', [10, 80, 90, 20])]
    const filled = own.map((field, index) => ({ ...field, value: ['INV-2207', '450.75'][index]! }))
    const typedTwice = demonstration('Pay the invoice').open(LETTERS, own).type('INV-2207', own[0]).type('450.75', own[1]).shows(7, filled)
    const { task } = await learned(typedTwice.open(FORM, form).type('INV-2207', reference).type('450.75', amount))
    expect(task.steps.map(({ act }) => act.kind)).toEqual(['type', 'type', 'type', 'type'])
  })

  it('is read in each round of a loop, from the same place', async () => {
    const told = demonstration('Pay all invoices')
      .open(LETTERS, shown)
      .open(FORM, [...form, save])
    for (const [number, total] of INVOICES) {
      told.type(number, reference).type(total, amount).click(save)
      told.shows(8, [...form, save]).click(shown[4]!)
      const next = INVOICES[INVOICES.findIndex(([each]) => each === number) + 1] ?? ['', '']
      told.shows(7, [
        shown[0]!,
        element('text', next[0], [80, 40, 90, 20]),
        shown[2]!,
        element('text', next[1], [80, 80, 90, 20]),
        shown[4]!,
      ])
    }
    const { task, said } = await learned(told)
    const round = (n: string) => [
      `Read ⟦number${n}⟧ from the text next to “Number” in Evince`,
      `Type ⟦number${n}⟧ into “Reference”`,
      `Read ⟦total${n}⟧ from the text next to “Total” in Evince`,
      `Type ⟦total${n}⟧ into “Amount”`,
      'Click “Save” in Homebank',
      'Click “Next” in Evince',
    ]
    expect({ said, parameters: task.parameters }).toEqual({ said: [...round(''), ...round('-2'), ...round('-3')], parameters: [] })
    const { task: looped } = accepted(task)
    expect(looped.steps.map(({ caption }) => caption)).toEqual(round(''))
    expect(looped.blocks).toMatchObject([{ kind: 'loop', from: task.steps[0]?.id, to: task.steps[5]?.id }])
  })

  it('is read still when another invoice is shown the same way, and nothing is asked', async () => {
    const first = await learned(
      demonstration('Pay the invoice').open(LETTERS, shown).open(FORM, form).type('INV-2207', reference).type('450.75', amount),
    )
    const others = [
      shown[0]!,
      element('text', 'INV-31', [80, 40, 90, 20]),
      shown[2]!,
      element('text', '80.10', [80, 80, 90, 20]),
      shown[4]!,
    ]
    const again = demonstration('Pay the invoice').open(LETTERS, others).open(FORM, form).type('INV-31', reference).type('80.10', amount)
    const second = await learnTold(again.done({ id: RecordingId.parse('recording-2') }))
    const merged = mergeDemonstration(first.task, second.task, {}, { ids: createCountedIds(), pageOf: () => undefined })
    if (merged.kind !== 'merged') throw new Error(JSON.stringify(merged))
    expect([merged.task.steps.map(({ act }) => act), merged.task.parameters, merged.task.blocks]).toEqual([
      first.task.steps.map(({ act }) => act),
      [],
      [],
    ])
  })
})
