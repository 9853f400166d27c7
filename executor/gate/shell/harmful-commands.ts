import type { Level } from './level.ts'
import type { ShellWord } from './word.ts'

const DESTROY = new Set(
  'rm rmdir unlink shred srm dd truncate wipefs tee del erase rd dropdb dropuser userdel groupdel fdisk parted sgdisk sfdisk blkdiscard'.split(
    ' ',
  ),
)

/** Part of the words behind the name that turn an ordinary command into one that destroys. */
const DESTROY_WHEN: Record<string, RegExp> = {
  git: /^(reset .*--hard|clean\b|push .*(--force|-f\b|--delete|--mirror)|checkout (-f|--|\.)|restore\b|branch .*-[dD]\b|stash (drop|clear)|filter-branch|filter-repo|reflog (delete|expire)|gc .*--prune)/u,
  crontab: /(^|\s)-r\b/u,
  docker: /^(rm|rmi|(system|volume|image|container|network|builder) (prune|rm))\b/u,
  kubectl: /^(delete|drain)\b/u,
  apt: /^(-\S+ )*(remove|purge|autoremove)\b/u,
  'apt-get': /^(-\S+ )*(remove|purge|autoremove)\b/u,
  history: /(^|\s)-[cd]\b/u,
  rsync: /--(delete|remove-source)/u,
  svn: /^(delete|revert)\b/u,
  mysql: /\b(drop|truncate|delete)\b/iu,
  psql: /\b(drop|truncate|delete)\b/iu,
  sqlite3: /\b(drop|delete)\b/iu,
}

/** What a command that does not only show does. */
export function harmOf(name: string, words: ShellWord[]): Level {
  if (ruins(name, words)) return 'ruins'
  if (DESTROY.has(name) || /^mkfs(\.|$)/u.test(name)) return 'destroys'
  const rest = words.map((word) => word.value).join(' ')
  return Object.hasOwn(DESTROY_WHEN, name) && DESTROY_WHEN[name]?.test(rest) ? 'destroys' : 'unknown'
}

const SYSTEM = 'bin|boot|dev|etc|home|lib|lib32|lib64|opt|proc|root|run|sbin|srv|sys|usr|var|Users|System|Library|Applications'
/** The root, the home folder, a folder of the system, or all that is in one of them. */
const EVERYTHING = new RegExp(`^(/+\\.?/*\\*?|~/?\\*?|\\$\\{?HOME\\}?/?\\*?|~/\\.\\*|/(${SYSTEM})/?\\*?|\\$\\{?HOME\\}?/\\.\\*)$`, 'u')
/** A whole disk or a part of one, not what only swallows. */
export const DISK = /^\/dev\/(sd|hd|vd|xvd|nvme|mmcblk|md|dm-|mapper\/|disk)/u

/** Nothing that a person teaches should end like this. */
function ruins(name: string, words: ShellWord[]): boolean {
  const bare = words.map((word) => word.bare)
  const everything = bare.some((word) => EVERYTHING.test(word))
  const recursive = bare.some((word) => /^-[a-zA-Z]*[rR]|^--recursive$/u.test(word))
  if (name === 'rm') return bare.includes('--no-preserve-root') || (recursive && everything)
  if (name === 'chmod' || name === 'chown' || name === 'chgrp') return recursive && everything
  if (name === 'mv' || name === 'shred')
    return everything && (name === 'shred' || EVERYTHING.test(bare.filter((word) => !word.startsWith('-'))[0] ?? ''))
  if (/^mkfs(\.|$)/u.test(name) || name === 'wipefs' || name === 'blkdiscard') return words.length > 0
  if (name === 'dd') return bare.some((word) => word.startsWith('of=') && DISK.test(word.slice(3)))
  return name === 'tee' || name === 'cp' ? bare.some((word) => DISK.test(word)) : false
}
