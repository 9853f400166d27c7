import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Approver, centreOf, type PictureId, type RunEvent, type RunId, Settings, type Target, type TextReader } from '#contract'
import { createRunControl, runPlan } from '#executor'
import { type ClosableTextReader, createEyes, createTextReader } from '#perception'
import { cascadeOf } from '../../../engine/cascade.ts'
import { createSystemClock } from '../../../engine/clock.ts'
import { createJournal, firstBrokenLine, readJournal } from '../../../engine/journal.ts'
import { createModels } from '../../../engine/model-roles.ts'
import { DEFAULT_SETTINGS } from '../../../engine/settings.ts'
import { decodePng } from '../../../memory/png.ts'
import { openX11Stage, type X11Stage } from '../../desktop/x11-stage.ts'
import { CHROMIUM_FLAGS } from '../../support/chromium-flags.ts'
import { createCountedIds } from '../../support/counted-ids.ts'
import { type Questioned, startDecidingServer } from '../../support/deciding-server.ts'
import { sampleStep } from '../../support/sample-task.ts'
import { until } from '../../support/until.ts'
import { planOf } from '../stage.ts'
import { proposal, tale } from './setting.ts'

/** A real page, real accessibility, real reading of pixels, the real client over HTTP to a server on this machine that answers as told. */
const clock = createSystemClock()
let stage: X11Stage
let reader: ClosableTextReader

beforeAll(async () => {
  stage = await openX11Stage()
  reader = createTextReader()
})
afterAll(async () => {
  await reader?.close()
  await stage?.close()
})

/** On `r` the button is called otherwise and stands elsewhere. */
const PAGE = `<title>Invoice</title><style>body{font:18px sans-serif;margin:24px} button{font:18px sans-serif;padding:8px 20px;position:absolute;left:40px;top:220px}
#help{left:240px} .elsewhere{left:300px !important;top:300px}</style>
<h1>Invoice</h1><p>For Miller and Sons, Berlin</p><p id="told">Not stored yet.</p><button id="main">Save invoice</button><button id="help">Help</button>
<script>
const button = document.querySelector('#main')
button.onclick = () => { document.querySelector('#told').textContent = 'All is kept.'; document.title = 'Invoice kept' }
addEventListener('keydown', ({ key }) => { if (key === 'r') { button.textContent = 'Keep it'; button.className = 'elsewhere'; document.title = 'Invoice again' } })
</script>`

async function sceneOf() {
  const window = await stage.windowOf('chromium')
  return { window, picture: await stage.desktop.capture(window.box), elements: await stage.desktop.elements(window) }
}

async function learnedButton(eyes: ReturnType<typeof createEyes>): Promise<Target> {
  const element = await stage.element('chromium', ({ role, name }) => role === 'button' && name === 'Save invoice')
  return (await eyes.describe(await sceneOf(), centreOf(element.box), element)).target
}

async function wordsIn(png: Buffer, { read }: Pick<TextReader, 'read'>): Promise<string> {
  return (await read(await decodePng(png))).map(({ text }) => text).join(' ')
}

describe('a button that was renamed and moved', () => {
  it('is found by a model at an endpoint of this machine, pressed with the person’s leave, judged, and handed back', async () => {
    const page = join(stage.session.home, 'invoice.html')
    await writeFile(page, PAGE)
    const profile = `--user-data-dir=${join(stage.session.home, 'web')}`
    stage.session.start('chromium', [...CHROMIUM_FLAGS, profile, '--window-size=800,600', `--app=file://${page}`])
    const eyes = createEyes({ reader })
    const target = await learnedButton(eyes)
    const window = { program: target.window.program, title: 'Invoice*', kind: 'normal' as const }
    await stage.press('r')
    await until('the button to be renamed', async () => (await stage.windowOf('chromium')).title.startsWith('Invoice again'))

    const answer = ({ of, things }: Questioned): object => {
      if (of === 'judgement') return { inferred: 'It says that all is kept.', cameTrue: true, reason: 'The page says so.' }
      const button = things.find(({ name }) => name === 'Keep it')
      return proposal(button ? { act: 'click', element: button.number, reason: 'To keep it is to save it.' } : { act: 'give-up' })
    }
    const server = await startDecidingServer(answer)
    const settings = Settings.parse({
      ...DEFAULT_SETTINGS,
      roles: { small: { url: server.baseUrl, name: 'small', price: null }, large: null, judge: null },
    })
    const cascade = cascadeOf(settings, { models: createModels({ key: async () => undefined }), textReader: reader })
    const step = sampleStep({
      id: 'step-save',
      caption: 'Click “Save invoice” for ⟦customer⟧',
      window,
      target: { ...target, window },
      expectation: { kind: 'changed' },
    })
    const next = sampleStep({
      id: 'step-next',
      caption: 'Press F2',
      act: { kind: 'press', modifiers: [], key: 'F2' },
      window,
      expectation: { kind: 'nothing' },
    })
    const plan = planOf([step, next], { customer: 'Miller and Sons' })
    const approver: Approver = { ask: async () => ({ answer: 'once', by: 'person' }), secret: async () => undefined }
    const runId = 'run-renamed' as RunId
    const journal = await createJournal(stage.session.home, runId, clock)
    let pictures = 0
    const put = async () => `${++pictures}`.padStart(64, '0') as PictureId
    const outcome = await runPlan(
      { ...plan, task: { ...plan.task, programs: [{ program: window.program }] } },
      {
        ...{ desktop: stage.desktop, eyes, approver, clock, ids: createCountedIds() },
        ...(cascade && { cascade }),
        memory: {
          grants: async () => [],
          saveGrant: async () => {},
          page: async () => undefined,
          pages: async () => [],
          pictures: { put, putPng: put, png: async () => undefined, picture: async () => undefined },
        },
        emit: async (event: RunEvent) => void (await journal.append(event)),
      },
      { runId, control: createRunControl(), approvalTimeoutMs: 30_000, firstRun: false, monitors: 'none' },
    )
    await journal.close()
    await server.stop()

    const lines = (await readJournal(stage.session.home, runId)) ?? []
    const told = tale(lines.map(({ event }) => event))
    // The local tier scrolls to look for it first.
    const up = told.slice(told.findIndex((line) => line.startsWith('up to')))
    expect({ outcome, broken: firstBrokenLine(lines), began: told[0], tale: up }).toEqual({
      outcome: { kind: 'done' },
      broken: undefined,
      began: 'step step-save by tier 0',
      tale: [
        'up to 1: “Save invoice” is not on the screen; nothing was clicked.',
        expect.stringMatching(/^small taken: click \d+, the button “Keep it”: To keep it is to save it\.$/u),
        'asks (undemonstrated): press “Keep it” in Chromium',
        'answer once by person',
        'acts',
        'judge taken: It came true: The page says so. Seen: It says that all is kept.',
        'check true: The judge has seen it come true: The page says so.',
        'handed back from 1',
        'done by tier 1',
        'step step-next by tier 0',
        'acts',
        expect.stringMatching(/^check true: /u),
        'done by tier 0',
        'end done after 2 calls',
      ],
    })
    expect((await stage.windowOf('chromium')).title).toMatch(/^Invoice kept/)

    // What went over the wire, and what stands of it in the journal.
    const [decision, judgement] = server.asked
    expect(server.asked.map(({ of, pictures: shown }) => [of, shown.length])).toEqual([
      ['decision', 1],
      ['judgement', 2],
    ])
    const sent = await Promise.all([...(decision?.pictures ?? []), ...(judgement?.pictures ?? [])].map((png) => wordsIn(png, reader)))
    expect(sent.join(' ')).toContain('Help')
    expect(sent.join(' ')).not.toMatch(/Miller|Sons/iu)
    expect(server.asked.map(({ text }) => text).join('\n')).not.toMatch(/Miller|Sons/iu)
    expect(decision?.text).toContain('"name":"For ⟦customer⟧, Berlin"')
    const calls = lines.flatMap(({ event }) => (event.kind === 'model-call' ? [event] : []))
    expect(calls).toMatchObject([
      { role: 'small', server: new URL(server.baseUrl).host, inputTokens: 40, outputTokens: 7, money: 0 },
      { role: 'judge', server: new URL(server.baseUrl).host, inputTokens: 40, outputTokens: 7, money: 0 },
    ])
  })
})
