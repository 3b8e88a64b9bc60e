import type { FieldProps } from '../ui/field.tsx'
import { TextArea, TextField } from '../ui/text-field.tsx'
import type { Shape } from './editor-keys.ts'

export type PlainElement = HTMLInputElement | HTMLTextAreaElement

export interface PlainFieldProps extends FieldProps {
  readonly shape: Shape
  readonly value: string
  readonly onChange: (text: string) => void
  readonly placeholder?: string
  readonly size?: 'md' | 'sm'
  readonly isQuiet?: boolean
  /** How many lines a block shows. */
  readonly rows?: { readonly min: number; readonly max: number }
}

/** The field that stands there until the editor is loaded: of the same size, so that nothing moves then. */
export function PlainField({
  shape,
  rows = FREE,
  size,
  isQuiet,
  placeholder,
  ...field
}: PlainFieldProps) {
  const empty = placeholder === undefined ? {} : { placeholder }
  if (shape !== 'line') {
    return <TextArea {...field} {...empty} isMono minRows={rows.min} maxRows={rows.max} />
  }
  return (
    <TextField
      {...field}
      {...empty}
      isMono
      {...(size === undefined ? {} : { size })}
      {...(isQuiet === undefined ? {} : { isQuiet })}
    />
  )
}

const FREE = { min: 1, max: 12 }

/** Puts a text where the cursor stands, and the cursor behind it. */
export function putIn(
  element: PlainElement | null | undefined,
  text: string,
  onChange: (text: string) => void,
): void {
  if (element === null || element === undefined) return
  const { value, selectionStart, selectionEnd } = element
  const start = selectionStart ?? value.length
  onChange(value.slice(0, start) + text + value.slice(selectionEnd ?? start))
  // What is shown follows when React has written the new text.
  setTimeout(() => element.setSelectionRange(start + text.length, start + text.length))
}
