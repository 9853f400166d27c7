import { describe, expect, it } from 'vitest'
import { PageId, type WindowPattern } from '#contract'
import { captions, click, merge, merged, pageOf, press, shown, type } from './support/shown.ts'

const FORM_PAGE = PageId.parse('page-form')
const NOTICE_PAGE = PageId.parse('page-notice')
const PAGES = [
  pageOf('page-form', [
    ['field', 'Name'],
    ['menu', 'File'],
    ['checkbox', 'Urgent'],
    ['button', 'Send'],
  ]),
  pageOf('page-notice', [
    ['heading', 'News'],
    ['button', 'Dismiss'],
  ]),
]
const on = (page: PageId) => ({ page })
const plain = [type('Name', 'Anna', on(FORM_PAGE)), click('checkbox', 'Urgent', on(FORM_PAGE)), click('button', 'Send', on(FORM_PAGE))]
const withNotice = [click('button', 'Dismiss', on(NOTICE_PAGE)), ...plain]

describe('what only one demonstration has', () => {
  it('is done only when what it began with is seen, whichever of the two had it', () => {
    const later = merge(shown(1, 'Send it', plain), shown(2, 'Send it', withNotice), { pages: PAGES })
    if (later.kind !== 'merged') throw new Error(JSON.stringify(later))
    expect(captions(later.task)).toEqual(['Click “Dismiss”', 'Type “Anna” into “Name”', 'Click “Urgent”', 'Click “Send”'])
    const [first] = later.task.steps
    expect(later.task.blocks).toEqual([
      {
        kind: 'optional',
        id: 'block-1',
        reason: 'It was done in the demonstration in which “Dismiss” was there, and not in the other.',
        from: first?.id,
        to: first?.id,
        when: { kind: 'element-present', role: 'button', name: 'Dismiss' },
      },
    ])
    expect(later.found).toEqual(['“Click “Dismiss”” is done only when “Dismiss” is there.'])
    const earlier = merged(shown(1, 'Send it', withNotice), shown(2, 'Send it', plain), { pages: PAGES })
    expect(earlier.blocks).toMatchObject([{ kind: 'optional', from: 'step-1-1', to: 'step-1-1', when: { name: 'Dismiss' } }])
  })

  it('is done only when its dialog is there, and the step before expects neither', () => {
    const dialog: WindowPattern = { program: 'chromium', title: 'Overwrite?', kind: 'dialog' }
    const one = shown(1, 'Save it', [
      press('s', { expectation: { kind: 'window-gone', window: { program: 'chromium', title: 'Save', kind: 'dialog' } } }),
      click('button', 'Close'),
    ])
    const two = shown(2, 'Save it', [
      press('s', { expectation: { kind: 'window-present', window: dialog } }),
      click('button', 'Replace', { window: dialog, of: { window: dialog } }),
      click('button', 'Close'),
    ])
    const task = merged(one, two)
    expect(task.blocks).toMatchObject([{ kind: 'optional', when: { kind: 'window-present', window: dialog } }])
    expect(task.steps[0]?.expectation).toEqual({ kind: 'changed' })
  })

  it('is asked about when nothing on the screen tells', () => {
    const [name, urgent, send] = plain as [(typeof plain)[0], (typeof plain)[0], (typeof plain)[0]]
    const one = shown(1, 'Send it', [name, urgent, send])
    const two = shown(2, 'Send it', [name, send])
    const outcome = merge(one, two, { pages: PAGES })
    expect(outcome.kind === 'questions' && outcome.questions).toEqual([
      {
        id: 'sometimes-step-1-2',
        text: 'Before, you did “Click “Urgent””; this time you did not, and nothing on the screen tells why. Should it be done?',
        answers: [
          { id: 'always', text: 'Yes, every time' },
          { id: 'never', text: 'No, leave it out' },
        ],
      },
    ])
    const answered = (answer: string) => captions(merged(one, two, { pages: PAGES, answers: { 'sometimes-step-1-2': answer } }))
    expect(answered('always')).toEqual(captions(one))
    expect(answered('never')).toEqual(captions(two))
    const other = merge(two, one, { pages: PAGES })
    expect(other.kind === 'questions' && other.questions.map(({ id }) => id)).toEqual(['sometimes-shown-2'])
    expect(captions(merged(two, one, { pages: PAGES, answers: { 'sometimes-shown-2': 'always' } }))).toEqual(captions(one))
  })

  it('is left out when it changed nothing and the other did without it', () => {
    const [name, urgent, send] = plain as [(typeof plain)[0], (typeof plain)[0], (typeof plain)[0]]
    const detour = [click('menu', 'File', on(FORM_PAGE)), press('Escape', on(FORM_PAGE))]
    const [short, long] = [plain, [name, ...detour, urgent, send]]
    const leftOut = [
      { after: 'step-1-1', what: 'Click “File”; Press Escape', reason: 'The other demonstration did without it, and it changed nothing.' },
    ]
    expect(merged(shown(1, 'Send it', long), shown(2, 'Send it', short), { pages: PAGES })).toMatchObject({ leftOut, blocks: [] })
    const one = shown(1, 'Send it', short)
    expect(merged(one, shown(2, 'Send it', long), { pages: PAGES })).toMatchObject({ leftOut, steps: one.steps, blocks: [] })
  })

  it('is nothing new when it was only scrolled', () => {
    const scroll = { ...press('x'), caption: 'Scroll down', act: { kind: 'scroll' as const, notchesX: 0, notchesY: 3, at: { x: 0, y: 0 } } }
    const one = shown(1, 'Send it', plain)
    expect(merged(one, shown(2, 'Send it', [plain[0]!, scroll, ...plain.slice(1)]))).toMatchObject({ steps: one.steps, blocks: [] })
  })
})

describe('other steps at the same place', () => {
  const start = click('button', 'Log in', on(FORM_PAGE))
  const end = click('button', 'Send', on(FORM_PAGE))
  const CODE = PageId.parse('page-code')
  const PASS = PageId.parse('page-pass')
  const QUIZ = PageId.parse('page-quiz')
  const pages = [
    ...PAGES,
    pageOf('page-code', [['field', 'Code']]),
    pageOf('page-pass', [['button', 'Use a key']]),
    pageOf('page-quiz', [['button', 'I am a person']]),
  ]
  const byCode = shown(1, 'Log in and send', [start, type('Code', '1234', on(CODE)), press('Return', on(CODE)), end])
  const byKey = shown(2, 'Log in and send', [start, click('button', 'Use a key', on(PASS)), end])
  const byQuiz = shown(3, 'Log in and send', [start, click('button', 'I am a person', on(QUIZ)), end])

  it('are a branch with what decides', () => {
    const task = merged(byCode, byKey, { pages })
    expect(captions(task)).toEqual(['Click “Log in”', 'Type “1234” into “Code”', 'Press Return', 'Click “Use a key”', 'Click “Send”'])
    expect(task.blocks).toMatchObject([
      {
        kind: 'branch',
        arms: [
          { from: 'step-1-2', to: 'step-1-3', when: { kind: 'element-present', role: 'field', name: 'Code' } },
          { from: 'step-new-task-2-1', to: 'step-new-task-2-1', when: { kind: 'element-present', role: 'button', name: 'Use a key' } },
        ],
      },
    ])
  })

  it('get a further arm from a third demonstration, and nothing new from one that is known', () => {
    const two = merged(byCode, byKey, { pages })
    const three = merged(two, byQuiz, { pages })
    expect(three.blocks.map((block) => (block.kind === 'branch' ? block.arms.map(({ when }) => when) : []))).toEqual([
      [
        { kind: 'element-present', role: 'field', name: 'Code' },
        { kind: 'element-present', role: 'button', name: 'Use a key' },
        { kind: 'element-present', role: 'button', name: 'I am a person' },
      ],
    ])
    const again = merged(three, { ...byKey, recordings: [...shown(4, 'x', []).recordings] }, { pages })
    expect(again.steps).toEqual(three.steps)
    expect(again.blocks).toEqual(three.blocks)
  })

  it('are asked about when nothing decides', () => {
    const one = shown(1, 'Send', [start, click('button', 'By post'), end])
    const two = shown(2, 'Send', [start, click('button', 'By mail'), end])
    const id = 'instead-step-1-2'
    const outcome = merge(one, two)
    expect(outcome.kind === 'questions' && outcome.questions.map((question) => question.id)).toEqual([id])
    expect(captions(merged(one, two, { answers: { [id]: 'first' } }))).toEqual(captions(one))
    expect(captions(merged(one, two, { answers: { [id]: 'second' } }))).toEqual(captions(two))
  })
})

describe('a stretch that is repeated a different number of times', () => {
  const list = (number: number, items: string[], sentence = 'Fill my list') =>
    shown(number, sentence, [
      click('button', 'New'),
      ...items.flatMap((item) => [type('Item', item), click('button', 'Add')]),
      click('button', 'Save'),
    ])

  it.each([
    [['milk'], ['tea', 'eggs', 'bread']],
    [['tea', 'eggs', 'bread'], ['milk']],
    [
      ['tea', 'eggs'],
      ['milk', 'salt', 'rye', 'oil'],
    ],
    [['milk'], ['tea', 'eggs']],
  ])('is a loop over the values of each round: %j and %j', (one, two) => {
    const task = merged(list(1, one), list(2, two))
    expect(captions(task)).toEqual(['Click “New”', 'Type ⟦item⟧ into “Item”', 'Click “Add”', 'Click “Save”'])
    expect(task.parameters).toEqual([{ name: 'item', type: 'text', examples: [one.join('\n'), two.join('\n')], many: true }])
    expect(task.blocks).toMatchObject([{ kind: 'loop', from: 'step-1-2', to: 'step-1-3', over: { kind: 'values', parameters: ['item'] } }])
  })

  it('keeps the parameter that held the one value, and its slot in the sentence', () => {
    const one = shown(1, 'Put ⟦thing⟧ on my list', [type('Item', '⟦thing⟧'), click('button', 'Add'), click('button', 'Save')], {
      thing: 'milk',
    })
    const two = shown(
      2,
      'Put ⟦thing⟧, ⟦text⟧ and ⟦text-2⟧ on my list',
      [...['thing', 'text', 'text-2'].flatMap((name) => [type('Item', `⟦${name}⟧`), click('button', 'Add')]), click('button', 'Save')],
      { thing: 'tea', text: 'eggs', 'text-2': 'bread' },
    )
    const goal = [
      { kind: 'words', text: 'Put ' },
      { kind: 'slot', parameter: 'thing' },
      { kind: 'words', text: ' on my list' },
    ]
    expect(merged(one, two)).toMatchObject({ goal, parameters: [{ name: 'thing', many: true, examples: ['milk', 'tea\neggs\nbread'] }] })
    expect(merged(two, one)).toMatchObject({ goal, parameters: [{ name: 'thing', many: true, examples: ['tea\neggs\nbread', 'milk'] }] })
  })

  it('takes part in a third demonstration with yet another number, which changes nothing but the examples', () => {
    const two = merged(list(1, ['milk']), list(2, ['tea', 'eggs', 'bread']))
    const three = merged(two, list(3, ['a', 'b', 'c', 'd']))
    expect(three.steps).toEqual(two.steps)
    expect(three.blocks).toEqual(two.blocks)
    expect(three.parameters[0]?.examples).toEqual(['milk', 'tea\neggs\nbread', 'a\nb\nc\nd'])
  })

  it('goes on as long as something is there, when nothing else differs', () => {
    const mail = (number: number, count: number) =>
      shown(number, 'Empty the inbox', [
        ...Array.from({ length: count }, () => click('button', 'Delete first', on(FORM_PAGE))),
        click('button', 'Close', on(NOTICE_PAGE)),
      ])
    const pages = [pageOf('page-form', [['button', 'Delete first']]), pageOf('page-notice', [['button', 'Close']])]
    const task = merged(mail(1, 2), mail(2, 4), { pages })
    expect(captions(task)).toEqual(['Click “Delete first”', 'Click “Close”'])
    expect(task.blocks).toMatchObject([
      { kind: 'loop', over: { kind: 'while', condition: { kind: 'element-present', role: 'button', name: 'Delete first' } } },
    ])
  })

  it('goes on as long as there is a row, when each row is gone after its round', () => {
    const inRow = (name: string) =>
      click('button', 'Delete', { ...on(FORM_PAGE), of: { neighbours: [{ role: 'row', name, offset: { x: -90, y: 0 } }] } })
    const clear = (number: number, names: string[]) =>
      shown(number, 'Delete them all', [...names.map(inRow), click('button', 'Close', on(NOTICE_PAGE))])
    const pages = [pageOf('page-form', [['button', 'Delete']]), pageOf('page-notice', [['button', 'Close']])]
    const task = merged(clear(1, ['Anna', 'Clara']), clear(2, ['Ben', 'Dora', 'Emma']), { pages })
    expect(task.blocks).toMatchObject([{ over: { kind: 'while', condition: { kind: 'element-present', role: 'button', name: 'Delete' } } }])
    expect(task.parameters).toEqual([])
    expect(task.steps[0]?.target?.neighbours).toEqual([])
  })

  it('goes by a number that both sentences say, and asks where they do not', () => {
    const down = (number: number, count: number, sentence: string) =>
      shown(number, sentence, [type('Name', 'x'), ...Array.from({ length: count }, () => press('Down')), press('Return')])
    const task = merged(down(1, 2, 'Go 2 lines down'), down(2, 5, 'Go 5 lines down'))
    expect(task.blocks).toMatchObject([{ kind: 'loop', over: { kind: 'times', count: { parameter: 'times' } } }])
    expect(task.goal).toMatchObject([{ text: 'Go ' }, { kind: 'slot', parameter: 'times' }, { text: ' lines down' }])
    const outcome = merge(down(1, 2, 'Go down'), down(2, 5, 'Go down'))
    expect(outcome.kind === 'questions' && outcome.questions.map(({ id }) => id)).toEqual(['times-step-1-2'])
    const always = merged(down(1, 2, 'Go down'), down(2, 5, 'Go down'), { answers: { 'times-step-1-2': 'second' } })
    expect(always.blocks).toMatchObject([{ kind: 'loop', over: { kind: 'times', count: 5 } }])
  })

  it('counts where the rounds are numbered', () => {
    const pages = (number: number, names: string[]) =>
      shown(number, 'Number them', [
        click('button', 'New'),
        ...names.flatMap((name, index) => [type('Title', name), type('Number', `No. ${index + 1}`), press('Return')]),
        click('button', 'Save'),
      ])
    const task = merged(pages(1, ['x']), pages(2, ['a', 'b', 'c']))
    expect(task.parameters.map(({ name }) => name)).toEqual(['title'])
    expect(task.steps[2]?.act).toMatchObject({ text: [{ text: 'No. ' }, { kind: 'count', start: 1, step: 1, digits: 1 }] })
  })

  it('goes over all rows when all that were seen had their round, and asks when that is not told', () => {
    const rows = (number: number, names: string[]) =>
      shown(number, 'Archive them', [
        ...names.flatMap((name) => [click('list-item', name, { of: { path: ['list Mails'] } }), click('button', 'Archive')]),
        click('button', 'Close'),
      ])
    const [one, two] = [rows(1, ['a', 'b']), rows(2, ['c', 'd', 'e'])]
    const seenAt = () => ['c', 'd', 'e'].map((name) => ({ role: 'list-item' as const, name }))
    const all = merged(one, two, { seenAt })
    expect(all.blocks).toMatchObject([{ over: { kind: 'rows', item: 'mails', role: 'list-item', within: 'Mails' } }])
    expect(all.steps[0]?.target?.nameParameter).toBe('mails')
    expect(all.parameters).toEqual([])
    const some = merged(one, two, { seenAt: () => [...seenAt(), { role: 'list-item', name: 'f' }] })
    expect(some.blocks).toMatchObject([{ over: { kind: 'values', parameters: ['mails'] } }])
    const outcome = merge(one, two)
    expect(outcome.kind === 'questions' && outcome.questions.map(({ id }) => id)).toEqual(['rows-step-1-1'])
    expect(merged(one, two, { answers: { 'rows-step-1-1': 'rows' } }).blocks).toMatchObject([{ over: { kind: 'rows' } }])
    expect(merged(one, two, { answers: { 'rows-step-1-1': 'values' } }).blocks).toMatchObject([{ over: { kind: 'values' } }])
  })
})
