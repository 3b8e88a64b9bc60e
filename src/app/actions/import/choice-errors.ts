import { type Choices, choiceOf, type RequestSketch } from '#core/codec/action/request-sketch.ts'
import { checkContractName, describeContractNameError } from '#core/kinds/rename-contract-field.ts'

/** What is wrong with the names that were chosen, by the id of the value. */
export function choiceErrors(sketch: RequestSketch, choices: Choices): ReadonlyMap<number, string> {
  const all = sketch.values.map((value) => ({ value, choice: choiceOf(value, choices) }))
  const fields = all
    .filter(({ choice }) => choice.role === 'input')
    .map(({ value, choice }) => ({
      id: value.id,
      name: choice.name,
      type: value.type,
      required: true,
      description: '',
      sensitivity: choice.sensitivity,
    }))
  const errors = new Map<number, string>()
  for (const [i, { id, name }] of fields.entries()) {
    const checked = checkContractName(fields, name, i)
    if (!checked.ok) errors.set(id, describeContractNameError(checked.error))
  }
  for (const { value, choice } of all) {
    if (choice.role === 'credential' && !/^[A-Za-z]\w*$/.test(choice.name)) {
      errors.set(value.id, 'Begin with a letter and use letters, digits and _ only.')
    }
  }
  return errors
}
