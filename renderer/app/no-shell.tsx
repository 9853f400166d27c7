import { Unplug } from 'lucide-react'
import { Empty } from '../parts/empty.tsx'
import { words } from '../words/index.ts'

/** Someone opened the page by itself, without the engine behind it. */
export function NoShell() {
  return (
    <main>
      <Empty icon={<Unplug />} title={words.app.noShell}>
        {words.app.noShellAdvice}
      </Empty>
    </main>
  )
}
