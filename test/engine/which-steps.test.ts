import { expect, it } from 'vitest'
import type { Plan, UnderstudyError } from '#contract'
import { howOf, type StepOptions } from '../../engine/cli/which-steps.ts'
import { sampleStep, sampleTask } from '../support/sample-task.ts'

const { id, revision, goal, programs, parameters } = sampleTask('Write a note')
const steps = [sampleStep({ id: 'step-a' }), sampleStep({ id: 'step-b' }), sampleStep({ id: 'step-c' })]
const plan: Plan = {
  request: 'write a note',
  task: { id, revision, goal, programs, parameters },
  values: [],
  subGoals: [
    { name: 'One', steps: steps.slice(0, 2) },
    { name: 'Two', steps: steps.slice(2) },
  ],
  blocks: [],
  findings: [],
}

it('the steps of a run are chosen by the numbers that the plan is printed with', () => {
  expect(howOf(plan, {})).toBeUndefined()
  expect(howOf(plan, { dryRun: true })).toEqual({ mode: 'dry-run', only: false })
  expect(howOf(plan, { stepByStep: true, from: '2' })).toEqual({ mode: 'step-by-step', from: 'step-b', only: false })
  expect(howOf(plan, { only: '3' })).toEqual({ mode: 'run', from: 'step-c', only: true })
})

it('what makes no sense is said in words, with what would', () => {
  const refusal = (options: StepOptions) => {
    try {
      return howOf(plan, options)
    } catch (error) {
      const { code, message, advice } = error as UnderstudyError
      return [code, message, advice]
    }
  }
  expect(refusal({ from: '0' })).toEqual([
    'bad-input',
    'There is no step 0 in this plan.',
    'Give a number from 1 to 3, as --plan prints them.',
  ])
  expect(refusal({ only: '2nd' })).toEqual([
    'bad-input',
    'There is no step 2nd in this plan.',
    'Give a number from 1 to 3, as --plan prints them.',
  ])
  expect(refusal({ from: '1', only: '1' })).toEqual(['bad-input', '--from and --only exclude each other.', 'Give one of them.'])
  expect(refusal({ dryRun: true, stepByStep: true })).toEqual([
    'bad-input',
    '--dry-run and --step-by-step exclude each other.',
    'Give one of them.',
  ])
})
