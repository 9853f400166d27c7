import { useState } from 'react'
import type { ImportResult, IpcError } from '#contract'
import { useDoing } from '../../state/use-call.ts'
import { words } from '../../words/index.ts'

/** Files that become recordings, by way of the shell. One at a time. */
export function useImport(onDone: () => void) {
  const { doing, problem, run } = useDoing()
  const [name, setName] = useState('')
  const [result, setResult] = useState<ImportResult>()
  return {
    /** The name of the file on its way; undefined when none is. */
    under: doing ? name : undefined,
    problem,
    result,
    async take(files: FileList | readonly File[]): Promise<void> {
      const [file, another] = files
      if (!file || doing) return
      setName(file.name)
      setResult(undefined)
      await run(async () => {
        if (another) throw { code: 'bad-input', message: words.import.oneFile, advice: words.import.formats } satisfies IpcError
        if (!window.understudyFiles)
          throw { code: 'set-up', message: words.import.noShell, advice: words.import.noShellAdvice } satisfies IpcError
        setResult(await window.understudyFiles.import(file))
        onDone()
      })
    },
  }
}
export type Imports = ReturnType<typeof useImport>
