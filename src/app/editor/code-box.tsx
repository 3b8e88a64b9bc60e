import {
  type Ref,
  type RefObject,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
} from 'react'
import type { CodeLanguage, CodeProblem } from './code-language.ts'
import type { Attributes, CodeEditor } from './code-editor.ts'
import type { Shape } from './editor-keys.ts'
import type { EditorModule } from './editor-source.tsx'
import type { PlainElement } from './plain-field.tsx'

interface CodeBoxProps {
  readonly mountEditor: EditorModule['mountEditor']
  readonly language: CodeLanguage
  readonly shape: Shape
  readonly value: string
  readonly problems: readonly CodeProblem[]
  readonly placeholder: string
  readonly id: string
  /** The label on the page: a click on it goes into the text, as with any field. */
  readonly labelId: string
  readonly describedBy: string | undefined
  readonly isInvalid: boolean
  readonly onChange: (text: string) => void
  /** The plain field that stood here with the focus, whose cursor goes on. */
  readonly heirRef: RefObject<PlainElement | null>
  readonly ref: Ref<Pick<CodeEditor, 'insert' | 'focus'>>
}

/** The editor itself, kept to what the properties say. */
export function CodeBox({ ref, ...props }: CodeBoxProps) {
  const { language, value, problems, id, labelId, describedBy, isInvalid } = props
  const host = useRef<HTMLDivElement>(null)
  const editor = useRef<CodeEditor>(null)
  const latest = useRef(props)
  useLayoutEffect(() => {
    latest.current = props
  })

  useLayoutEffect(() => {
    if (host.current === null) return
    const { mountEditor, heirRef, value: text, ...initial } = latest.current
    const mounted = mountEditor(host.current, {
      ...initial,
      text,
      attributes: attributesOf(initial),
      onChange: (typed) => latest.current.onChange(typed),
    })
    editor.current = mounted
    if (heirRef.current !== null) mounted.focus(selectionOf(heirRef.current))
    return () => {
      editor.current = null
      mounted.destroy()
    }
  }, [])
  useEffect(() => editor.current?.setText(value), [value])
  useEffect(() => editor.current?.setLanguage(language), [language])
  useEffect(() => editor.current?.setProblems(problems), [problems])
  useEffect(
    () => editor.current?.setAttributes(attributesOf({ id, labelId, describedBy, isInvalid })),
    [id, labelId, describedBy, isInvalid],
  )
  useEffect(() => {
    const label = document.getElementById(labelId)
    const focus = () => editor.current?.focus()
    label?.addEventListener('click', focus)
    return () => label?.removeEventListener('click', focus)
  }, [labelId])
  useImperativeHandle(ref, () => ({
    insert: (text) => editor.current?.insert(text),
    focus: () => editor.current?.focus(),
  }))
  return <div ref={host} className="code-box" />
}

type Named = Pick<CodeBoxProps, 'id' | 'labelId' | 'describedBy' | 'isInvalid'>

function attributesOf({ id, labelId, describedBy, isInvalid }: Named): Attributes {
  return {
    id,
    'aria-labelledby': labelId,
    ...(describedBy === undefined ? {} : { 'aria-describedby': describedBy }),
    ...(isInvalid ? { 'aria-invalid': 'true' } : {}),
  }
}

function selectionOf({ selectionStart, selectionEnd, value }: PlainElement) {
  const start = selectionStart ?? value.length
  return { start, end: selectionEnd ?? start }
}
