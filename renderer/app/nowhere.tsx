import { Compass } from 'lucide-react'
import { ButtonLink } from '../parts/button.tsx'
import { Empty } from '../parts/empty.tsx'
import { words } from '../words/index.ts'
import { Screen } from './screen.tsx'

export function Nowhere() {
  return (
    <Screen crumbs={[]}>
      <Empty icon={<Compass />} title={words.app.nowhere} action={<ButtonLink href="#/">{words.app.goHome}</ButtonLink>}>
        {words.app.nowhereAdvice}
      </Empty>
    </Screen>
  )
}
