import { type ReactNode, type RefObject, useMemo } from 'react'
import type { Problem } from '#core/lint/problem.ts'
import { classNames } from '../ui/class-names.ts'
import { Field } from '../ui/field.tsx'
import { SeverityIcon } from '../ui/severity-icon.tsx'
import { CodeBox } from './code-box.tsx'
import type { CodeFieldProps } from './code-field-props.ts'
import type { CodeProblem } from './code-language.ts'
import type { EditorModule } from './editor-source.tsx'
import type { PlainElement } from './plain-field.tsx'
import { useHeld, useSettled } from './use-settled.ts'

const NONE: readonly Problem[] = []
const NEVER = () => false

/** The field with the editor in it. */
export function EditorField({
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
  const ruled = useHeld({ problems, error, hint }, settled !== value)
  const found = useMemo(() => language.problems(settled), [language, settled])
  const ranged = useMemo(() => ruled.problems.flatMap(inText), [ruled.problems])
  const marked = useMemo(() => [...found, ...ranged], [found, ranged])
  const told = found.filter((problem) => !isExplained(problem) && !ranged.some(isOver(problem)))
  const errors = told.filter(({ severity }) => severity === 'error').map(({ message }) => message)
  const warnings = told.filter(({ severity }) => severity === 'warning')
  return (
    <Field
      {...field}
      error={joined(errors.length === 0 ? null : errors.join(' '), ruled.error)}
      hint={joined(warnings.length === 0 ? null : warnings.map(renderWarning), ruled.hint)}
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
