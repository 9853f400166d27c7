import { type Level, worst } from './level.ts'

const SHOW = new Set(
  (
    'dir ls type cat cd chdir pwd echo cls clear ver whoami hostname tree where ipconfig systeminfo tasklist findstr find more sort fc comp vol date time help get-childitem gci get-content gc ' +
    'get-location gl set-location sl get-date get-process gps get-service get-item gi get-itemproperty get-help get-command get-member select-string sls measure-object measure sort-object ' +
    'select-object select format-table ft format-list fl out-string out-host write-output write-host test-path resolve-path get-host get-history convertto-json convertfrom-json get-random get-computerinfo'
  ).split(' '),
)
const DESTROY = new Set(
  'del erase rd rmdir rm ri remove-item format diskpart clear-content clc cipher format-volume clear-disk remove-itemproperty out-file set-content sc'.split(
    ' ',
  ),
)
const ALL =
  /^["']?([a-z]:[\\/]*\*?(\.\*)?|\\|\/|~|\$home|\$env:userprofile|%userprofile%|%systemroot%|c:[\\/](windows|users)[\\/]?\*?)["']?$/iu

/**
 * What cmd or PowerShell would do with this text, by its words. Whatever both write with other signs than blanks, quotes, `|`, `;` and `&` is not
 * read: it is `unknown`. Never throws.
 */
export function judgeWindows(text: string): Level {
  const pieces = piecesOf(text)
  const levels = pieces.map(({ words }) => byWords(words))
  const strange = /[`^%$(){}@<\t]|!/u.test(text.replace(/'[^']*'/gu, "''")) || /"[^"]*$/u.test(text.replace(/"[^"]*"/gu, ''))
  return worst([...levels, />/u.test(text) ? 'destroys' : 'shows', strange ? 'unknown' : 'shows'])
}

function byWords(words: string[]): Level {
  const [first = '', ...rest] = words
  if (first === '') return 'shows'
  const name = first
    .replace(/^["']|["']$/gu, '')
    .toLowerCase()
    .replace(/\.(exe|com|cmd|bat)$/u, '')
  // `date` and `time` with a word set the clock.
  if ((name === 'date' || name === 'time') && rest.some((word) => !/^\/t$/iu.test(word))) return 'unknown'
  if (SHOW.has(name)) return 'shows'
  const hits = rest.some((word) => ALL.test(word))
  if (name === 'format' && rest.some((word) => /^[a-z]:$/iu.test(word))) return 'ruins'
  if (DESTROY.has(name)) return hits && rest.some((word) => /^(\/s|-r(ecurse)?|-rf|-force)$/iu.test(word)) ? 'ruins' : 'destroys'
  return 'unknown'
}

function piecesOf(text: string): { words: string[] }[] {
  const pieces: { words: string[] }[] = [{ words: [] }]
  for (const [token] of text.matchAll(/"[^"]*"?|'[^']*'?|[|;&\n\r]+|[^\s|;&"']+/gu)) {
    if (/^[|;&\n\r]+$/u.test(token)) pieces.push({ words: [] })
    else pieces.at(-1)?.words.push(token)
  }
  return pieces
}
