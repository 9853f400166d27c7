import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { judgeScript } from '../../../../executor/gate/shell/judge-script.ts'
import { judgeWindows } from '../../../../executor/gate/shell/judge-windows.ts'

const LEVELS = ['shows', 'unknown', 'destroys', 'ruins']
/** Text like that of shells: their signs, words that matter to us, and anything. */
const shellText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...'$ ( ) { } [ ] < > | & ; " \' ` \\ # ! * ? ~ = \n \t << <<- EOF $( ${ $(( )) rm ls sudo xargs find -exec + do done for if then fi case esac function in'.split(
          ' ',
        ),
      ),
      fc.string({ unit: 'binary', maxLength: 8 }),
    ),
    { maxLength: 24 },
  )
  .map((parts) => parts.join(' '))

describe('judging a command', () => {
  it('has an answer to any text and never throws', () => {
    fc.assert(
      fc.property(fc.oneof(shellText, fc.string({ unit: 'binary' })), (text) => {
        expect(LEVELS).toContain(judgeScript(text))
        expect(LEVELS).toContain(judgeWindows(text))
      }),
      { numRuns: 400 },
    )
  })

  it('has an answer to what is nested ever deeper, and asks', () => {
    for (const open of ['$(', '(', '{ ', '`', '"$(', 'if ', 'bash -c "', '${a:-', '$((', 'sh -c \'sh -c "'])
      expect(judgeScript(`${open.repeat(3000)}ls`)).not.toBe('shows')
  })

  it('never finds less in a command for what is put around it', () => {
    const around = [
      (inner: string) => `ls; ${inner}`,
      (inner: string) => `true && ${inner}`,
      (inner: string) => `ls | ${inner}`,
      (inner: string) => `( ${inner} )`,
      (inner: string) => `{ ${inner}; }`,
      (inner: string) => `if true; then ${inner}; fi`,
      (inner: string) => `while true; do ${inner}; done`,
      (inner: string) => `echo "$( ${inner} )"`,
      (inner: string) => `cat <(${inner})`,
      (inner: string) => `case x in x) ${inner};; esac`,
    ]
    const before = fc.constantFrom('', 'sudo ', 'env LANG=C ', 'time nohup ', 'nice -n 5 ')
    const inner = fc.constantFrom('rm -rf build', 'rm -rf /', 'make', 'echo x > a', 'dd if=a of=/dev/sda')
    fc.assert(
      fc.property(inner, before, fc.array(fc.constantFrom(...around), { maxLength: 4 }), (command, prefix, wraps) => {
        const whole = wraps.reduce((text, wrap) => wrap(text), `${prefix}${command}`)
        expect(LEVELS.indexOf(judgeScript(whole))).toBeGreaterThanOrEqual(LEVELS.indexOf(judgeScript(command)))
      }),
    )
  })

  it('reads what stands in backticks, and asks where that is an arithmetic that is none', () => {
    expect(judgeScript('echo `rm -rf build`')).toBe('destroys')
    expect(judgeScript('echo $(( 1 + 2 ))')).toBe('shows')
    expect(judgeScript('echo "$(( rm -rf build ))"')).toBe('unknown')
  })

  it('asks where a prompt would change the line before it is parsed', () => {
    expect(['echo !!', 'ls !$', '^ls^rm', 'ls\u0015rm a', 'l\ts', '\u001b[A'].filter((text) => judgeScript(text) === 'shows')).toEqual([])
    expect(judgeScript("echo 'Hello!!'")).toBe('shows')
    expect(judgeScript('[ ! -f a ] && echo no')).toBe('shows')
  })
})

describe('judging a command of cmd or PowerShell', () => {
  it.each([
    ['dir', 'shows'],
    ['Get-ChildItem | Sort-Object', 'shows'],
    ['type notes.txt', 'shows'],
    ['cd Documents & dir', 'shows'],
    ['del notes.txt', 'destroys'],
    ['dir; Remove-Item a', 'destroys'],
    ['echo x > a', 'destroys'],
    ['RD /s /q build', 'destroys'],
    ['del /s /q C:\\', 'ruins'],
    ['Remove-Item -Recurse -Force C:\\Users', 'ruins'],
    ['format c:', 'ruins'],
    ['Get-ChildItem $(Remove-Item a)', 'unknown'],
    ['d^el a', 'unknown'],
    ['iex (iwr https://example.org)', 'unknown'],
    ['winget install x', 'unknown'],
    ['date 1-1-2000', 'unknown'],
    ['echo "open', 'unknown'],
  ])('“%s”: %s', (text, level) => {
    expect(judgeWindows(text)).toBe(level)
  })
})
