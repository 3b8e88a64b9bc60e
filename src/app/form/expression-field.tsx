import { useMemo, useRef } from 'react'
import { describeExpressionError } from '#core/language/expression/expression-error.ts'
import { parseExpression } from '#core/language/expression/parse.ts'
import { PLACES, type Place } from '#core/kinds/facts.ts'
import { variablesInReach } from '#core/kinds/match-variables.ts'
import type { Problem } from '#core/lint/problem.ts'
import type { DataType } from '#core/model/values.ts'
import { CodeField, type CodeFieldHandle } from '../editor/code-field.tsx'
import type { ExpressionScope } from '../editor/expression-scope.ts'
import { InsertMenu } from '../editor/insert-menu.tsx'
import { useDesign } from '../state/document-store.ts'
import { Button } from '../ui/button.tsx'
import type { FieldProps } from '../ui/field.tsx'
import { useFormScope, usePlace } from './form-scope.tsx'
import { variableInWords } from './words.ts'

/** An Architect expression with what is wrong in it, and the variables that can be put in where the cursor stands. */
export function ExpressionField({
  path,
  place,
  expected = null,
  problems = NONE,
  ...field
}: FieldProps & {
  readonly value: string
  readonly onChange: (text: string) => void
  readonly placeholder?: string
  /** Where the facts of the form's subject name the expression: what may be read depends on its place. */
  readonly path?: string
  /** Its place, where no facts say so. */
  readonly place?: Place
  /** The type that it must have, where that is known. */
  readonly expected?: DataType | null
  /** What the rules find in it, told by the field or by what it is a part of. */
  readonly problems?: readonly Problem[]
}) {
  const editor = useRef<CodeFieldHandle>(null)
  const placed = usePlace(path)
  const spec = useExpressionScope(place ?? placed, expected)
  const isToldByRules = problems.some(({ severity }) => severity === 'error')
  return (
    <div className="form-expression">
      <CodeField
        {...field}
        ref={editor}
        spec={spec}
        shape="wrapped"
        plainError={expressionTrouble(field.value)}
        problems={problems}
        isExplained={({ code }) => isToldByRules && RULED.has(code)}
      />
      {spec.variables.length > 0 && (
        <InsertMenu
          into={editor}
          label="Insert a variable"
          items={spec.variables.map((variable) => ({
            id: variable.id,
            label: variable.name,
            hint: variableInWords(variable),
            icon: variable.secure ? ('key' as const) : ('vars' as const),
          }))}
        >
          <Button size="sm" icon="vars" className="form-insert">
            Insert variable
          </Button>
        </InsertMenu>
      )}
    </div>
  )
}

const NONE: readonly Problem[] = []

/** What the rules find too, and say more about. */
const RULED = new Set(['secure-read', 'unknown-variable'])

/** Why a text is no expression, with the position; null while nothing is written yet. */
export function expressionTrouble(text: string): string | null {
  if (text.trim() === '') return null
  const parsed = parseExpression(text)
  return parsed.ok ? null : describeExpressionError(parsed.error)
}

function useExpressionScope(place: Place | null, expected: DataType | null): ExpressionScope {
  const design = useDesign()
  const { task } = useFormScope()
  return useMemo(() => {
    const facts = place === null ? null : PLACES[place]
    return {
      language: 'expression',
      variables: variablesInReach(design, task),
      refusesSecureIn: facts === null || facts.secureAllowed ? null : facts.label,
      expected,
    }
    // Only the variables of the design matter, and typing changes the rest of it with every letter.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [design.variables, task, place, expected])
}
