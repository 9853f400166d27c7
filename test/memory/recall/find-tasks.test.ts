import { describe, expect, it } from 'vitest'
import { openMemory } from '#memory'
import { sampleStep, sampleTask } from '../../support/sample-task.ts'
import { createStillClock } from '../../support/still-clock.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

async function library(...goals: string[]) {
  const memory = await openMemory({ folder: await temporaryFolder(), clock: createStillClock() })
  for (const [index, goal] of goals.entries()) {
    await memory.saveTask(sampleTask(goal, { id: `task-${index}`, programs: [], steps: [sampleStep({ caption: 'Click' })] }))
  }
  return {
    memory,
    find: async (request: string) => (await memory.findTasks(request, 5)).map(({ task }) => goals[Number(task.id.slice(5))]),
    [Symbol.asyncDispose]: () => memory[Symbol.asyncDispose](),
  }
}

describe('finding tasks', () => {
  it('puts the fitting task before one that shares only little words', async () => {
    await using tasks = await library(
      'Write a note to ⟦recipient⟧ about ⟦topic⟧',
      'Send a parcel to ⟦recipient⟧ about noon',
      'Pay ⟦amount⟧ to ⟦person⟧',
    )
    expect((await tasks.find('please write a note to the plumber about the leak'))[0]).toContain('Write a note')
    expect((await tasks.find('pay Anna'))[0]).toContain('Pay')
  })

  it('finds through typos, endings and missing accents', async () => {
    await using tasks = await library(
      'Write a note to ⟦recipient⟧',
      'Créer une facture pour ⟦client⟧',
      'Öffne die Übersicht',
      'Напиши заметку для ⟦имя⟧',
      '给⟦房东⟧写一张便条',
    )
    expect((await tasks.find('wriet notes'))[0]).toContain('Write a note')
    expect((await tasks.find('creer une facture'))[0]).toContain('Créer')
    expect((await tasks.find('oeffne ubersicht'))[0]).toContain('Öffne')
    expect((await tasks.find('НАПИШИ заметка'))[0]).toContain('Напиши')
    expect((await tasks.find('写一张便条'))[0]).toContain('便条')
  })

  it('scores a whole fit near 1 and one shared little word near 0', async () => {
    await using tasks = await library('Write a note to ⟦recipient⟧')
    const score = async (request: string) => (await tasks.memory.findTasks(request, 1))[0]?.score ?? 0
    expect(await score('write a note')).toBe(1)
    expect(await score('a very different wish altogether')).toBeLessThan(0.2)
  })
})
