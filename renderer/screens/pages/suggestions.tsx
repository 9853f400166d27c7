import { useState } from 'react'
import type { Page, PageSuggestion } from '#contract'
import { Button, ButtonLink } from '../../parts/button.tsx'
import { Problem } from '../../parts/notice.tsx'
import { SuggestionCard } from '../../parts/suggestion-card.tsx'
import { api } from '../../state/api.ts'
import { hrefOf } from '../../state/route.ts'
import { useCall, useDoing, useEngineEvent } from '../../state/use-call.ts'
import { words } from '../../words/index.ts'
import { MergeDialog } from '../page/merge-dialog.tsx'

/** What the rules think is wrong with the pages; nothing of it is done without a yes. */
export function Suggestions({ pages }: { pages: readonly Page[] }) {
  const { data, problem, again } = useCall('page suggestions', () => api().page.suggestions({}))
  useEngineEvent('pages.changed', again)
  if (problem) return <Problem problem={problem} onAgain={again} />
  if (!data || data.length === 0) return null
  return (
    <>
      {data.map((suggestion) => (
        <One key={JSON.stringify(suggestion)} suggestion={suggestion} pages={pages} />
      ))}
    </>
  )
}

function One({ suggestion, pages }: { suggestion: PageSuggestion; pages: readonly Page[] }) {
  const [looking, setLooking] = useState(false)
  const { doing, problem, run } = useDoing()
  const said = words.pages
  const subject = pages.find(({ id }) => id === (suggestion.kind === 'merge' ? suggestion.keep : suggestion.page))
  const other = suggestion.kind === 'merge' ? pages.find(({ id }) => id === suggestion.drop) : undefined
  if (!subject || (suggestion.kind === 'merge' && !other)) return null
  return (
    <SuggestionCard
      label={said.suggestions}
      question={other ? said.suggestMerge(subject.name, other.name) : said.suggestSplit(subject.name)}
      answers={
        suggestion.kind === 'merge' ? (
          <Button small onClick={() => setLooking(true)}>
            {said.suggestLook}
          </Button>
        ) : (
          <>
            <ButtonLink small href={hrefOf({ screen: 'page', id: subject.id })}>
              {said.suggestLook}
            </ButtonLink>
            <Button
              small
              disabled={doing}
              onClick={() => void run(() => api().page.split({ id: subject.id, variants: suggestion.variants }))}
            >
              {said.suggestYes}
            </Button>
          </>
        )
      }
    >
      <p>{suggestion.reason}</p>
      {problem && <Problem problem={problem} />}
      {looking && <MergeDialog page={subject} pages={pages} drop={other?.id} onClose={() => setLooking(false)} />}
    </SuggestionCard>
  )
}
