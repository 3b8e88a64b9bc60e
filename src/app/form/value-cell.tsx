import { type ComponentProps, useState } from 'react'
import type { Value } from '#core/model/values.ts'
import { useDesign } from '../state/document-store.ts'
import { Combobox } from './combobox.tsx'
import { expressionTrouble } from './expression-field.tsx'
import { useFormScope } from './form-scope.tsx'
import { valueAsText, valueOfText } from './value-text.ts'
import { isSecureReference, variableOptions } from './variable-options.ts'

/** A value in the cell of a table: a variable, a literal or an expression in one line, with the variables at hand. */
export function ValueCell({
  value,
  onChange,
  error,
  ...field
}: Pick<
  ComponentProps<typeof Combobox>,
  'label' | 'isLabelHidden' | 'error' | 'hint' | 'placeholder'
> & {
  readonly value: Value
  readonly onChange: (value: Value) => void
}) {
  const design = useDesign()
  const { task } = useFormScope()
  const [typed, setDraft] = useState<{ readonly text: string; readonly caret: number } | null>(null)
  // While typing, the text stays as typed (a literal would be rewritten under the cursor), until the value changes.
  const draft = typed !== null && isSame(valueOfText(typed.text), value) ? typed : null
  const text = draft?.text ?? valueAsText(value)
  const word = wordBefore(text, draft?.caret ?? 0)
  const isSecure = isSecureReference(design, task, text)
  return (
    <Combobox
      {...field}
      size="sm"
      isQuiet
      isMono
      isSecure={isSecure}
      {...(isSecure ? { icon: 'key' as const } : {})}
      text={text}
      options={variableOptions(design, task, draft === null ? '' : word)}
      error={expressionTrouble(text) ?? error}
      onText={(typed, caret) => {
        setDraft({ text: typed, caret })
        onChange(valueOfText(typed))
      }}
      onChoose={({ label }) => {
        const chosen =
          draft === null
            ? label
            : text.slice(0, draft.caret - word.length) + label + text.slice(draft.caret)
        setDraft(null)
        onChange(valueOfText(chosen))
      }}
      onLeave={() => setDraft(null)}
    />
  )
}

function isSame(a: Value, b: Value): boolean {
  return a.type === b.type && valueAsText(a) === valueAsText(b)
}

/** The name that is being typed: what can belong to a name, back from the cursor. */
function wordBefore(text: string, caret: number): string {
  return /[\p{L}\p{N}_.$]*$/u.exec(text.slice(0, caret))?.[0] ?? ''
}
