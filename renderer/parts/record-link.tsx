import { CircleDot } from 'lucide-react'
import { hrefOf } from '../state/route.ts'
import { words } from '../words/index.ts'
import { ButtonLink } from './button.tsx'

/** The way to recording: the one next thing wherever there is nothing yet. `goal`: the sentence to begin with. */
export function RecordLink({ goal, small, children = words.common.recordTask }: { goal?: string; small?: boolean; children?: string }) {
  return (
    <ButtonLink look="primary" small={small} icon={<CircleDot aria-hidden="true" />} href={hrefOf({ screen: 'record', goal })}>
      {children}
    </ButtonLink>
  )
}
