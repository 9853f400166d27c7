import { describe, expect, it } from 'vitest'
import { createTypedLines } from '../../executor/act/typed-lines.ts'

describe('the line of a terminal', () => {
  it('is ours as long as only we type on it', () => {
    const lines = createTypedLines()
    const press = (key: string, modifiers: 'ctrl'[] = []) => lines.performed(1, { kind: 'press', key, modifiers })
    const seen = [lines.line(1)]
    const note = () => seen.push(lines.line(1))
    lines.performed(1, { kind: 'type', text: 'ls', secret: false })
    note()
    press('Return')
    note()
    lines.performed(1, { kind: 'type', text: 'a\nb', secret: false })
    note()
    press('Up')
    note()
    lines.performed(1, { kind: 'type', text: 'x', secret: false })
    note()
    press('c', ['ctrl'])
    note()
    lines.performed(1, { kind: 'click', button: 'middle', count: 1, modifiers: [], at: { x: 0, y: 0 } })
    note()
    lines.performed(2, { kind: 'type', text: 'pass', secret: true })
    expect([...seen, lines.line(2)]).toEqual([
      { text: '', kind: 'untouched' },
      { text: 'ls', kind: 'ours' },
      { text: '', kind: 'ours' },
      { text: 'b', kind: 'ours' },
      { text: 'b', kind: 'mixed' },
      { text: 'bx', kind: 'mixed' },
      { text: '', kind: 'ours' },
      { text: '', kind: 'mixed' },
      { text: '•••', kind: 'ours' },
    ])
  })
})
