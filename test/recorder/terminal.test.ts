import { afterEach, describe, expect, it } from 'vitest'
import { isTerminal } from '#contract'
import { readRecording } from '#recorder'
import { takesOnlySecrets } from '../../recorder/session/secret-programs.ts'
import { takesHiddenLines } from '../../recorder/terminal/echo-question.ts'
import { type ProcessFacts, parseStat, terminalsBelow } from '../../recorder/terminal/process-list.ts'
import { asksForSecret } from '../../recorder/terminal/prompts.ts'
import { createRigs, type RigOptions } from './recording-rig.ts'

describe('a prompt in a terminal', () => {
  it.each([
    '[sudo] password for bob: ',
    'Password:',
    "bob@example.org's password: ",
    "Enter passphrase for key '/home/bob/.ssh/id_ed25519': ",
    'Passwort: ',
    'Mot de passe :',
    '[sudo] Mot de passe de bob : ',
    'Contraseña: ',
    'Senha:',
    'Пароль: ',
    '密码:',
    'パスワード:',
    'Enter PIN for authenticator: ',
    'Verification code: ',
    '$ su\nPassword: ',
    '비밀번호: ',
    'New password:',
    'Enter your OTP: ',
  ])('is told by %j', (text) => expect(asksForSecret(text)).toBe(true))

  it.each([
    'bob@host:~/password$ ',
    '$ grep -r "password:" . ',
    'Are you sure you want to continue connecting (yes/no/[fingerprint])? ',
    'shopping: ',
    'Password: \nbob@host:~$ ',
    'password changed.',
    'Username: ',
    '',
  ])('is not told by %j', (text) => expect(asksForSecret(text)).toBe(false))

  it('takes lines without showing them; an editor or a shell takes single keys', () => {
    const settings = (echo: string, lines: string) =>
      `speed 38400 baud; rows 24; -parenb icrnl ixon; isig ${lines} iexten ${echo} echoe echok -echonl`
    expect(takesHiddenLines(settings('-echo', 'icanon'))).toBe(true)
    expect(takesHiddenLines(settings('echo', 'icanon'))).toBe(false)
    expect(takesHiddenLines(settings('-echo', '-icanon'))).toBe(false)
    expect(takesHiddenLines('')).toBe(false)
  })
})

describe('the terminals of a window', () => {
  const facts = (id: number, parent: number, name: string, terminal?: number): ProcessFacts => ({
    id,
    parent,
    name,
    terminal: terminal === undefined ? undefined : `/dev/pts/${terminal}`,
  })

  it('are those of its children and theirs, with the ones that a sudo opens for itself, and not those of others', () => {
    const processes = [
      facts(1, 0, 'init'),
      facts(10, 1, 'xterm', 7),
      facts(11, 10, 'bash', 3),
      facts(12, 11, 'sudo', 3),
      facts(13, 12, 'passwd', 4),
      facts(20, 1, 'bash', 9),
    ]
    expect(terminalsBelow(processes, 10)).toEqual(['/dev/pts/3', '/dev/pts/4'])
  })

  it('are found behind a multiplexer', () => {
    const processes = [facts(10, 1, 'kitty'), facts(11, 10, 'tmux: client', 3), facts(30, 1, 'tmux: server'), facts(31, 30, 'bash', 5)]
    expect(terminalsBelow(processes, 10)).toEqual(['/dev/pts/3', '/dev/pts/5'])
  })

  it('are read from what the kernel tells of a process, whatever it is called', () => {
    expect(parseStat('42 (a) b (c) S 7 42 42 34819 42 4194304 1 2')).toEqual({ id: 42, parent: 7, name: 'a) b (c', terminal: '/dev/pts/3' })
    expect(parseStat('42 (Xorg) S 7 42 42 1025 42 4194304 1 2')).toEqual({ id: 42, parent: 7, name: 'Xorg', terminal: undefined })
    expect(parseStat('gone')).toBeUndefined()
  })
})

describe('programs', () => {
  it('that are terminals, and that take only secrets, are known by name', () => {
    const names = ['XTerm', 'gnome-terminal-server', 'kitty', 'org.kde.konsole', 'chromium', 'mousepad', 'sterminal']
    expect(names.map(isTerminal)).toEqual([true, true, true, true, false, false, false])
    const secret = [
      'pinentry-gtk-2',
      'ssh-askpass',
      'x11-ssh-askpass',
      'polkit-gnome-authentication-agent-1',
      'gcr-prompter',
      'KeePassXC',
      'kwalletd5',
    ]
    expect(secret.filter((program) => !takesOnlySecrets({ program }))).toEqual([])
    const plain = ['chromium', 'thunar', 'consent-manager', 'secretsanta', 'passwordsafari', 'terminal']
    expect(plain.filter((program) => takesOnlySecrets({ program }))).toEqual([])
  })
})

describe('what is typed into a terminal', () => {
  const rigs = createRigs()
  afterEach(rigs.end)
  const TERMINAL: NonNullable<RigOptions['windows']>[number] = {
    id: 5,
    title: 'bob@host',
    program: 'xterm',
    processId: 4711,
    box: { x: 0, y: 0, width: 600, height: 400 },
    elements: [],
  }
  const begin = async (isHidden: () => boolean | undefined, more: RigOptions = {}) => {
    const rig = await rigs.rigOf({ windows: [TERMINAL], echo: { isHidden: async () => isHidden(), end: () => {} }, ...more })
    await rig.advance(1000)
    return rig
  }
  const gestures = async (rig: Awaited<ReturnType<typeof begin>>) => {
    await rig.stop()
    const { gestures: all } = await readRecording(rig.session.folder)
    return all.map((gesture) =>
      gesture.kind === 'type' ? (gesture.secret ? '(secret)' : gesture.text) : gesture.kind === 'press' ? gesture.key : gesture.kind,
    )
  }

  it.each([true, false])('is kept, but for what is typed at a prompt (accessibility: %s)', async (accessibility) => {
    let hidden = false
    const rig = await begin(() => hidden, { accessibility })
    await rig.person.write('sudo ls')
    await rig.person.strike('Return', '\r')
    await rig.advance(100)
    hidden = true
    await rig.advance(700)
    await rig.person.write('xkcd')
    await rig.person.strike('Return', '\r')
    await rig.advance(100)
    hidden = false
    await rig.advance(300)
    await rig.person.write('exit')
    await rig.person.strike('Return', '\r')
    await rig.advance(500)
    expect(await gestures(rig)).toEqual(['sudo ls', 'Return', '(secret)', 'Return', 'exit', 'Return'])
    expect(await rig.allText()).not.toMatch(/"(key|characters)":"[kK]"/)
  })

  it('is taken for a secret also when the prompt goes away with the key', async () => {
    let hidden = false
    const rig = await begin(() => hidden)
    await rig.person.write('sh x')
    await rig.person.strike('Return', '\r')
    await rig.advance(1000)
    hidden = true
    await rig.advance(400)
    rig.person.down('k', 'k')
    hidden = false
    await rig.advance(60)
    rig.person.up('k')
    await rig.advance(500)
    expect(await gestures(rig)).toEqual(['sh x', 'Return', '(secret)'])
  })

  it('is kept when a script types it without any rest', async () => {
    const rig = await begin(() => false)
    for (const word of ['ls', 'pwd', 'date']) {
      await rig.person.write(word, 4)
      await rig.person.strike('Return', '\r', 4)
    }
    await rig.advance(500)
    expect(await gestures(rig)).toEqual(['ls', 'Return', 'pwd', 'Return', 'date', 'Return'])
  })

  it('is taken for a secret when nobody could ask while it was typed, and the person is told', async () => {
    const rig = await begin(() => false)
    await rig.person.write('su')
    await rig.person.strike('Return', '\r')
    // The machine stood still: all of it comes at once.
    const startMs = rig.clock.nowMs()
    for (const [index, key] of ['x', 'k', 'c', 'd', 'Return'].entries()) {
      const atMs = startMs + 300 + 60 * index
      rig.push({ kind: 'key-down', atMs, key, characters: key.length === 1 ? key : '\r', repeat: false })
      rig.push({ kind: 'key-up', atMs: atMs + 20, key })
    }
    await rig.advance(1500)
    expect(rig.session.state().notices).toContainEqual(expect.stringMatching(/taken for a secret/))
    expect(await gestures(rig)).toEqual(['su', 'Return', '(secret)', 'Return'])
  })

  it('is taken for a secret as long as the terminal does not tell that the prompt is gone', async () => {
    let answer: boolean | undefined = true
    const rig = await begin(() => answer)
    await rig.person.write('xk')
    await rig.advance(200)
    answer = undefined
    await rig.person.write('cd')
    await rig.advance(500)
    expect(await gestures(rig)).toEqual(['(secret)'])
  })

  it('is kept with a warning where a terminal cannot be asked', async () => {
    const rig = await begin(() => undefined)
    await rig.person.write('ls')
    await rig.advance(500)
    expect(rig.session.state().notices).toContainEqual(expect.stringMatching(/^In a terminal it cannot be told here/))
    expect(await gestures(rig)).toEqual(['ls'])
  })
})
