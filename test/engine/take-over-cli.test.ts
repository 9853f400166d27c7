import { expect, it } from 'vitest'
import { type EmitEvent, type RunEvent, type RunId, UnderstudyError } from '#contract'
import { answerPauses, type Terminal, takeOverAtTerminal } from '../../engine/cli/take-over.ts'
import type { Engine } from '../../engine/create-engine.ts'
import { sampleStep, sampleTask } from '../support/sample-task.ts'

const RUN = 'run-1' as RunId

/** A person who gives these answers, and an engine that writes down what it is told. */
function stage(answers: string[], given: { nothing?: boolean } = {}) {
  const told: string[] = []
  const written: string[] = []
  const asked: string[] = []
  const listeners: EmitEvent[] = []
  const terminal: Terminal = {
    async ask(question) {
      asked.push(question.trim())
      return answers.shift() ?? ''
    },
    write: (text) => void written.push(text),
  }
  const engine = {
    on: (listener: EmitEvent) => listeners.push(listener),
    teaching: { takeOver: async (_id: RunId, how: object) => void told.push(`take over ${JSON.stringify(how)}`) },
    runs: { stop: () => told.push('stop') },
    handlers: {
      'run.resume': async () => told.push('resume'),
      'run.taught': async () => {
        if (given.nothing) throw new UnderstudyError('bad-input', 'Nothing was shown.', 'Take over once more.')
        return { steps: [sampleStep({ caption: 'Click “⟦name⟧”' })], notices: [] }
      },
      'run.useTaught': async ({ use, keep }: { use: string; keep: boolean }) => {
        told.push(`use ${use}${keep ? ', keep' : ''}`)
        return { task: keep ? { ...sampleTask('Save it'), revision: 3 } : null }
      },
    },
  } as unknown as Engine
  const pause = async (by: Extract<RunEvent, { kind: 'paused' }>['by']) => {
    for (const listener of listeners) listener('run.event', { runId: RUN, event: { kind: 'paused', because: 'You used the mouse.', by } })
    await new Promise((resolve) => setImmediate(resolve))
  }
  return { terminal, engine, told, asked, pause, text: () => written.join('') }
}

it('a person takes over at the terminal, sees what was understood, and keeps it', async () => {
  const { terminal, engine, told, text } = stage(['', 't', 'yes'])
  expect(await takeOverAtTerminal(engine, RUN, terminal)).toBe(true)
  expect(told).toEqual(['take over {"fromTerminal":true}', 'use instead-of-step, keep'])
  expect(text()).toContain('  1  Click “[name]”')
  expect(text()).toContain('The task has a new version, 3.')
})

it('what stands for nothing is not kept, nor asked about', async () => {
  const { terminal, engine, told, asked } = stage(['', ''])
  await takeOverAtTerminal(engine, RUN, terminal)
  expect([told.at(-1), asked.length]).toEqual(['use none', 2])
})

it('nothing shown is told in words, and the question comes again', async () => {
  const { terminal, engine, told, text, pause } = stage(['t', '', 'g'], { nothing: true })
  answerPauses(engine, terminal)
  await pause('person-input')
  expect(text()).toContain('Nothing was shown. Take over once more.')
  expect(told).toEqual(['take over {"fromTerminal":true}', 'resume'])
})

it.each([
  ['g', ['resume']],
  ['s', ['stop']],
  ['', ['stop']],
])('a run that the person’s input paused: %j gives %j', async (answer, expected) => {
  const { terminal, engine, told, pause } = stage([answer])
  answerPauses(engine, terminal)
  await pause('person')
  expect(told).toEqual([])
  await pause('person-input')
  expect(told).toEqual(expected)
})

it('ends where there is nobody to say how it goes on', async () => {
  const { engine, told, pause } = stage([])
  answerPauses(engine, undefined)
  await pause('person-input')
  expect(told).toEqual(['stop'])
})
