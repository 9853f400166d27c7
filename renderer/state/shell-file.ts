import { useState } from 'react'
import type { IpcError, ShellFiles } from '#contract'
import { words } from '../words/index.ts'
import { useDoing } from './use-call.ts'

/** A file that the shell takes over, one at a time, and what came of it. `formats`: what can be read, for the one who chose something else. */
export function useShellFile<Result>(hand: (files: ShellFiles<File>, file: File) => Promise<Result>, formats: string) {
  const { doing, problem, run } = useDoing()
  const [name, setName] = useState('')
  const [result, setResult] = useState<Result>()
  return {
    /** The name of the file on its way; undefined when none is. */
    under: doing ? name : undefined,
    problem,
    result,
    clear: () => setResult(undefined),
    async take(files: FileList | readonly File[]): Promise<void> {
      const [file, another] = files
      if (!file || doing) return
      setName(file.name)
      setResult(undefined)
      await run(async () => {
        if (another) throw { code: 'bad-input', message: words.import.oneFile, advice: formats } satisfies IpcError
        const shell = window.understudyFiles
        if (!shell) throw { code: 'set-up', message: words.import.noShell, advice: words.import.noShellAdvice } satisfies IpcError
        setResult(await hand(shell, file))
      })
    },
  }
}
export type FileTaking = Pick<ReturnType<typeof useShellFile>, 'under' | 'problem' | 'take'>
