import { readFile, readlink } from 'node:fs/promises'

/** The command line of a running process, ready to be started again; undefined when the system does not tell. */
export async function commandOfProcess(processId: number | undefined): Promise<string[] | undefined> {
  if (processId === undefined) return undefined
  try {
    const raw = await readFile(`/proc/${processId}/cmdline`, 'utf8')
    // Programs that rewrite their title leave one string with spaces and many NULs at the end.
    const parts = raw.replace(/\0+$/, '').split('\0')
    const [program] = parts
    if (!program) return undefined
    // A relative name would depend on where it was started; a plain name is looked up on the PATH as then.
    if (program.includes('/') && !program.startsWith('/')) parts[0] = await readlink(`/proc/${processId}/exe`)
    return parts
  } catch {
    return undefined
  }
}
