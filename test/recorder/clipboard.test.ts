import { afterEach, describe, expect, it } from 'vitest'
import { createRigs, NAME, ofKind, PASSWORD } from './recording-rig.ts'

const { rigOf, end } = createRigs()
afterEach(end)
const copied = { content: 'text' as const, length: 5, text: 'hello', secret: false, program: 'shop' }
const clipboard = async (rig: Awaited<ReturnType<typeof rigOf>>) => {
  await rig.advance(500)
  await rig.stop()
  return ofKind(await rig.events(), 'clipboard').map(({ atMs: _, ...rest }) => rest)
}

describe('the clipboard', () => {
  it('is told by kind and length, without its text', async () => {
    const rig = await rigOf()
    await rig.person.focus(NAME)
    await rig.advance(500)
    rig.fake.copy(copied)
    rig.fake.copy({ content: 'files', length: 3, secret: false, program: 'shop' })
    expect(await clipboard(rig)).toEqual([
      { kind: 'clipboard', content: 'text', length: 5 },
      { kind: 'clipboard', content: 'files', length: 3 },
    ])
    expect(await rig.allText()).not.toContain('hello')
  })

  it('is told with its text when the person said so, cut where it is very long', async () => {
    const rig = await rigOf({ options: { keepClipboard: true } })
    rig.fake.copy(copied)
    rig.fake.copy({ ...copied, text: 'a'.repeat(50_000), length: 50_000 })
    const [short, long] = await clipboard(rig)
    expect(short).toEqual({ kind: 'clipboard', content: 'text', length: 5, text: 'hello' })
    expect([long?.length, long?.text?.length]).toEqual([50_000, 20_000])
  })

  it('tells neither text nor length of what a password manager marks, nor of what takes its place at once', async () => {
    const rig = await rigOf({ options: { keepClipboard: true } })
    rig.fake.copy({ ...copied, secret: true })
    await rig.advance(300)
    rig.fake.copy(copied)
    await rig.advance(5000)
    rig.fake.copy({ ...copied, text: 'later', length: 5 })
    const hushed = { kind: 'clipboard', content: 'text', length: null }
    expect(await clipboard(rig)).toEqual([hushed, hushed, { kind: 'clipboard', content: 'text', length: 5, text: 'later' }])
  })

  it('tells no text that looks like a secret', async () => {
    const rig = await rigOf({ options: { keepClipboard: true } })
    rig.fake.copy({ ...copied, text: 'card 4111 1111 1111 1111', length: 24 })
    expect(await clipboard(rig)).toEqual([{ kind: 'clipboard', content: 'text', length: 24 }])
  })

  it('tells neither of what is copied where secrets are typed', async () => {
    const rig = await rigOf({ options: { keepClipboard: true } })
    await rig.person.focus(PASSWORD)
    await rig.advance(1000)
    rig.fake.copy(copied)
    expect(await clipboard(rig)).toEqual([{ kind: 'clipboard', content: 'text', length: null }])
  })

  it('is a notice where the desktop does not tell of it, and where it fails', async () => {
    const mute = await rigOf({ desktop: () => ({ watchClipboard: undefined }) })
    expect(mute.session.state().notices).toContain('What is copied and pasted is not in the recording: this desktop does not tell.')
    const broken = await rigOf({ desktop: () => ({ watchClipboard: () => Promise.reject(new Error('no XFIXES')) }) })
    expect(broken.session.state().notices).toContain('What is copied and pasted is not in the recording: no XFIXES')
  })

  it('is no longer listened to after the end', async () => {
    const rig = await rigOf()
    await rig.stop()
    rig.fake.copy(copied)
    await rig.advance(200)
    expect(ofKind(await rig.events(), 'clipboard')).toEqual([])
  })
})
