import { words } from '../words/index.ts'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'

/** Asks once more before something is lost. The safe answer has the focus. */
export function Confirm(props: {
  title: string
  text: string
  yes: string
  doing?: boolean
  onYes: () => void
  onNo: () => void
  children?: React.ReactNode
}) {
  const { title, text, yes, doing, onYes, onNo, children } = props
  return (
    <Dialog
      title={title}
      onClose={onNo}
      actions={
        <>
          <Button autoFocus onClick={onNo}>
            {words.common.cancel}
          </Button>
          <Button look="stop" disabled={doing} onClick={onYes}>
            {yes}
          </Button>
        </>
      }
    >
      <p>{text}</p>
      {children}
    </Dialog>
  )
}
