import type { Task } from '#contract'
import { createModelCaptioner, createRuleCaptioner } from '#learner'
import { createModel } from '#models'
import { captionServer, encode, goodAnswer } from '../support/caption-server.ts'
import { learnTold } from '../support/learned.ts'
import { noteAndForm } from '../support/note-and-form.ts'
import { captionerPromises } from './captioner-promises.ts'

const shown = learnTold(noteAndForm())

/** The learned task, whose second step a person has put into words. */
async function learned() {
  const { task, pictures } = await shown
  const steps = task.steps.map((step, index) => (index === 1 ? { ...step, caption: 'Save it', wordsBy: 'person' as const } : step))
  return { task: { ...task, steps }, pictures }
}

captionerPromises('by a model', async () => {
  const { task, pictures } = await learned()
  const { baseUrl } = await captionServer((asked) => ({ json: goodAnswer(asked) }))
  const model = createModel({ baseUrl, model: 'small' })
  return {
    task,
    captioner: createModelCaptioner({ model, server: { host: 'here', way: 'this machine' }, price: null, pictures, encode }),
  }
})

captionerPromises('by rule', async () => {
  const { task } = await learned()
  const steps = task.steps.map((step) => (step.wordsBy ? step : { ...step, caption: `${step.caption} now`, wordsBy: 'model' as const }))
  const described: Task = { ...task, revision: 2, steps }
  return { task: described, captioner: createRuleCaptioner({ versions: async () => [described, task] }) }
})
