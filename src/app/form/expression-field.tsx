import { useRef } from 'react'
import type { Place } from '#core/kinds/facts.ts'
import type { Problem } from '#core/lint/problem.ts'
import type { DataType } from '#core/model/values.ts'
import { CodeField, type CodeFieldHandle } from '../editor/code-field.tsx'
import { InsertMenu } from '../editor/insert-menu.tsx'
import { Button } from '../ui/button.tsx'
import type { FieldProps } from '../ui/field.tsx'
import { usePlace } from './form-scope.tsx'
import { expressionTrouble, isToldByRules, useExpressionScope } from './use-expression.ts'
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
  return (
    <div className="form-expression">
      <CodeField
        {...field}
        ref={editor}
        spec={spec}
        shape="wrapped"
        plainError={expressionTrouble(field.value)}
        problems={problems}
        isExplained={isToldByRules(problems)}
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
