import { type RefObject, useEffect, useRef } from 'react'
import { renameVariable } from '#core/kinds/rename-variable.ts'
import { unshared } from '#core/kinds/secure-variable.ts'
import { describeVariableNameError } from '#core/kinds/variable-name.ts'
import { SENSITIVITIES, type Sensitivity } from '#core/model/data-action.ts'
import type { Variable } from '#core/model/design.ts'
import { SCALAR_TYPES } from '#core/model/values.ts'
import { CheckedTextField } from '../form/draft-fields.tsx'
import { takeRequest } from '../form/focus-request.ts'
import { FormScopeProvider, useFormScope, useNotes } from '../form/form-scope.tsx'
import { ValueField } from '../form/value-field.tsx'
import { SENSITIVITY_WORDS, typeInWords } from '../form/words.ts'
import { useDesign, useDocument } from '../state/document-store.ts'
import { useFindings } from '../state/findings-store.ts'
import { useView } from '../state/view-store.ts'
import { InferredLine } from '../ui/inferred-line.tsx'
import { Select } from '../ui/select.tsx'
import { TextArea, TextField } from '../ui/text-field.tsx'
import { VariableUsers } from './variable-users.tsx'

type Patch = Partial<Omit<Variable, 'id'>>

/** Everything about one variable, below its row. */
export function VariableDetails({ variable }: { readonly variable: Variable }) {
  const { task } = useFormScope()
  const problems = useFindings((state) => state.problems)
  const root = useRef<HTMLDivElement>(null)
  const stretch = useRef(0)
  useFocusOn(root, variable)
  return (
    <FormScopeProvider
      value={{
        task: variable.task ?? task,
        problems: problems.filter(
          (problem) => problem.variable === variable.id && problem.suppressed === undefined,
        ),
      }}
    >
      <div
        className="vars-details"
        ref={root}
        onBlur={() => {
          stretch.current += 1
        }}
      >
        <DetailFields variable={variable} stretch={() => stretch.current} />
        <VariableUsers variable={variable} />
      </div>
    </FormScopeProvider>
  )
}

function DetailFields({
  variable,
  stretch,
}: {
  readonly variable: Variable
  readonly stretch: () => number
}) {
  const design = useDesign()
  const edit = useDocument((state) => state.edit)
  const { id, name } = variable
  const set = (patch: Patch, what: string) =>
    edit(
      { type: 'set-variable', variable: id, patch },
      `Change ${what} of ${name}`,
      `${id}:${what}#${stretch()}`,
    )
  const rename = (to: string) => {
    const renaming = renameVariable(design, id, to.trim())
    if (renaming.ok) edit(renaming.value, `Rename ${name} to ${to.trim()}`)
  }
  return (
    <>
      <div data-field="name">
        <CheckedTextField
          label="Name"
          size="sm"
          isMono
          {...useNotes('name')}
          value={name}
          check={(to) => {
            const renaming = renameVariable(design, id, to.trim())
            return renaming.ok ? null : describeVariableNameError(renaming.error)
          }}
          onApply={rename}
        />
      </div>
      <Select
        label="Type"
        size="sm"
        value={variable.type}
        options={typeOptions(variable)}
        onChange={(chosen) => {
          const type = SCALAR_TYPES.find((candidate) => candidate === chosen)
          if (type !== undefined) set({ type }, 'type')
        }}
      />
      <div data-field="sensitivity">
        <SensitivityField variable={variable} set={set} />
      </div>
      <TextArea
        label="Description"
        minRows={1}
        value={variable.description}
        onChange={(description) => set({ description }, 'description')}
      />
      <ValueField
        label="Initial value"
        layout="stacked"
        type={variable.type}
        isWrittenOut
        value={variable.initial}
        onChange={(initial) => set({ initial }, 'initial value')}
      />
    </>
  )
}

/** What becomes sensitive becomes secure with it; what is not, although it sounds so, can say why. */
function SensitivityField({
  variable,
  set,
}: {
  readonly variable: Variable
  readonly set: (patch: Patch, what: string) => void
}) {
  const { sensitivity, notSensitiveBecause } = variable
  const notes = useNotes('sensitivity')
  const choose = (chosen: Sensitivity) => {
    const becomesSecret = sensitivity === 'none' && chosen !== 'none'
    const secured = becomesSecret ? { secure: true, ...unshared(variable) } : {}
    set({ sensitivity: chosen, ...secured }, 'sensitivity')
  }
  return (
    <>
      <Select
        label="Sensitivity"
        size="sm"
        {...notes}
        value={sensitivity}
        options={SENSITIVITIES.map((value) => ({ value, label: SENSITIVITY_WORDS[value] }))}
        onChange={(value) => {
          const chosen = SENSITIVITIES.find((candidate) => candidate === value)
          if (chosen !== undefined) choose(chosen)
        }}
      />
      <InferredNote
        variable={variable}
        onConfirm={choose}
        onDeny={() => set(becausePatch('it holds none'), 'reason')}
      />
      {sensitivity === 'none' && (
        <TextField
          label="Not sensitive because"
          size="sm"
          placeholder="if its name misleads"
          value={notSensitiveBecause ?? ''}
          onChange={(reason) => set(becausePatch(reason), 'reason')}
        />
      )}
    </>
  )
}

/** What the checks take the variable to hold, although nobody has said so: right or wrong with one click. */
function InferredNote({
  variable,
  onConfirm,
  onDeny,
}: {
  readonly variable: Variable
  readonly onConfirm: (sensitivity: Sensitivity) => void
  readonly onDeny: () => void
}) {
  const inferred = useFindings((state) => state.inferred.variables.get(variable.id) ?? null)
  if (inferred === null || variable.sensitivity !== 'none') return null
  return (
    <InferredLine
      text={`Inferred: ${SENSITIVITY_WORDS[inferred]}. Every check takes it to be that.`}
      confirm="That is right"
      onConfirm={() => onConfirm(inferred)}
      deny="It holds no secret"
      onDeny={onDeny}
    />
  )
}

/** A patch that names a key with `undefined` takes the key away. */
function becausePatch(reason: string): Patch {
  return { notSensitiveBecause: reason === '' ? undefined : reason }
}

function typeOptions({ type }: Variable) {
  const isScalar = SCALAR_TYPES.some((candidate) => candidate === type)
  const types = isScalar ? SCALAR_TYPES : [...SCALAR_TYPES, type]
  return types.map((value) => ({ value, label: typeInWords(value) }))
}

/** Goes to the field of this variable that the view was asked to go to, or to the first one. */
function useFocusOn(root: RefObject<HTMLElement | null>, variable: Variable): void {
  const request = useView((state) => state.focusRequest)
  useEffect(() => {
    if (request?.variable !== variable.id || request.node !== null) return
    if (!takeRequest(request)) return
    const place = request.field === null ? null : `[data-field="${CSS.escape(request.field)}"]`
    const target = (place === null ? null : root.current?.querySelector(place)) ?? root.current
    const input = target?.querySelector<HTMLElement>(
      'input, select, textarea, [contenteditable="true"]',
    )
    input?.scrollIntoView({ block: 'nearest' })
    input?.focus()
  }, [request, root, variable.id])
}
