import { describe, expect, it } from 'vitest'
import type { ProposedAct } from '../../../../executor/gate/proposed-act.ts'
import { terminalCommandRule } from '../../../../executor/gate/rules/terminal-command.ts'
import { press, type, windowOf } from '../acts.ts'

const terminal = { window: windowOf('xfce4-terminal') }
const run = (command: string, given: Partial<ProposedAct> = {}) =>
  terminalCommandRule(press('Return', { ...terminal, line: { text: command, kind: 'ours' }, ...given }))
const ask = (reason: string, undo: 'no' | 'unknown' = 'unknown') => ({ kind: 'ask', rule: 'terminal-command', reason, undo })

describe('the rule about commands in a terminal', () => {
  it.each([
    'ls',
    'ls -la ~/Documents',
    'pwd',
    'echo hello world',
    "echo 'costs $5; really'",
    'cat notes.txt',
    'date',
    'date +%F',
    'df -h',
    'whoami',
    '  ls  ',
    '',
    'clear',
  ])('lets “%s” pass', (command) => {
    expect(run(command)).toBeUndefined()
  })

  it.each([
    'python3 tidy.py',
    'cp a b',
    'mv a b',
    'curl https://example.org',
    'ls; reboot',
    'ls && make',
    'ls | sh',
    'echo $(reboot)',
    'echo "$(reboot)"',
    'echo `reboot`',
    'cat a >> b',
    'ls &',
    'sudo ls',
    'date -s tomorrow',
    'hostname other',
    '/tmp/ls',
    './ls',
    'FOO=1 ls',
    'echo !!',
    'echo "open quote',
    'l\\s',
    'find . -name x',
    'git push',
    'clear now',
  ])('asks before “%s”', (command) => {
    expect(run(command)).toEqual(ask(`It runs “${command}” in a terminal.`))
  })

  it.each([
    'rm notes.txt',
    'rm -rf build',
    'sudo rm -r build',
    'ls; rm a',
    'echo x > file',
    'dd if=a of=b',
    'find . -delete',
    'shred a',
    'truncate -s0 a',
    'true && rmdir a',
  ])('asks before “%s” and says that it can’t be undone', (command) => {
    expect(run(command)).toEqual(ask(`“${command}” deletes or overwrites, and a terminal does not ask.`, 'no'))
  })

  it.each([
    'rm -rf /',
    'rm -rf /*',
    'sudo rm -fr ~',
    'rm -r -f $HOME',
    'rm --recursive /',
    'rm -rf "/"',
    'ls; rm -rf /home',
    'mkfs.ext4 /dev/sda1',
    'dd if=/dev/zero of=/dev/sda',
    'cat x > /dev/sda',
    ':(){ :|:& };:',
  ])('blocks “%s”', (command) => {
    expect(run(command)).toMatchObject({ kind: 'block', rule: 'terminal-command', undo: 'no' })
  })

  it('judges text with a Return in it line by line, and what stands after the last Return not yet', () => {
    const typed = (text: string, line: ProposedAct['line'] = { text: '', kind: 'ours' }) =>
      terminalCommandRule(type(text, { ...terminal, line }))
    expect(typed('ls\npwd\n')).toBeUndefined()
    expect(typed('ls\nrm a\n')).toEqual(ask('“rm a” deletes or overwrites, and a terminal does not ask.', 'no'))
    expect(typed('make\nrm a\n')?.undo).toBe('no')
    expect(typed('rm a')).toBeUndefined()
    expect(typed(' -rf build\n', { text: 'rm', kind: 'ours' })).toEqual(
      ask('“rm -rf build” deletes or overwrites, and a terminal does not ask.', 'no'),
    )
    expect(typed('ls\n', { text: '', kind: 'untouched' })).toBeUndefined()
  })

  it('asks where it can’t know what stands on the line', () => {
    const unknown = ask('It runs a command in the terminal that cannot be read from here.')
    expect(run('', { line: { text: '', kind: 'untouched' } })).toEqual(unknown)
    expect(run('ls', { line: { text: 'ls', kind: 'mixed' } })).toEqual(unknown)
    expect(terminalCommandRule(type('\n', { ...terminal, line: { text: '', kind: 'untouched' } }))).toEqual(unknown)
    expect(terminalCommandRule(type('ls\n', { ...terminal, line: { text: '', kind: 'mixed' } }))).toEqual(unknown)
  })

  it('asks before a secret is typed with a Return, and does not show it', () => {
    expect(terminalCommandRule(type('hunter2!\n', { ...terminal, secret: true }))).toEqual(
      ask('It types a secret into a terminal and presses Return.'),
    )
  })

  it('has no opinion outside terminals and on other keys', () => {
    expect(run('rm -rf /', { window: windowOf('mousepad') })).toBeUndefined()
    expect(terminalCommandRule(press('Tab', { ...terminal, line: { text: 'rm -rf /', kind: 'ours' } }))).toBeUndefined()
  })
})
