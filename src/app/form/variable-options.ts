import { parseExpression } from '#core/language/expression/parse.ts'
import type { TaskId } from '#core/base/ids.ts'
import { variablesInReach } from '#core/kinds/match-variables.ts'
import { indexDesign } from '#core/model/design-index.ts'
import type { Design, Variable } from '#core/model/design.ts'
import type { ComboboxOption } from './combobox.tsx'
import { variableInWords } from './words.ts'

/** The variables in reach whose name holds `typed`, as options of a list. */
export function variableOptions(
  design: Design,
  task: TaskId,
  typed: string,
): readonly ComboboxOption[] {
  const wanted = typed.toLowerCase()
  return variablesInReach(design, task)
    .filter(({ name }) => name.toLowerCase().includes(wanted))
    .map(optionOf)
}

/** The variable that a text is the name of, and nothing else. */
export function variableNamed(design: Design, task: TaskId, text: string): Variable | undefined {
  return indexDesign(design).variable(text.trim(), task)
}

/** Whether an expression is just one variable that is secure: then its field wears the key. */
export function isSecureReference(design: Design, task: TaskId, text: string): boolean {
  const parsed = parseExpression(text)
  if (!parsed.ok || parsed.value.kind !== 'reference') return false
  return variableNamed(design, task, parsed.value.name)?.secure === true
}

function optionOf(variable: Variable): ComboboxOption {
  return {
    id: variable.id,
    label: variable.name,
    detail: variableInWords(variable),
    isMono: true,
    isSecure: variable.secure,
    icon: variable.secure ? 'key' : 'vars',
  }
}
