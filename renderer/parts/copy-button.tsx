import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import { words } from '../words/index.ts'
import { IconButton } from './button.tsx'

export function CopyButton({ text, label = words.common.copy }: { text: string; label?: string }) {
  const [copied, setCopied] = useState(false)
  const copy = () => {
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    )
  }
  return (
    <IconButton small label={copied ? words.common.copied : label} onClick={copy} onBlur={() => setCopied(false)}>
      {copied ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
    </IconButton>
  )
}
