import { useEffect, useEffectEvent, useState } from 'react'

const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true

/** A file that misses its place must not open instead of the app; called once at the start of a window. */
export function refuseDroppedFiles(): void {
  const refuse = (event: DragEvent) => {
    if (holdsFiles(event)) event.preventDefault()
  }
  window.addEventListener('dragover', refuse)
  window.addEventListener('drop', refuse)
}

/** Takes files dropped anywhere on the page; true while some are held over it. */
export function useDroppedFiles(onFiles: (files: FileList) => void): boolean {
  const [over, setOver] = useState(false)
  const dropped = useEffectEvent(onFiles)
  useEffect(() => {
    const hold = (event: DragEvent) => {
      if (holdsFiles(event)) setOver(true)
    }
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false)
    }
    const drop = (event: DragEvent) => {
      setOver(false)
      if (event.dataTransfer?.files.length) dropped(event.dataTransfer.files)
    }
    window.addEventListener('dragover', hold)
    window.addEventListener('dragleave', leave)
    window.addEventListener('drop', drop)
    return () => {
      window.removeEventListener('dragover', hold)
      window.removeEventListener('dragleave', leave)
      window.removeEventListener('drop', drop)
    }
  }, [])
  return over
}
