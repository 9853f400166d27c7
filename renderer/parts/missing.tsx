import { CircleHelp } from 'lucide-react'
import type { IpcError } from '#contract'
import { ButtonLink } from './button.tsx'
import { Empty } from './empty.tsx'
import { Problem } from './notice.tsx'

/** For a page about one thing: it is gone, with the way back to the others; or it could not be had, with another try. */
export function Missing(props: { problem: IpcError; title: string; advice: string; href: string; link: string; onAgain: () => void }) {
  const { problem, title, advice, href, link, onAgain } = props
  if (problem.code === 'not-found') {
    return (
      <Empty icon={<CircleHelp />} title={title} action={<ButtonLink href={href}>{link}</ButtonLink>}>
        {advice}
      </Empty>
    )
  }
  return <Problem problem={problem} onAgain={onAgain} />
}
