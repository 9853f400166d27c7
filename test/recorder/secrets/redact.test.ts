import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RecordedEvent, RecordingManifest } from '#contract'
import { findSecrets, gesturesOf, readRecording, redactRecording } from '#recorder'
import { createLineWriter } from '../../../recorder/lines/event-lines.ts'
import { masked } from '../../../recorder/secrets/find-secrets.ts'
import { redactEvents } from '../../../recorder/secrets/redact-events.ts'
import { replaceStaged, stagedFile } from '../../../recorder/secrets/replace-files.ts'
import { anElement, aWindow, scriptedPerson } from '../events.ts'
import { MANIFEST } from '../good-recording.ts'
import { SECRET } from './corpus.ts'

const CARD = '4111 1111 1111 1111'
const TOKEN = SECRET.find(({ kind }) => kind === 'github-token')!.text

let parent: string
let count = 0
beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'understudy-redact-'))
})
afterAll(() => rm(parent, { recursive: true, force: true }))

async function recordingOf(events: RecordedEvent[], more: Partial<RecordingManifest> = {}): Promise<string> {
  const folder = await mkdtemp(join(parent, `recording-${++count}-`))
  await writeFile(join(folder, 'manifest.json'), JSON.stringify({ ...MANIFEST, video: null, eventCount: events.length, ...more }))
  await writeFile(join(folder, 'events.jsonl'), events.map(createLineWriter()).join(''))
  return folder
}
const allOf = async (folder: string) =>
  (await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name), 'utf8')))).join('\n')
const brief = (events: readonly RecordedEvent[]) =>
  gesturesOf(events).map((gesture) =>
    gesture.kind === 'type' ? (gesture.secret ? '(secret)' : gesture.text) : gesture.kind === 'press' ? gesture.key : gesture.kind,
  )

/** A card number typed into a letter, shown in a field while it is typed, in a title, in a marker, and in the goal; and a token in the clipboard. */
function sample(): RecordedEvent[] {
  const person = scriptedPerson(100)
  const shows = (value: string): RecordedEvent => ({
    kind: 'elements',
    atMs: person.now(),
    windowId: 1,
    elements: [anElement({ name: 'Text', value })],
  })
  person
    .window(aWindow({ title: 'Letter' }))
    .click({ x: 20, y: 15 })
    .focus(anElement({ name: 'Text', value: '' }))
  person
    .write('pay with 4111 1')
    .add(shows('pay with 4111 1'))
    .write('111 1111 1111')
    .add(shows(`pay with ${CARD}`))
    .write(' please')
  person.add({ kind: 'marker', atMs: person.now(), note: `used ${CARD.replaceAll(' ', '-')}`, milestone: true })
  person.add({ kind: 'clipboard', atMs: person.now(), content: 'text', length: TOKEN.length, text: TOKEN })
  return person
    .window(aWindow({ title: `Paid with ${CARD.replaceAll(' ', '')}` }))
    .strike('Tab', '\t')
    .write('Bob').events
}

describe('secrets found in a finished recording', () => {
  it('are told with all places where they stand, and never with their value', async () => {
    const recording = await readRecording(await recordingOf(sample(), { goal: `Pay with ${CARD}` }))
    const found = await findSecrets(recording)
    expect(found.map(({ kind, what, masked: shown, places }) => [kind, what, shown, places.map((place) => place.in)])).toEqual([
      ['card-number', 'A card number', '4111 •••• •••• 1111', ['goal', 'typing', 'element', 'marker', 'window']],
      ['github-token', 'A GitHub token', expect.stringMatching(/^ghp_•+$|^ghp_•+.{4}$/), ['clipboard']],
    ])
    expect(JSON.stringify(found)).not.toContain(TOKEN)
    expect(JSON.stringify(found)).not.toContain('1111 1111')
    expect((await findSecrets(recording)).map(({ id }) => id)).toEqual(found.map(({ id }) => id))
  })

  it('are found where their parts were typed into several fields, or over several lines', async () => {
    const person = scriptedPerson(100)
    for (const part of ['5555', '5555', '5555', '4444']) person.write(part).strike('Tab', '\t').rest(200)
    for (const line of (SECRET.find(({ kind }) => kind === 'private-key')?.text ?? '').split('\n'))
      person.write(line).strike('Return', '\r')
    const recording = await readRecording(await recordingOf(person.events))
    const found = await findSecrets(recording)
    expect(found.map(({ kind }) => kind).toSorted()).toEqual(['card-number', 'private-key'])
    await redactRecording(recording.folder, found)
    const text = await allOf(recording.folder)
    expect(text).not.toContain('"characters":"5"')
    expect(brief((await readRecording(recording.folder)).events)).toEqual([
      ...Array.from({ length: 4 }, () => ['(secret)', 'Tab']).flat(),
      ...Array.from({ length: 3 }, () => ['(secret)', 'Return']).flat(),
    ])
  })

  it('are found where the field is named for one', async () => {
    const person = scriptedPerson(100)
      .focus(anElement({ name: 'API key', value: '' }))
      .write('kT9#xw2L')
      .strike('Tab', '\t')
    const found = await findSecrets(await readRecording(await recordingOf(person.events)))
    expect(found.map(({ kind, masked: shown }) => [kind, shown])).toEqual([['announced-secret', 'k••••••L']])
  })

  it('show no more than their ends', () => {
    expect(['hunter2', 'kT9#xw2L', 'DE89 3704 0044 0532 0130 00', `a\nb`].map(masked)).toEqual([
      '•••••••',
      'k••••••L',
      'DE•• •••• •••• •••• •••• 00',
      '•',
    ])
  })
})

describe('a recording that secrets are taken out of', () => {
  it('holds them nowhere, keeps all else, and says when', async () => {
    const folder = await recordingOf(sample(), { goal: `Pay with ${CARD}`, gestureCount: 4 })
    await writeFile(join(folder, 'unread.txt'), `what is ${CARD}\n`)
    await writeFile(join(folder, 'events.jsonl.cut'), TOKEN)
    const recording = await readRecording(folder)
    await redactRecording(folder, await findSecrets(recording), { now: () => new Date('2026-02-03T04:05:06Z') })
    const text = await allOf(folder)
    expect(text).not.toMatch(/4111|1111 ?1111|ghp_/)
    expect((await readdir(folder)).toSorted()).toEqual(['events.jsonl', 'manifest.json', 'unread.txt'])
    const after = await readRecording(folder)
    expect(brief(after.events)).toEqual(['click', 'pay with ', '(secret)', ' please', 'Tab', 'Bob'])
    expect(after.manifest).toEqual({
      ...recording.manifest,
      goal: 'Pay with ••••••••',
      redactedAt: '2026-02-03T04:05:06.000Z',
      gestureCount: 6,
      eventCount: after.events.length,
    })
    expect(after.events.filter(({ kind }) => kind === 'clipboard')).toEqual([expect.objectContaining({ content: 'text', length: null })])
    expect(await findSecrets(after)).toEqual([])
    // What cannot be found any more changes nothing.
    const before = await allOf(folder)
    await redactRecording(folder, await findSecrets(recording))
    expect(await allOf(folder)).toBe(before)
  })

  it('loses the whole typed text where corrections hide which key wrote what', async () => {
    const person = scriptedPerson(100).write('4111x').strike('BackSpace').write(' 1111 1111 1111').strike('Return', '\r')
    const folder = await recordingOf(person.events)
    await redactRecording(folder, await findSecrets(await readRecording(folder)))
    expect(brief((await readRecording(folder)).events)).toEqual(['(secret)', 'Return'])
  })

  it('is the old one or the new one, whenever it is interrupted', async () => {
    const folder = await recordingOf(sample())
    const old = await allOf(folder)
    // Killed before it was decided: what lies beside is no part of it.
    await writeFile(stagedFile(folder, 'events.jsonl'), 'half')
    expect((await readRecording(folder)).gestures).toEqual((await readRecording(await recordingOf(sample()))).gestures)
    // Killed after: whoever reads it next carries it to its end.
    const events = redactEvents(await readRecording(folder), [{ value: CARD }])
    await writeFile(stagedFile(folder, 'events.jsonl'), events.map(createLineWriter()).join(''))
    await writeFile(join(folder, '.redacting'), JSON.stringify({ replaced: ['manifest.json', 'events.jsonl'], removed: [] }))
    expect((await readRecording(folder)).events).toEqual(events)
    expect((await readdir(folder)).toSorted()).toEqual(['events.jsonl', 'manifest.json'])
    expect(await allOf(folder)).not.toBe(old)
    await replaceStaged(folder, { replaced: [], removed: [] })
  })

  it('holds no key of what was chosen, whatever was typed around it', async () => {
    const word = fc.string({ unit: fc.constantFrom(...'abcdeXYZ .,:1'), maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(word, word, fc.constantFrom('Qq#7', 'J5w-8r', '4444 4444'), async (before, after, secret) => {
        fc.pre(!`${before}${after}`.includes(secret))
        const { events } = scriptedPerson(100).write(before).write(secret).write(after).strike('Tab', '\t')
        const recording = { manifest: MANIFEST, folder: parent, events, gestures: gesturesOf(events) }
        const left = redactEvents(recording, [{ value: secret }])
        const written = left
          .map((event) => (event.kind === 'key-down' ? event.characters : event.kind === 'secret-key' ? '•' : ''))
          .join('')
        expect(written).not.toContain(secret)
        const striking = [...secret].length
        expect(left.filter(({ kind }) => kind === 'secret-key').length).toBeGreaterThanOrEqual(striking)
        expect(written.replace('\t', '')).toBe(`${before}${'•'.repeat(striking)}${after}`)
      }),
      { numRuns: 100 },
    )
  })
})
