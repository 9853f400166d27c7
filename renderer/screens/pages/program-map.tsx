import type { Page } from '#contract'
import { Problem } from '../../parts/notice.tsx'
import { PageMap } from '../../parts/page-map.tsx'
import { Spinner } from '../../parts/spinner.tsx'
import { programName } from '../../state/format.ts'
import { MAPPED, useWays } from '../../state/ways.ts'
import { words } from '../../words/index.ts'

export function ProgramMap({ program, pages }: { program: string; pages: Page[] }) {
  const ways = useWays(program, pages)
  if (ways.problem) return <Problem problem={ways.problem} />
  if (!ways.data) return <Spinner label={words.common.loading} />
  return (
    <PageMap
      label={words.pages.mapLabel(programName(program) || words.pages.noProgram)}
      pages={pages.slice(0, MAPPED)}
      transitions={ways.data}
    />
  )
}
