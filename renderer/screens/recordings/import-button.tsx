import { FileInput } from 'lucide-react'
import { useRef } from 'react'
import { Button, type ButtonLook } from '../../parts/button.tsx'
import { words } from '../../words/index.ts'
import type { Imports } from './use-import.ts'

export function ImportButton({ imports, look }: { imports: Imports; look?: ButtonLook }) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <Button
        look={look}
        icon={<FileInput aria-hidden="true" />}
        disabled={imports.under !== undefined}
        onClick={() => input.current?.click()}
      >
        {words.import.button}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={words.import.choose}
        onChange={(event) => {
          const [...files] = event.target.files ?? []
          // The same file may be chosen again once it was put right.
          event.target.value = ''
          void imports.take(files)
        }}
      />
    </>
  )
}
