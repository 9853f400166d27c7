import { Page, PageLook, PageVariant, Transition } from '#contract'

/** A look of a window of Mousepad with these buttons. */
export function sampleLook(names: readonly string[] = ['Save'], program = 'mousepad'): PageLook {
  return PageLook.parse({
    window: { program, title: '*', kind: 'normal' },
    hash: '0123456789abcdef',
    elements: names.map((name, index) => ({ role: 'button', name, place: { x: 0, y: index / 10, width: 0.1, height: 0.1 } })),
  })
}

const seen = { seenCount: 1, firstSeenAt: '2026-03-01T09:00:00Z', lastSeenAt: '2026-03-01T10:00:00Z' }

export function samplePage(id: string, given: Partial<Omit<Page, 'id'>> = {}): Page {
  return Page.parse({
    ...{ id, look: sampleLook([`Button of ${id}`]), name: `The page ${id}`, purpose: 'To test.', recordings: ['recording-a'], ...seen },
    ...given,
  })
}

export function sampleVariant(names: readonly string[], given: Partial<PageVariant> = {}): PageVariant {
  return PageVariant.parse({ look: sampleLook(names), recordings: ['recording-b'], ...seen, ...given })
}

export function sampleWay(from: string, to: string, given: Partial<Transition> = {}): Transition {
  return Transition.parse({ from, to, by: 'Click “Save”', count: 1, successCount: 1, recordings: ['recording-a'], ...given })
}
