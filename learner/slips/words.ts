import type { LeftOut, Step, TextPart } from '#contract'
import { captionOf } from '../captions/caption.ts'
import type { Voice } from '../captions/voice.ts'
import type { Draft } from '../draft.ts'
import { labelOf, roleOf } from '../field.ts'
import type { Shaped } from '../shaped.ts'
import { listLabel, menuLabel } from '../uses.ts'
import type { Left } from './slip.ts'

/** So many acts are named of a longer stretch. */
const NAMED_ACTS = 3

/** What was left out, as it is told: each after the last step that had ended when it began. `endsMs`: when the steps ended, in their order. */
export function leftOutOf(left: readonly Left[], steps: readonly Step[], endsMs: readonly number[], voice: Voice): LeftOut[] {
  return left.map(({ atMs, drafts, what, reason }): LeftOut => {
    const after = steps[endsMs.findLastIndex((endMs) => endMs <= atMs)]?.id
    return { ...(after ? { after } : {}), what: what ?? doings(drafts, voice), reason }
  })
}

function doings(drafts: readonly Draft[], voice: Voice): string {
  const captions = [...new Set(drafts.map((draft, index) => captionOf(asShaped(draft, drafts[index - 1]), voice)))]
  const more = captions.length - NAMED_ACTS
  return `${captions.slice(0, NAMED_ACTS).join('; ')}${more > 0 ? `; and ${more} more` : ''}`
}

/** A draft that nothing was found out about, as captions want it. */
function asShaped(draft: Draft, previous: Draft | undefined): Shaped {
  const { act, target, window } = draft
  const role = roleOf(draft)
  const typed: TextPart[] =
    act.kind !== 'type' ? [] : act.secret ? [{ kind: 'secret', parameter: 'secret' }] : [{ kind: 'literal', text: act.text }]
  return {
    draft,
    text: typed,
    target,
    role,
    label: labelOf(target, draft.hit),
    window,
    expectation: { kind: 'nothing' },
    shows: [],
    from: role === 'menu-item' ? menuLabel(draft, previous) : listLabel(draft, previous),
  }
}
