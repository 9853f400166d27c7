import { Bug } from 'lucide-react'
import { Component, type ReactNode } from 'react'
import { Button } from '../parts/button.tsx'
import { Empty } from '../parts/empty.tsx'
import { words } from '../words/index.ts'

/** Keeps one broken page from taking the rail and Stop with it. React has no other way than a class. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError() {
    return { broken: true }
  }

  override render() {
    if (!this.state.broken) return this.props.children
    return (
      <Empty
        icon={<Bug />}
        title={words.app.crashed}
        action={
          <Button look="primary" onClick={() => this.setState({ broken: false })}>
            {words.app.openAgain}
          </Button>
        }
      >
        {words.app.crashedAdvice}
      </Empty>
    )
  }
}
