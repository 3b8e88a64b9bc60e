import {
  type ReactNode,
  type Ref,
  type RefObject,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from 'react'
import type { Problem } from '#core/lint/problem.ts'
import { classNames } from '../ui/class-names.ts'
import { Field } from '../ui/field.tsx'
import { SeverityIcon } from '../ui/severity-icon.tsx'
import { CodeBox } from './code-box.tsx'
import type { CodeEditor } from './code-editor.ts'
import type { CodeProblem, LanguageSpec } from './code-language.ts'
import { type EditorModule, useEditorModule } from './editor-source.tsx'
import { type PlainElement, PlainField, type PlainFieldProps, putIn } from './plain-field.tsx'
import { useSettled } from './use-settled.ts'
import './editor.css'

export type CodeFieldHandle = Pick<CodeEditor, 'insert' | 'focus'>

export interface CodeFieldProps extends PlainFieldProps {
  /** Must be the same object while nothing in it changes. */
  readonly spec: LanguageSpec
  /** What is wrong as far as the plain field can tell. */
  readonly plainError?: string | null
  /** What the rules find in the text; their words are in `error` and `hint`. */
  readonly problems?: readonly Problem[]
  /** Problems that the rules explain already: they are underlined only. */
  readonly isExplained?: (problem: CodeProblem) => boolean
  readonly ref?: Ref<CodeFieldHandle>
}

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

const NONE: readonly Problem[] = []
const NEVER = () => false

function EditorField({
  module,
  heirRef,
  spec,
  shape,
  value,
  onChange,
  placeholder = '',
  size = 'md',
  isQuiet,
  rows,
  problems = NONE,
  isExplained = NEVER,
  error,
  hint,
  ref,
  ...field
}: Omit<CodeFieldProps, 'plainError'> & {
  readonly module: EditorModule
  readonly heirRef: RefObject<PlainElement | null>
}) {
  const language = module.languageOf(spec)
  const { settled, watch } = useSettled(value)
  const found = useMemo(() => language.problems(settled), [language, settled])
  const ranged = useMemo(() => problems.flatMap(inText), [problems])
  const own = useMemo(
    () => found.filter((problem) => !ranged.some(isOver(problem))),
    [found, ranged],
  )
  const marked = useMemo(() => [...own, ...ranged], [own, ranged])
  const told = own.filter((problem) => !isExplained(problem))
  const errors = told.filter(({ severity }) => severity === 'error').map(({ message }) => message)
  const warnings = told.filter(({ severity }) => severity === 'warning')
  return (
    <Field
      {...field}
      error={joined(errors.length === 0 ? null : errors.join(' '), error)}
      hint={joined(warnings.length === 0 ? null : warnings.map(renderWarning), hint)}
    >
      {(control, labelId) => (
        <div
          className={classNames(
            'ui-input is-mono code-field',
            `is-${shape}`,
            size === 'sm' && 'ui-input-sm',
            isQuiet === true && 'ui-input-quiet',
            control['aria-invalid'] && 'is-invalid',
          )}
          {...(rows === undefined ? {} : { style: heightOf(rows) })}
          {...watch}
        >
          <CodeBox
            mountEditor={module.mountEditor}
            language={language}
            shape={shape}
            value={value}
            problems={marked}
            placeholder={placeholder}
            id={control.id}
            labelId={labelId}
            describedBy={control['aria-describedby']}
            isInvalid={control['aria-invalid'] === true}
            onChange={onChange}
            heirRef={heirRef}
            ref={ref ?? null}
          />
        </div>
      )}
    </Field>
  )
}

/** A rule's problem as the editor marks it, where it says which piece of the text it means. */
function inText({ rule, severity, range, message }: Problem): CodeProblem[] {
  if (range === undefined) return []
  return [{ code: rule, severity: severity === 'error' ? 'error' : 'warning', ...range, message }]
}

function isOver(problem: CodeProblem): (other: CodeProblem) => boolean {
  return ({ start, end }) => start < problem.end && problem.start < end
}

const LINE = 20
const PADDING = 8

function heightOf({ min, max }: NonNullable<CodeFieldProps['rows']>) {
  return { minHeight: min * LINE + PADDING, maxHeight: max * LINE + PADDING }
}

/** What the editor found, then what others say of the field. */
function joined(own: ReactNode, others: ReactNode): ReactNode {
  const hasOthers = others !== undefined && others !== null && others !== ''
  if (own === null) return others
  if (!hasOthers) return own
  return (
    <>
      {own} {others}
    </>
  )
}

function renderWarning({ start, message }: CodeProblem) {
  return (
    <span key={`${start} ${message}`} className="code-warned">
      <SeverityIcon severity="warning" size={12} />
      <span>{message}</span>
    </span>
  )
}
