import type { ComponentProps } from 'react'
import { TextField } from '../ui/text-field.tsx'
import { useDraft } from './use-draft.ts'

type TextFieldOptions = Omit<
  ComponentProps<typeof TextField>,
  'value' | 'onChange' | 'onBlur' | 'onKeyDown'
>

/** A text that must pass a check. `when` says whether it is applied while typing or on leaving the field. */
export function CheckedTextField({
  value,
  check,
  onApply,
  when = 'leaving',
  error,
  ...field
}: TextFieldOptions & {
  readonly value: string
  readonly check: (text: string) => string | null
  readonly onApply: (text: string) => void
  readonly when?: 'typing' | 'leaving'
}) {
  const draft = useDraft({ value, check, apply: onApply, when })
  return (
    <TextField
      {...field}
      value={draft.text}
      error={draft.error ?? error}
      onChange={draft.change}
      onBlur={draft.leave}
      onKeyDown={draft.press}
    />
  )
}

interface NumberRange {
  readonly min: number
  readonly max: number
  /** What leaving it empty means; without it a number is needed. */
  readonly ifEmpty?: string
  readonly isDecimal?: boolean
}

/** A number in a range, or null when it may be empty. A wrong one stays as typed, with the reason. */
export function CheckedNumberField({
  value,
  min,
  max,
  ifEmpty,
  isDecimal = false,
  onApply,
  error,
  ...field
}: TextFieldOptions &
  NumberRange & {
    readonly value: number | null
    readonly onApply: (value: number | null) => void
  }) {
  const range: NumberRange = { min, max, isDecimal, ...(ifEmpty === undefined ? {} : { ifEmpty }) }
  const draft = useDraft({
    value: asText(value),
    check: (text) => troubleWith(text, range),
    apply: (text) => onApply(read(text)),
    when: 'typing',
    written: (text) => asText(read(text)),
  })
  return (
    <TextField
      {...field}
      inputMode={isDecimal ? 'decimal' : 'numeric'}
      {...(ifEmpty === undefined ? {} : { placeholder: ifEmpty })}
      value={draft.text}
      error={draft.error ?? error}
      onChange={draft.change}
      onBlur={draft.leave}
      onKeyDown={draft.press}
    />
  )
}

function read(text: string): number | null {
  return text.trim() === '' ? null : Number(text)
}

function asText(value: number | null): string {
  return value === null ? '' : String(value)
}

function troubleWith(text: string, { min, max, ifEmpty, isDecimal }: NumberRange): string | null {
  const trimmed = text.trim()
  if (trimmed === '') return ifEmpty === undefined ? 'Enter a number.' : null
  if (!(isDecimal ? /^-?\d+(\.\d+)?$/ : /^-?\d+$/).test(trimmed)) {
    return isDecimal ? 'Enter a number, such as 1.5.' : 'Enter a whole number.'
  }
  const value = Number(trimmed)
  return value < min || value > max ? `Enter ${min} to ${max}.` : null
}
