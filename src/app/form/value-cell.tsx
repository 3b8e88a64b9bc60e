import { type ComponentProps, useState } from 'react'
import type { Problem } from '#core/lint/problem.ts'
import type { Value } from '#core/model/values.ts'
import type { CodeLanguage, Suggestion } from '../editor/code-language.ts'
import { useEditorModule } from '../editor/editor-source.tsx'
import { useSettled } from '../editor/use-settled.ts'
import { useDesign } from '../state/document-store.ts'
import { Combobox, type ComboboxOption } from './combobox.tsx'
import { useFormScope, usePlace } from './form-scope.tsx'
import { expressionTrouble, isToldByRules, useExpressionScope } from './use-expression.ts'
import { valueAsText, valueOfText } from './value-text.ts'
import { isSecureReference, variableOptions } from './variable-options.ts'

/**
 * A value in the cell of a table: a variable, a literal or an expression in one line. It is mostly a variable, so the
 * variables are a click away; what else an expression may name is offered while typing.
 */
export function ValueCell({
  value,
  onChange,
  error,
  path,
  problems = NONE,
  ...field
}: Pick<
  ComponentProps<typeof Combobox>,
  'label' | 'isLabelHidden' | 'error' | 'hint' | 'placeholder'
> & {
  readonly value: Value
  readonly onChange: (value: Value) => void
  /** Where the facts name the value, and what the rules find in it. */
  readonly path?: string
  readonly problems?: readonly Problem[]
}) {
  const design = useDesign()
  const { task } = useFormScope()
  const spec = useExpressionScope(usePlace(path), null)
  const language = useEditorModule()?.languageOf(spec) ?? null
  const [typed, setDraft] = useState<{ readonly text: string; readonly caret: number } | null>(null)
  // While typing, the text stays as typed (a literal would be rewritten under the cursor), until the value changes.
  const draft = typed !== null && isSame(valueOfText(typed.text), value) ? typed : null
  const text = draft?.text ?? valueAsText(value)
  const { settled, watch } = useSettled(text)
  const found = draft === null || language === null ? null : suggestionsFor(language, draft)
  const word = wordBefore(text, draft?.caret ?? 0)
  const isSecure = isSecureReference(design, task, text)
  return (
    <div className="form-cell" {...watch}>
      <Combobox
        {...field}
        size="sm"
        isQuiet
        isMono
        isSecure={isSecure}
        {...(isSecure ? { icon: 'key' as const } : {})}
        text={text}
        options={found?.map(optionOf) ?? variableOptions(design, task, draft === null ? '' : word)}
        error={
          (language === null ? expressionTrouble(text) : told(language, settled, problems)) ?? error
        }
        onText={(typed, caret) => {
          setDraft({ text: typed, caret })
          onChange(valueOfText(typed))
        }}
        onChoose={({ id, label }, input) => {
          const { insert, caret } = found?.find((item) => item.label === id) ?? { insert: label }
          const start = draft === null ? 0 : draft.caret - word.length
          const rest = draft === null ? '' : text.slice(draft.caret)
          setDraft(null)
          onChange(valueOfText(text.slice(0, start) + insert + rest))
          const at = start + (caret ?? insert.length)
          // The new text is in the field when React has rendered it.
          setTimeout(() => input.setSelectionRange(at, at))
        }}
        onLeave={() => setDraft(null)}
      />
    </div>
  )
}

const NONE: readonly Problem[] = []

/** A list for choosing, not for reading through. */
const MOST_SUGGESTIONS = 40

function suggestionsFor(
  language: CodeLanguage,
  { text, caret }: { readonly text: string; readonly caret: number },
): readonly Suggestion[] {
  const found = language.suggest(text, caret, false)
  if (found === null) return []
  const word = text.slice(found.from, caret).toLowerCase()
  const fits = found.items.filter(({ label }) => label.toLowerCase().includes(word))
  const isFirst = ({ label }: Suggestion) => label.toLowerCase().startsWith(word)
  return [...fits.filter(isFirst), ...fits.filter((item) => !isFirst(item))].slice(
    0,
    MOST_SUGGESTIONS,
  )
}

function optionOf({ label, kind, detail }: Suggestion): ComboboxOption {
  const icon = kind === 'secure' ? 'key' : kind === 'variable' ? 'vars' : 'code'
  return { id: label, label, detail, isMono: true, isSecure: kind === 'secure', icon }
}

/** The first that the rules do not tell: a cell has little room. */
function told(
  language: CodeLanguage,
  text: string,
  problems: readonly Problem[],
): string | undefined {
  const isTold = isToldByRules(problems)
  return language.problems(text).find((problem) => !isTold(problem))?.message
}

function isSame(a: Value, b: Value): boolean {
  return a.type === b.type && valueAsText(a) === valueAsText(b)
}

/** The name that is being typed: what can belong to a name, back from the cursor. */
function wordBefore(text: string, caret: number): string {
  return /[\p{L}\p{N}_.$]*$/u.exec(text.slice(0, caret))?.[0] ?? ''
}
