import { Braces, TextCursorInput, Undo2 } from 'lucide-react'
import { useEffect, useEffectEvent, useId, useRef, useState } from 'react'
import type { Parameter, TextPart } from '#contract'
import { parameterLabel } from '../state/format.ts'
import { chipOf, chosenIn, drawParts, readParts } from '../state/slot-dom.ts'
import { words } from '../words/index.ts'
import { Button } from './button.tsx'
import { classes } from './classes.ts'
import { Menu } from './menu.tsx'
import styles from './slot-editor.module.css'

type Props = {
  label: string
  hideLabel?: boolean
  parts: readonly TextPart[]
  parameters: readonly Parameter[]
  lines?: boolean
  autoFocus?: boolean
  /** Told when one leaves it or presses Enter, and only when something is different. */
  onChange: (parts: TextPart[]) => void
  /** Chosen words are to become a value. The text as it stands was told before. */
  onMakeValue?: (text: string) => void
  /** Enter or Esc: it is done with. */
  onDone?: () => void
}

/** A text with values in it as chips: words can be typed, chosen words become a value, a value becomes words again. */
export function SlotEditor(props: Props) {
  const { label, hideLabel, parts, parameters, lines, autoFocus, onChange, onMakeValue, onDone } = props
  const id = useId()
  const editor = useRef<HTMLDivElement>(null)
  const [chosen, setChosen] = useState<{ text: string; chip: HTMLElement | null }>({ text: '', chip: null })
  const told = JSON.stringify(parts)

  useEffect(() => {
    const element = editor.current
    if (element && JSON.stringify(readParts(element)) !== told) drawParts(element, JSON.parse(told), styles.chip ?? '')
  }, [told])
  useEffect(() => {
    if (!autoFocus || !editor.current) return
    editor.current.focus()
    window.getSelection()?.selectAllChildren(editor.current)
    window.getSelection()?.collapseToEnd()
  }, [autoFocus])
  const look = useEffectEvent(() => {
    if (editor.current?.contains(document.activeElement) || document.activeElement === editor.current)
      setChosen(chosenIn(editor.current as HTMLElement))
  })
  useEffect(() => {
    const onSelection = () => look()
    document.addEventListener('selectionchange', onSelection)
    return () => document.removeEventListener('selectionchange', onSelection)
  }, [])

  const commit = () => {
    const now = editor.current ? readParts(editor.current) : []
    if (JSON.stringify(now) !== told) onChange(now)
  }

  function insert(parameter: Parameter) {
    const element = editor.current
    if (!element) return
    const chip = chipOf({ kind: parameter.type === 'secret' ? 'secret' : 'slot', parameter: parameter.name }, styles.chip ?? '')
    element.focus()
    const selection = window.getSelection()
    const range = selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : undefined
    if (range && element.contains(range.commonAncestorContainer)) {
      range.deleteContents()
      range.insertNode(chip)
      range.setStartAfter(chip)
      range.collapse(true)
    } else element.append(chip)
    commit()
  }

  function backToText() {
    const { chip } = chosen
    if (!chip?.dataset.part) return
    const part: TextPart = JSON.parse(chip.dataset.part)
    const example = 'parameter' in part ? parameters.find((it) => it.name === part.parameter)?.examples[0] : undefined
    chip.replaceWith(document.createTextNode(example ?? chip.textContent ?? ''))
    setChosen({ text: '', chip: null })
    commit()
    editor.current?.focus()
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears when the focus has left the text and its buttons
    <div
      className={styles.frame}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) commit()
      }}
    >
      <span id={id} className={hideLabel ? 'only-heard' : styles.label}>
        {label}
      </span>
      {/* biome-ignore lint/a11y/useSemanticElements: a text field of the browser cannot hold chips */}
      <div
        ref={editor}
        role="textbox"
        tabIndex={0}
        aria-labelledby={id}
        aria-multiline={lines}
        contentEditable="plaintext-only"
        suppressContentEditableWarning
        spellCheck={false}
        className={classes(styles.text, lines && styles.lines)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && onDone) {
            event.stopPropagation()
            if (editor.current) drawParts(editor.current, parts, styles.chip ?? '')
            onDone()
          }
          if (event.key === 'Enter' && !(lines && event.shiftKey === false && event.ctrlKey === false)) {
            event.preventDefault()
            commit()
            onDone?.()
          }
        }}
        onClick={(event) => {
          const chip = (event.target as HTMLElement).closest<HTMLElement>('[data-part]')
          if (chip)
            window
              .getSelection()
              ?.setBaseAndExtent(
                chip.parentElement ?? chip,
                [...(chip.parentElement?.childNodes ?? [])].indexOf(chip),
                chip.parentElement ?? chip,
                [...(chip.parentElement?.childNodes ?? [])].indexOf(chip) + 1,
              )
        }}
      />
      {/* The choice in the text must survive the press on a button. */}
      <div
        className={styles.tools}
        role="toolbar"
        aria-label={words.edit.textTools(label)}
        onPointerDown={(event) => event.preventDefault()}
      >
        {onMakeValue && (
          <Button
            small
            look="quiet"
            icon={<Braces aria-hidden="true" />}
            disabled={chosen.text.trim() === ''}
            onClick={() => {
              commit()
              onMakeValue(chosen.text.trim())
            }}
          >
            {words.edit.makeValue}
          </Button>
        )}
        {parameters.length > 0 && (
          <Menu
            small
            text
            look="quiet"
            label={words.edit.insertValue}
            icon={<TextCursorInput aria-hidden="true" />}
            items={parameters.map((parameter) => ({ text: parameterLabel(parameter.name), onChoose: () => insert(parameter) }))}
          />
        )}
        <Button small look="quiet" icon={<Undo2 aria-hidden="true" />} disabled={!chosen.chip} onClick={backToText}>
          {words.edit.backToText}
        </Button>
      </div>
    </div>
  )
}
