import { FileInput } from 'lucide-react'
import { useRef } from 'react'
import type { FileTaking } from '../state/shell-file.ts'
import { Button, type ButtonLook } from './button.tsx'

/** Opens the system's choice of files. `choose`: what is heard of the choice itself. */
export function FileButton({ taking, label, choose, look }: { taking: FileTaking; label: string; choose: string; look?: ButtonLook }) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <Button
        look={look}
        icon={<FileInput aria-hidden="true" />}
        disabled={taking.under !== undefined}
        onClick={() => input.current?.click()}
      >
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={choose}
        onChange={(event) => {
          const [...files] = event.target.files ?? []
          // The same file may be chosen again once it was put right.
          event.target.value = ''
          void taking.take(files)
        }}
      />
    </>
  )
}
