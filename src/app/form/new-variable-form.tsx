import { useState } from 'react'
import type { TaskId } from '#core/base/ids.ts'
import { checkVariableName, describeVariableNameError } from '#core/kinds/variable-name.ts'
import { SENSITIVITIES } from '#core/model/data-action.ts'
import type { Design, Variable } from '#core/model/design.ts'
import { SCALAR_TYPES } from '#core/model/values.ts'
import { useDesign } from '../state/document-store.ts'
import { Button } from '../ui/button.tsx'
import { Select } from '../ui/select.tsx'
import { Switch } from '../ui/switch.tsx'
import { TextField } from '../ui/text-field.tsx'
import {
  draftVariable,
  makeVariable,
  NOTHING_KNOWN,
  taskOf,
  type VariableDraft,
} from './new-variable.ts'
import { SENSITIVITY_WORDS, typeInWords } from './words.ts'

/** Declares a variable where it is needed. What is not chosen by hand follows the name. */
export function NewVariableForm({
  task,
  name,
  known = NOTHING_KNOWN,
  onCreate,
  onCancel,
}: {
  readonly task: TaskId
  /** The name to begin with, with its prefix. */
  readonly name: string
  /** What the place knows already: the type and the sensitivity of what it will hold. */
  readonly known?: Partial<VariableDraft>
  readonly onCreate: (variable: Variable) => void
  readonly onCancel: () => void
}) {
  const design = useDesign()
  const [typed, setTyped] = useState(name)
  const [chosen, setChosen] = useState<Partial<VariableDraft>>(known)
  const draft = draftVariable(typed, chosen)
  // A form that has just opened does not complain that it is empty.
  const isTyped = typed !== name || !typed.endsWith('.')
  const checked = checkVariableName(design, typed, taskOf(typed, task))

  const choose = (choice: Partial<VariableDraft>) =>
    setChosen((before) => ({ ...before, ...choice }))
  const create = () => {
    if (checked.ok) onCreate(makeVariable(design, task, draft))
  }
  return (
    <fieldset className="form-new-variable" aria-label="New variable">
      <TextField
        label="Name"
        layout="inline"
        size="sm"
        isMono
        value={typed}
        onChange={setTyped}
        hint={ownerInWords(design, taskOf(typed, task))}
        error={checked.ok || !isTyped ? undefined : describeVariableNameError(checked.error)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' && event.key !== 'Escape') return
          // The focus goes elsewhere at once: the rest of the key press must not follow it.
          event.preventDefault()
          if (event.key === 'Enter') create()
          else onCancel()
        }}
        ref={focusAtEnd}
      />
      <Select
        label="Type"
        layout="inline"
        size="sm"
        value={draft.type}
        options={SCALAR_TYPES.map((type) => ({ value: type, label: typeInWords(type) }))}
        onChange={(value) => {
          const type = SCALAR_TYPES.find((candidate) => candidate === value)
          if (type !== undefined) choose({ type })
        }}
      />
      <Select
        label="Sensitivity"
        layout="inline"
        size="sm"
        value={draft.sensitivity}
        options={SENSITIVITIES.map((value) => ({ value, label: SENSITIVITY_WORDS[value] }))}
        onChange={(value) => {
          const sensitivity = SENSITIVITIES.find((candidate) => candidate === value)
          if (sensitivity !== undefined) choose({ sensitivity, secure: sensitivity !== 'none' })
        }}
      />
      <div className="form-new-variable-end">
        <Switch
          label="Content is secure"
          variant="secure"
          isOn={draft.secure}
          onChange={(secure) => choose({ secure })}
        />
        <span className="grow" />
        <Button size="sm" onClick={onCancel}>
          Cancel
        </Button>
        <Button
          size="sm"
          variant="line"
          whyNot={checked.ok ? null : describeVariableNameError(checked.error)}
          onClick={create}
        >
          Create
        </Button>
      </div>
    </fieldset>
  )
}

/** Which task a variable will belong to, where there are several. */
function ownerInWords({ tasks }: Design, task: TaskId | null): string | undefined {
  if (tasks.length < 2) return undefined
  const name = tasks.find(({ id }) => id === task)?.name
  return name === undefined ? 'of the flow: every task can use it' : `of the task “${name}”`
}

/** The name is what is asked for: the cursor stands after the prefix. Once, when the field appears. */
function focusAtEnd(input: HTMLInputElement | null): void {
  input?.focus()
  input?.setSelectionRange(input.value.length, input.value.length)
}
