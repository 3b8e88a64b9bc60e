import { useState } from 'react'
import type { FieldProps } from './field.tsx'
import { TextField } from './text-field.tsx'

/**
 * A number that is typed. What is no number in range is kept as typed with the reason below it, and is not handed
 * on; leaving the field shows the last number that was. Arrow up and down step.
 */
export function NumberField({
  value,
  onChange,
  min = Number.NEGATIVE_INFINITY,
  max = Number.POSITIVE_INFINITY,
  step = 1,
  isDecimal = false,
  isEmptyAllowed = false,
  unit,
  isDisabled = false,
  size = 'md',
  error,
  ...field
}: FieldProps & {
  /** Null is an empty field. */
  readonly value: number | null
  readonly onChange: (value: number | null) => void
  readonly min?: number
  readonly max?: number
  readonly step?: number
  readonly isDecimal?: boolean
  readonly isEmptyAllowed?: boolean
  readonly unit?: string
  readonly isDisabled?: boolean
  readonly size?: 'md' | 'sm'
}) {
  const [draft, setDraft] = useState<string | null>(null)
  const shown = draft ?? (value === null ? '' : String(value))
  const trouble =
    draft === null ? null : troubleWith(draft, { min, max, isDecimal, isEmptyAllowed })

  const type = (text: string) => {
    setDraft(text)
    if (troubleWith(text, { min, max, isDecimal, isEmptyAllowed }) === null)
      onChange(text.trim() === '' ? null : Number(text))
  }
  const stepBy = (direction: 1 | -1) => {
    const next = Math.min(max, Math.max(min, (value ?? 0) + direction * step))
    setDraft(null)
    onChange(next)
  }
  return (
    <TextField
      {...field}
      error={trouble ?? error}
      value={shown}
      onChange={type}
      onBlur={() => setDraft(null)}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
        event.preventDefault()
        stepBy(event.key === 'ArrowUp' ? 1 : -1)
      }}
      inputMode={isDecimal ? 'decimal' : 'numeric'}
      isDisabled={isDisabled}
      size={size}
      {...(unit === undefined ? {} : { unit })}
    />
  )
}

interface NumberRange {
  readonly min: number
  readonly max: number
  readonly isDecimal: boolean
  readonly isEmptyAllowed: boolean
}

/** Why a text is no number of the range, in words; null when it is one. */
function troubleWith(text: string, range: NumberRange): string | null {
  const trimmed = text.trim()
  if (trimmed === '') return range.isEmptyAllowed ? null : 'A number is needed here.'
  const pattern = range.isDecimal ? /^-?\d+(\.\d+)?$/ : /^-?\d+$/
  if (!pattern.test(trimmed))
    return range.isDecimal ? 'Only a number, such as 12.5.' : 'Only a whole number.'
  const value = Number(trimmed)
  if (value < range.min) return `At least ${range.min}.`
  if (value > range.max) return `At most ${range.max}.`
  return null
}
