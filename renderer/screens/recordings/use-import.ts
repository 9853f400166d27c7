import { useShellFile } from '../../state/shell-file.ts'
import { words } from '../../words/index.ts'

/** Files that become recordings, by way of the shell. */
export function useImport(onDone: () => void) {
  return useShellFile(async (shell, file) => {
    const result = await shell.import(file)
    onDone()
    return result
  }, words.import.formats)
}
export type Imports = ReturnType<typeof useImport>
