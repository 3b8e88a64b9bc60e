import { type KeyboardEvent, useState } from 'react'

/** What is typed in a field, while the design may hold something else because the text is not right yet. */
export interface Draft {
  readonly text: string
  /** Why the text is not in the design; null when it is, or will be. */
  readonly error: string | null
  readonly change: (text: string) => void
  readonly leave: () => void
  readonly press: (event: KeyboardEvent<HTMLInputElement | HTMLTextAreaElement>) => void
}

interface DraftOptions {
  /** What the design holds, as text. */
  readonly value: string
  /** Why a text cannot be applied, in words; null when it can. */
  readonly check: (text: string) => string | null
  readonly apply: (text: string) => void
  /** `typing` applies every text that is right; `leaving` applies on Enter and when the focus goes. */
  readonly when: 'typing' | 'leaving'
  /** How the design writes what was typed; without it, as typed. */
  readonly written?: (text: string) => string
}

/**
 * A text that is checked before it is applied. A wrong one stays in the field with its reason: it is never applied
 * and never lost. It gives way only to Escape, or when the design's own value changes (undo, a fix).
 */
export function useDraft({
  value,
  check,
  apply,
  when,
  written = (text) => text,
}: DraftOptions): Draft {
  const [draft, setDraft] = useState<{ readonly text: string; readonly of: string } | null>(null)
  const current = draft !== null && draft.of === value ? draft : null
  const error = current === null ? null : check(current.text)

  const submit = () => {
    if (current === null || error !== null) return
    setDraft(null)
    if (when === 'leaving' && current.text !== value) apply(current.text)
  }
  return {
    text: current?.text ?? value,
    error,
    change(text) {
      const isApplied = when === 'typing' && check(text) === null
      setDraft({ text, of: isApplied ? written(text) : value })
      if (isApplied) apply(text)
    },
    leave: submit,
    press(event) {
      if (event.key === 'Enter') submit()
      if (event.key !== 'Escape' || current === null) return
      event.stopPropagation()
      setDraft(null)
    },
  }
}
