import { describe, expect, it } from 'vitest'
import { questionsInWords } from '../../engine/cli/further-demonstration.ts'

describe('questions of a further demonstration', () => {
  it('are printed with how to answer each of them', () => {
    const question = {
      id: 'choice-step-1',
      text: 'What does it go by?',
      answers: [
        { id: 'value', text: 'I say it each time' },
        { id: 'first', text: 'Always “Standard”' },
      ],
    }
    expect(questionsInWords([question], 'understudy learn recording-b --into task-a')).toBe(
      [
        'What does it go by?',
        '  --answer choice-step-1=value   I say it each time',
        '  --answer choice-step-1=first   Always “Standard”',
        '',
        'Nothing was changed. Answer with: understudy learn recording-b --into task-a --answer …',
      ].join('\n'),
    )
  })
})
