import { describe, expect, it } from 'vitest'
import { firstRunRule } from '../../../../executor/gate/rules/first-run.ts'
import { outsideProgramsRule } from '../../../../executor/gate/rules/outside-programs.ts'
import { secretOutsidePasswordRule } from '../../../../executor/gate/rules/secret-outside-password.ts'
import { undemonstratedRule } from '../../../../executor/gate/rules/undemonstrated.ts'
import { unknownTargetRule } from '../../../../executor/gate/rules/unknown-target.ts'
import { sampleStep } from '../../../support/sample-task.ts'
import { click, dialog, focus, press, proposedAct, type, windowOf } from '../acts.ts'

describe('the rule about programs outside the task', () => {
  const start = (program: string) =>
    proposedAct(
      { kind: 'start-program', program, arguments: [] },
      { window: undefined, programs: [{ program: 'mousepad', command: ['/usr/bin/mousepad', '--disable-server'] }] },
    )

  it('lets the task’s own programs pass, also to start them', () => {
    expect(outsideProgramsRule(click('Save'))).toBeUndefined()
    expect(outsideProgramsRule(start('/usr/bin/mousepad'))).toBeUndefined()
    expect(outsideProgramsRule(start('mousepad'))).toBeUndefined()
  })

  it('asks before another program is started', () => {
    expect(outsideProgramsRule(start('/usr/bin/gparted'))).toEqual({
      kind: 'ask',
      rule: 'outside-programs',
      reason: 'It starts Gparted, which this task does not use.',
      undo: 'unknown',
    })
  })

  it('asks in a program that was shown but is not one of the task’s', () => {
    expect(outsideProgramsRule(click('Save', { window: windowOf('thunar'), programs: [{ program: 'mousepad' }] }))).toEqual({
      kind: 'ask',
      rule: 'outside-programs',
      reason: 'It acts in Thunar, which is not one of the task’s programs.',
      undo: 'unknown',
    })
  })

  it('blocks an act that would go to another program than the step’s', () => {
    const step = sampleStep({ window: { program: 'mousepad', title: '*', kind: 'normal' } })
    expect(outsideProgramsRule(press('Return', { window: windowOf('thunar'), step, programs: [{ program: 'mousepad' }] }))).toEqual({
      kind: 'block',
      rule: 'outside-programs',
      reason: 'It would act in Thunar, but the step belongs to Mousepad.',
      undo: 'unknown',
    })
  })
})

describe('the rule about secrets', () => {
  it('lets a secret into a password field, and any other text anywhere', () => {
    expect(secretOutsidePasswordRule(type('hunter2!', { secret: true, focused: focus('password', 'Password') }))).toBeUndefined()
    expect(secretOutsidePasswordRule(type('hello', { focused: focus('field', 'Name') }))).toBeUndefined()
  })

  it('blocks it from any other field', () => {
    expect(secretOutsidePasswordRule(type('hunter2!', { secret: true, focused: focus('field', 'Name') }))).toEqual({
      kind: 'block',
      rule: 'secret-outside-password',
      reason: 'It would type a secret into something that is not a password field.',
      undo: 'no',
    })
  })

  it('asks where it can’t see what has the cursor, and in terminals', () => {
    const ask = {
      kind: 'ask',
      rule: 'secret-outside-password',
      reason: 'It types a secret, and cannot see whether this is a password field.',
      undo: 'no',
    }
    expect(secretOutsidePasswordRule(type('hunter2!', { secret: true }))).toEqual(ask)
    expect(
      secretOutsidePasswordRule(type('hunter2!', { secret: true, window: windowOf('xterm'), focused: focus('unknown', 'Terminal') })),
    ).toEqual(ask)
  })
})

describe('the rule about what nobody showed', () => {
  const recovery = { origin: 'recovery' as const }
  const typing = { step: sampleStep({ act: { kind: 'type', text: [], replaces: false } }) }

  it('has no opinion on what the person showed', () => {
    expect(undemonstratedRule(click('Anything'))).toBeUndefined()
  })

  it('lets helps pass that change nothing', () => {
    expect(undemonstratedRule(proposedAct({ kind: 'scroll', notchesX: 0, notchesY: 3, at: { x: 1, y: 1 } }, recovery))).toBeUndefined()
    expect(undemonstratedRule(proposedAct({ kind: 'focus-window', windowId: 1 }, recovery))).toBeUndefined()
    for (const role of ['field', 'combobox', 'cell', 'unknown'] as const)
      expect(undemonstratedRule(click('Subject', { ...recovery, ...typing, role }))).toBeUndefined()
    expect(undemonstratedRule(click('OK', { ...recovery, ...dialog('Saved.', ['OK']) }))).toBeUndefined()
  })

  it('asks before anything else', () => {
    const ask = { kind: 'ask', rule: 'undemonstrated', reason: 'You did not show this act; it would help to go on.', undo: 'unknown' }
    expect(undemonstratedRule(click('OK', { ...recovery, ...dialog('Really?', ['Cancel', 'OK']) }))).toEqual(ask)
    expect(undemonstratedRule(click('Continue', { ...recovery, ...dialog('Really?', ['Continue']) }))).toEqual(ask)
    expect(undemonstratedRule(click('OK', recovery))).toEqual(ask)
    expect(undemonstratedRule(press('Return', recovery))).toEqual(ask)
    expect(undemonstratedRule(type('x', recovery))).toEqual(ask)
    expect(undemonstratedRule(click('Subject', { ...recovery, role: 'field' }))).toEqual(ask)
    expect(undemonstratedRule(click('Send', { ...recovery, ...typing }))).toEqual(ask)
  })
})

describe('the rule about targets known by place alone', () => {
  const at = (evidence: { kind: 'place' | 'window' | 'text' | 'picture'; score: number }[]) =>
    click('', { target: { names: [], role: undefined, box: { x: 0, y: 0, width: 10, height: 10 }, evidence } })

  it('asks when nothing but the place fits', () => {
    const ask = {
      kind: 'ask',
      rule: 'unknown-target',
      reason: 'Only the place is the same as when you showed it; nothing names what is there now.',
      undo: 'unknown',
    }
    expect(
      unknownTargetRule(
        at([
          { kind: 'place', score: 1 },
          { kind: 'window', score: 1 },
        ]),
      ),
    ).toEqual(ask)
    expect(
      unknownTargetRule(
        at([
          { kind: 'place', score: 1 },
          { kind: 'text', score: 0 },
        ]),
      ),
    ).toEqual(ask)
    expect(unknownTargetRule(at([]))).toEqual(ask)
  })

  it('has no opinion when something else speaks for it', () => {
    expect(unknownTargetRule(at([{ kind: 'picture', score: 0.8 }]))).toBeUndefined()
    expect(unknownTargetRule(press('Tab'))).toBeUndefined()
  })
})

describe('the rule about the first repeat', () => {
  const doubtful = { step: sampleStep({ confidence: 0.3 }) }

  it('asks before a press that was learned with doubt', () => {
    expect(firstRunRule(click('Save', { ...doubtful, firstRun: true }))).toEqual({
      kind: 'ask',
      rule: 'first-run',
      reason: 'This is the first repeat, and it was not quite clear what you clicked here.',
      undo: 'unknown',
    })
  })

  it('has no opinion later, on keys, and on what was learned well', () => {
    expect(firstRunRule(click('Save', doubtful))).toBeUndefined()
    expect(firstRunRule(press('Return', { ...doubtful, firstRun: true }))).toBeUndefined()
    expect(firstRunRule(click('Save', { firstRun: true }))).toBeUndefined()
  })
})
