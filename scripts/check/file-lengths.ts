import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { filesBelow } from './source-files.ts'

const LONGEST = 300

/** Source files that are too long to hold one idea. */
export function checkFileLengths(root: string): string[] {
  return filesBelow(root, ['.ts', '.tsx', '.mjs', '.css']).flatMap((file) => {
    const lines = readFileSync(join(root, file), 'utf8').split('\n').length - 1
    return lines > LONGEST ? [`${file} has ${lines} lines; ${LONGEST} is the most. Split it where its second idea begins.`] : []
  })
}
