import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Gesture } from '#contract'
import { missingCase } from '#contract'
import { readRecording } from '#recorder'
import { createChance } from '../../capture/chance.ts'
import { openHands, type RealHands } from '../../learn/person/hands.ts'
import type { World } from '../../learn/stage/world.ts'
import type { Said } from './said.ts'

/**
 * What macro recorders do: the recorded gestures at the recorded places with the recorded pauses, blind. It types what was recorded, so it is measured
 * against the demonstration's own values.
 */
export async function replayMacro(world: World, folder: string, amid: () => Promise<void>): Promise<Said> {
  const { gestures } = await readRecording(join(folder, 'recording'))
  await using hands = await openHands(world.stage.session.env, createChance(1))
  const startedMs = performance.now()
  let atMs = gestures[0]?.fromMs ?? 0
  for (const [index, gesture] of gestures.entries()) {
    if (index === 2) await amid()
    await pause(Math.max(0, gesture.fromMs - atMs))
    await play(hands, gesture)
    atMs = gesture.toMs
  }
  await pause(800)
  return {
    says: 'done',
    why: '',
    seconds: (performance.now() - startedMs) / 1000,
    acts: gestures.length,
    wrongActs: [],
    asked: [],
    modelCalls: 0,
    tiers: [gestures.length, 0, 0, 0],
  }
}

async function play(hands: RealHands, gesture: Gesture): Promise<void> {
  switch (gesture.kind) {
    case 'click':
      await hands.moveTo(gesture.point)
      return hands.click(gesture.button, gesture.count)
    case 'drag':
      throw new Error('None of these demonstrations drags.')
    case 'scroll':
      await hands.moveTo(gesture.point)
      return hands.turn(gesture.notchesY)
    case 'type':
      // What was typed into a password field is in no recording.
      return gesture.secret ? undefined : hands.write(gesture.text)
    case 'press':
      return hands.press(gesture.modifiers, gesture.key, gesture.times)
    default:
      return missingCase(gesture)
  }
}
