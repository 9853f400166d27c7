import { describe, expect, it } from 'vitest'
import { calls } from '#contract'
import { createApi, type Transport } from '../../preload/api.ts'

function scene(output: unknown) {
  const sent: unknown[] = []
  let tell: (name: string, data: unknown) => void = () => {}
  const transport: Transport = {
    async call(name, input) {
      sent.push([name, input])
      return output
    },
    onEvent(listener) {
      tell = listener
    },
  }
  return { api: createApi(transport), sent, tell: (name: string, data: unknown) => tell(name, data) }
}

describe('window.understudy', () => {
  it('has one function for each call of the table, and nothing generic', () => {
    const { api } = scene(undefined)
    const names = Object.entries(api).flatMap(([group, members]) =>
      typeof members === 'function' ? [group] : Object.keys(members).map((member) => `${group}.${member}`),
    )
    expect(names.toSorted()).toEqual([...Object.keys(calls), 'on'].toSorted())
  })

  it('sends the call and gives its output', async () => {
    const { api, sent } = scene({ deleted: true })
    expect(await api.task.delete({ id: 'task-1' })).toEqual({ deleted: true })
    expect(sent).toEqual([['task.delete', { id: 'task-1' }]])
  })

  it('refuses input that does not fit without sending it', async () => {
    const { api, sent } = scene({})
    await expect(api.task.delete({ id: 'no id' })).rejects.toEqual({
      code: 'bad-input',
      message: 'That input does not fit (task.delete).',
      advice: 'Correct it and try again.',
    })
    expect(sent).toEqual([])
  })

  it('does not believe an output that does not fit', async () => {
    await expect(scene({ deleted: 'yes' }).api.task.delete({ id: 'task-1' })).rejects.toThrow()
  })

  it('passes events to those who listen, until they stop', () => {
    const { api, tell } = scene({})
    const heard: unknown[] = []
    const off = api.on('approval.closed', (data) => heard.push(data))
    tell('approval.closed', { id: 'approval-1' })
    tell('unknown.event', {})
    off()
    tell('approval.closed', { id: 'approval-2' })
    expect(heard).toEqual([{ id: 'approval-1' }])
  })
})
