import type { ShellWord } from './word.ts'

/** Commands that only show something, whatever words follow. */
const SHOW = new Set(
  (
    'ls dir pwd echo printf whoami who id groups uname uptime df du free cal ncal cat head tail wc stat which whereis type ps pgrep pstree basename dirname realpath readlink cd pushd popd ' +
    'lsblk lscpu lsusb lspci nproc arch true false : test [ grep egrep fgrep zgrep zcat cut tr diff cmp comm nl od hexdump file sha1sum sha224sum sha256sum sha384sum sha512sum md5sum b2sum cksum ' +
    'sum seq rev fold fmt column paste join expr jq tac sleep man info help apropos whatis locate plocate lsof getent locale tty logname xdg-user-dir strings expand unexpand factor getconf ' +
    'apt-cache dpkg-query tput clear ldd nm size users w last lastlog vmstat mpstat iostat numfmt shuf wait return break continue exit'
  ).split(' '),
)

/** Commands that only show something when all the words behind them are known and fit. */
const SHOW_WHEN: Record<string, (words: string[]) => boolean> = {
  date: every(/^(\+.*|-u|--utc|-I\w*|-R)$/u),
  hostname: every(/^-[fisdI]$/u),
  printenv: every(/^\w+$/u),
  sort: without(/^(-\w*[oST]|--(output|compress|files0|temporary))/u),
  uniq: (words) => words.filter((word) => !word.startsWith('-')).length <= 1,
  tree: without(/^(-\w*[oR]|--output)/u),
  xxd: (words) => words.filter((word) => !word.startsWith('-')).length <= 1,
  sed: showsBySed,
  tar: (words) =>
    /^(-?[vzjJf]*t[vzjJf]*|--list)$/u.test(words[0] ?? '') &&
    without(/^--(to-command|checkpoint-action|use-compress|rsh|new-volume|info-script)|^-[IF]/u)(words),
  unzip: (words) => words[0] === '-l',
  base64: every(/^(?!-o)/u),
  ip: (words) =>
    /^(a|addr|address|l|link|r|route)$/u.test(words[0] ?? '') && words.slice(1).every((word) => /^(show|list|dev|\w+\d)$/u.test(word)),
  git: showsByGit,
  apt: among('list', 'search', 'show', 'policy', 'depends'),
  dpkg: (words) => /^(-[lLsS]|--list|--listfiles|--status|--search|--get-selections|--print-architecture)$/u.test(words[0] ?? ''),
  pip: among('list', 'show', 'freeze', 'check'),
  pip3: among('list', 'show', 'freeze', 'check'),
  npm: among('ls', 'list', 'view', 'outdated', 'root', 'prefix'),
  systemctl: among('status', 'list-units', 'is-active', 'is-enabled', 'cat'),
  docker: among('ps', 'images', 'version', 'info', 'logs'),
  alias: (words) => words.length === 0,
  set: (words) => words.length === 0,
  export: (words) => words.length === 0,
  history: every(/^\d+$/u),
  jobs: every(/^-/u),
  command: (words) => /^-[vV]$/u.test(words[0] ?? ''),
}

/** Programs known to tell their version and their help, and to do nothing else then. */
const TELL_OF_THEMSELVES = new Set(
  'python python3 node npm npx git java javac gcc g++ clang make cmake cargo rustc go ruby perl php bash sh zsh ffmpeg curl wget ssh docker pip pip3 apt dpkg tar sed awk gawk sqlite3 psql mysql soffice libreoffice mousepad understudy'.split(
    ' ',
  ),
)

/** True when the command changes nothing. `words`: what stands behind its name. */
export function onlyShows(name: string, words: ShellWord[]): boolean {
  if (SHOW.has(name)) return true
  const known = words.every((word) => word.fixed || isPattern(word))
  if (!known) return false
  const values = words.map((word) => word.value)
  if (TELL_OF_THEMSELVES.has(name) && values.length === 1 && /^(--version|--help|-V)$/u.test(values[0] ?? '')) return true
  return Object.hasOwn(SHOW_WHEN, name) && SHOW_WHEN[name]?.(values) === true
}

/** A pattern of file names, which can’t turn into an option. */
function isPattern(word: ShellWord): boolean {
  return /^[\w./~-]*[*?[\]{},\w./-]*$/u.test(word.bare) && !word.bare.startsWith('-')
}

function every(pattern: RegExp): (words: string[]) => boolean {
  return (words) => words.every((word) => pattern.test(word))
}

function without(pattern: RegExp): (words: string[]) => boolean {
  return (words) => !words.some((word) => pattern.test(word))
}

function among(...names: string[]): (words: string[]) => boolean {
  return (words) => names.includes(words[0] ?? '')
}

/** `sed` that prints lines or replaces words on their way; it can also write files and run commands. */
function showsBySed(words: string[]): boolean {
  const options = words.filter((word) => word.startsWith('-'))
  if (!options.every((word) => /^(-[nEreszu]+|--quiet|--silent|--regexp-extended|--expression)$/u.test(word))) return false
  const [script = ''] = words.filter((word) => !word.startsWith('-'))
  return (
    /^(\d+|\$)?(,(\d+|\$))?[pdq]$/u.test(script) || /^s([/|,#])(?:(?!\1)[^\\\n]|\\.)*\1(?:(?!\1)[^\\\n]|\\.)*\1[gipI\d]*$/u.test(script)
  )
}

const GIT_SHOWS = 'status log diff show blame rev-parse describe shortlog ls-files ls-tree cat-file rev-list name-rev whatchanged'.split(
  ' ',
)

function showsByGit(words: string[]): boolean {
  const [command = '', ...rest] = words
  if (rest.some((word) => /^(--output|--ext-diff|-O|--open-files-in-pager|--textconv|--upload-pack)/u.test(word))) return false
  if (GIT_SHOWS.includes(command)) return true
  if (command === 'branch' || command === 'remote' || command === 'tag')
    return rest.every((word) => /^(-v|-vv|-a|-r|-l|--all|--list|--verbose|--show-current)$/u.test(word))
  if (command === 'stash') return rest[0] === 'list' || rest[0] === 'show'
  return command === 'config' && /^(--get|--list|-l)$/u.test(rest[0] ?? '')
}
