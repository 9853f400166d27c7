import type { TextPart } from '#contract'
import { takesTyping } from '../field.ts'
import type { Shaped } from '../shaped.ts'
import { documentIn } from '../title-pattern.ts'
import { shortened } from '../words/quoted.ts'
import { thing } from './caption.ts'
import type { Voice } from './voice.ts'
import { upperFirst } from './voice.ts'

/** What was seen before the step: `Mousepad shows “Untitled 1”; “Save” is a button in the toolbar.` */
export function observationOf(shaped: Shaped, voice: Voice): string {
  const { draft, target, role, label } = shaped
  const place = voice.place(draft.window)
  const title = shortened(voice.slots(documentIn(draft.window)))
  const shows = place.includes('“') || title === '' ? `${upperFirst(place)} is open` : `${upperFirst(place)} shows “${title}”`
  if (draft.act.kind === 'start-program') return `${voice.program(draft.window.program)} is not open yet.`
  if (!target) return draft.act.kind === 'type' ? `${shows}; the text goes to what has the focus.` : `${shows}.`
  const where = target.path?.some((step) => /^tool ?bar/iu.test(step)) ? ' in the toolbar' : ''
  const called = draft.act.kind === 'type' && label !== undefined ? `“${shortened(voice.slots(label))}”` : thing(shaped, voice)
  if (called.startsWith('this ')) return `${shows}.`
  if (called.startsWith('the ')) return `${shows}; ${called} is there.`
  const what = role === undefined || role === 'unknown' ? 'seen' : `${/^[aeiou]/u.test(role) ? 'an' : 'a'} ${role.replace('-', ' ')}`
  return `${shows}; ${called} is ${what}${where}.`
}

/** Why the step is done, by what came of it in the demonstration. */
export function thoughtOf(shaped: Shaped, next: Shaped | undefined, voice: Voice): string {
  const { draft, expectation } = shaped
  const { act } = draft
  if (act.kind === 'start-program') return `The task needs ${voice.program(draft.window.program)}.`
  if (act.kind === 'type') return thoughtOfText(shaped.text)
  if (act.kind === 'read') return 'What it shows is typed later.'
  if (expectation.kind === 'window-present' && draft.windowAfter) {
    const known = draft.sightBefore.windows.some((window) => window.id === draft.windowAfter?.id)
    return `This ${known ? 'leads to' : 'opens'} ${voice.place(draft.windowAfter)}.`
  }
  if (expectation.kind === 'window-gone') return `This closes ${voice.place(goneWindow(shaped) ?? draft.window)}.`
  if (expectation.kind === 'element-present') return `This brings up “${shortened(expectation.name)}”.`
  if (act.kind === 'press' && act.key === 'Tab')
    return `This goes to the ${act.modifiers.includes('shift') ? 'field before' : 'next field'}.`
  if (act.kind === 'scroll') return 'What comes next lies further on.'
  const intoField = act.kind === 'click' && takesTyping(shaped.role)
  if (intoField && next?.draft.act.kind === 'type' && next.draft.window.id === draft.window.id) return 'The text that follows goes here.'
  return next ? 'The task goes on from what this changes.' : 'This is the last step of the task.'
}

/** Why a text is typed. */
export function thoughtOfText(text: readonly TextPart[]): string {
  const secret = text.find((part) => part.kind === 'secret')
  if (secret?.kind === 'secret') return `Only you know ⟦${secret.parameter}⟧; it is asked for on every run.`
  const slots = [...new Set(text.flatMap((part) => (part.kind === 'slot' ? [`⟦${part.parameter}⟧`] : [])))]
  if (slots.length === 0) return 'This text is the same on every run.'
  return `${listed(slots)} ${slots.length === 1 ? 'belongs' : 'belong'} here.`
}

function listed(words: string[]): string {
  return words.length > 1 ? `${words.slice(0, -1).join(', ')} and ${words.at(-1)}` : words.join('')
}

function goneWindow({ draft }: Shaped) {
  const left = new Set(draft.sightAfter.windows.map((window) => window.id))
  return draft.sightBefore.windows.find((window) => !left.has(window.id) && (window.kind === 'dialog' || window.kind === 'normal'))
}
