import { useRef } from 'react'
import { describeExpressionError } from '#core/language/expression/expression-error.ts'
import { parseExpression } from '#core/language/expression/parse.ts'
import { variablesInReach } from '#core/kinds/match-variables.ts'
import { useDesign } from '../state/document-store.ts'
import { Button } from '../ui/button.tsx'
import type { FieldProps } from '../ui/field.tsx'
import { Menu } from '../ui/menu.tsx'
import { TextArea } from '../ui/text-field.tsx'
import { useFormScope } from './form-scope.tsx'
import { variableInWords } from './words.ts'

/** An Architect expression with what is wrong in it, and the variables that can be put in where the cursor stands. */
export function ExpressionField({
  value,
  onChange,
  placeholder,
  error,
  ...field
}: FieldProps & {
  readonly value: string
  readonly onChange: (text: string) => void
  readonly placeholder?: string
}) {
  const design = useDesign()
  const { task } = useFormScope()
  const root = useRef<HTMLDivElement>(null)
  const variables = variablesInReach(design, task)

  const insert = (name: string) => {
    const area = root.current?.querySelector('textarea')
    if (area === undefined || area === null) return
    const { selectionStart, selectionEnd } = area
    onChange(value.slice(0, selectionStart) + name + value.slice(selectionEnd))
    // The menu gives the focus back to its button first; the cursor goes behind what was put in after that.
    setTimeout(() => {
      area.focus()
      area.setSelectionRange(selectionStart + name.length, selectionStart + name.length)
    })
  }
  return (
    <div className="form-expression" ref={root}>
      <TextArea
        {...field}
        isMono
        minRows={1}
        value={value}
        onChange={onChange}
        error={expressionTrouble(value) ?? error}
        {...(placeholder === undefined ? {} : { placeholder })}
      />
      {variables.length > 0 && (
        <Menu
          label="Insert a variable"
          entries={variables.map((variable) => ({
            id: variable.id,
            label: variable.name,
            hint: variableInWords(variable),
            icon: variable.secure ? ('key' as const) : ('vars' as const),
            onSelect: () => insert(variable.name),
          }))}
        >
          <Button size="sm" icon="vars" className="form-insert">
            Insert variable
          </Button>
        </Menu>
      )}
    </div>
  )
}

/** Why a text is no expression, with the position; null while nothing is written yet. */
export function expressionTrouble(text: string): string | null {
  if (text.trim() === '') return null
  const parsed = parseExpression(text)
  return parsed.ok ? null : describeExpressionError(parsed.error)
}
