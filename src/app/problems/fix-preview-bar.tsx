import { type KeyboardEvent, useEffect, useLayoutEffect, useRef } from 'react'
import { useDesign } from '../state/document-store.ts'
import { Button } from '../ui/button.tsx'
import { Icon, type IconName } from '../ui/icon.tsx'
import { type ChangeLine, differenceInWords } from './difference-words.ts'
import { applyPreview, closePreview, type FixPreview, useFixPreview } from './fix-preview-store.ts'
import './fix-preview.css'

/** What a fix would do, in words, over what it would do it to. Nothing is done before it is said so here. */
export function FixPreviewBar() {
  const preview = useFixPreview((state) => state.preview)
  const design = useDesign()
  const isStale = preview !== null && preview.before !== design
  useEffect(() => {
    if (isStale) closePreview()
  }, [isStale])
  useEffect(() => closePreview, [])
  if (preview === null || isStale) return null
  return <Bar key={preview.count} preview={preview} />
}

function Bar({ preview }: { readonly preview: FixPreview }) {
  const bar = useRef<HTMLElement>(null)
  const apply = useRef<HTMLButtonElement>(null)
  // Before it is taken away, with whatever closes it: what goes takes the focus along.
  useLayoutEffect(() => {
    const [shown, cameFrom] = [bar.current, document.activeElement]
    apply.current?.focus()
    return () => {
      const isInside = shown?.contains(document.activeElement) === true
      if (isInside && cameFrom instanceof HTMLElement) cameFrom.focus()
    }
  }, [])
  const lines = differenceInWords(preview.difference, preview.before, preview.after)
  return (
    // A group that is left by Escape from whatever has the focus in it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      ref={bar}
      className="fix-preview"
      aria-label="Preview of the fix"
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        closePreview()
      }}
    >
      <p className="t11 t3">Preview: nothing is changed yet</p>
      <h3>{preview.title}</h3>
      <ul className="fix-preview-lines" aria-label="What it changes">
        {lines.map((line) => (
          <Line key={line.text} line={line} />
        ))}
      </ul>
      <div className="fix-preview-acts">
        <Button size="sm" variant="primary" ref={apply} onClick={applyPreview}>
          Apply
        </Button>
        <Button size="sm" onClick={closePreview}>
          Cancel
        </Button>
      </div>
    </section>
  )
}

const ICONS: Readonly<Record<ChangeLine['kind'], IconName>> = {
  add: 'plus',
  remove: 'minus',
  change: 'edit',
  move: 'right',
}
const KIND_WORDS: Readonly<Record<ChangeLine['kind'], string>> = {
  add: 'added',
  remove: 'removed',
  change: 'changed',
  move: 'moved',
}

function Line({ line: { kind, text, values } }: { readonly line: ChangeLine }) {
  return (
    <li className={`fix-line is-${kind}`}>
      <Icon name={ICONS[kind]} size={12} label={KIND_WORDS[kind]} />
      <span>
        {text}
        {values !== undefined && (values.before !== null || values.after !== null) && (
          <span className="fix-values">
            <del>{values.before ?? 'nothing'}</del>
            <Icon name="right" size={11} label="becomes" />
            <ins>{values.after ?? 'nothing'}</ins>
          </span>
        )}
      </span>
    </li>
  )
}
