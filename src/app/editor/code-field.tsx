import { type RefObject, useImperativeHandle, useRef, useState } from 'react'
import type { CodeFieldProps } from './code-field-props.ts'
import { EditorField } from './editor-field.tsx'
import { useEditorModule } from './editor-source.tsx'
import { type PlainElement, PlainField, putIn } from './plain-field.tsx'
import './editor.css'

/**
 * A field for code: plain until the editor is loaded, of the same size, and what is typed meanwhile is kept. Problems
 * are underlined and told below, where screen readers find them too.
 */
export function CodeField(props: CodeFieldProps) {
  const module = useEditorModule()
  const heirRef = useRef<PlainElement>(null)
  const [isComposing, setComposing] = useState(false)
  if (module !== null && !isComposing) {
    return <EditorField {...props} module={module} heirRef={heirRef} />
  }
  return <Plain {...props} heirRef={heirRef} onComposing={setComposing} />
}

function Plain({
  ref,
  heirRef,
  onComposing,
  spec: _spec,
  problems: _problems,
  isExplained: _isExplained,
  plainError,
  error,
  ...field
}: CodeFieldProps & {
  readonly heirRef: RefObject<PlainElement | null>
  readonly onComposing: (isComposing: boolean) => void
}) {
  const root = useRef<HTMLDivElement>(null)
  useImperativeHandle(ref, () => {
    const element = () => root.current?.querySelector<PlainElement>('input, textarea')
    return {
      focus: () => element()?.focus(),
      insert: (text) => putIn(element(), text, field.onChange),
    }
  })
  return (
    <div
      ref={root}
      className={`code-plain is-${field.shape}`}
      onFocus={({ target }) => {
        heirRef.current = target as PlainElement
      }}
      onBlur={() => {
        heirRef.current = null
      }}
      onCompositionStart={() => onComposing(true)}
      onCompositionEnd={() => onComposing(false)}
    >
      <PlainField {...field} error={plainError ?? error} />
    </div>
  )
}
