import { useRef } from 'react'
import type { Field } from '#core/kinds/fields.ts'
import { factsOf } from '#core/kinds/node-facts.ts'
import { kindOf } from '#core/kinds/registry.ts'
import { indexDesign } from '#core/model/design-index.ts'
import type { FlowNode } from '#core/model/design.ts'
import type { Json } from '#core/model/values.ts'
import { FormScopeProvider } from '../form/form-scope.tsx'
import { NodeProblems } from '../problems/node-problems.tsx'
import { useKeptFocus } from '../problems/use-kept-focus.ts'
import { useDesign } from '../state/document-store.ts'
import { useNodeProblems } from '../state/findings-store.ts'
import { Section } from './editors/section.tsx'
import { FieldEditor, type Place, placeOf } from './editors/registry.tsx'
import { NameField } from './name-field.tsx'
import { NextSteps } from './next-steps.tsx'
import { NodeHeader } from './node-header.tsx'
import { NodeScope } from './node-scope.ts'
import { useFocusRequest } from './use-focus-request.ts'
import { useNodeEdits } from './use-node-edits.ts'

/** The form of one node, made from what its kind says about its fields. */
export function NodePanel({ node }: { readonly node: FlowNode }) {
  const root = useRef<HTMLDivElement>(null)
  const edits = useNodeEdits(node)
  // What has just been made is empty: its form says so by itself, and is not scolded before it is touched.
  const waiting = node.props === kindOf(node).initial ? INCOMPLETE : null
  const problems = useNodeProblems(node.id).filter(
    ({ suppressed, rule }) => suppressed === undefined && rule !== waiting,
  )
  const { uses } = factsOf(node, indexDesign(useDesign()))
  const { fields } = kindOf(node)
  const head = fields.filter(isHead)
  const rest = fields.filter((field) => !isHead(field))
  useFocusRequest(root, node.id)
  useKeptFocus(root, problems)
  return (
    <FormScopeProvider value={{ task: node.task, problems, uses, listsProblems: true }}>
      <NodeScope value={node}>
        <div className="insp" ref={root} onBlur={edits.endTyping}>
          <NodeHeader node={node} />
          <div className="insp-body">
            <div className="insp-form insp-first">
              <NameField name={node.name} onApply={edits.rename} />
              {head.map((field) => (
                <NodeField key={field.key} node={node} field={field} edits={edits} />
              ))}
            </div>
            <NodeProblems node={node.id} except={waiting} />
            {runsOf(rest).map(({ place, fields }) => {
              const editors = fields.map((field) => (
                <NodeField key={field.key} node={node} field={field} edits={edits} />
              ))
              return place === 'section' ? (
                editors
              ) : (
                <div key={fields[0]?.key} className="insp-section insp-form">
                  {editors}
                </div>
              )
            })}
            <NextSteps node={node} />
            <Carried node={node} />
          </div>
        </div>
      </NodeScope>
    </FormScopeProvider>
  )
}

const INCOMPLETE = 'step-complete'

/** Whether a field says what the step does, as its name does. */
function isHead({ control }: Field): boolean {
  return placeOf(control) === 'head'
}

function NodeField({
  node,
  field,
  edits,
}: {
  readonly node: FlowNode
  readonly field: Field
  readonly edits: ReturnType<typeof useNodeEdits>
}) {
  const { flow } = useDesign()
  const refusal = edits.refusals[field.key]
  return (
    <>
      <FieldEditor
        path={field.key}
        label={field.label}
        help={field.help}
        control={field.control}
        value={field.scope === 'flow' ? settingOf(flow, field.key) : node.props[field.key]}
        onChange={(value, change) => edits.change(field, value, change)}
      />
      {refusal !== undefined && refusal !== null && (
        <p className="ui-field-error" role="alert">
          {refusal}
        </p>
      )}
    </>
  )
}

function settingOf(flow: object, key: string): Json | undefined {
  const entry = Object.entries(flow).find(([name]) => name === key)
  return entry?.[1] as Json | undefined
}

/** Fields that stand together, and sections between them, in the kind's order. */
function runsOf(fields: readonly Field[]) {
  const runs: { place: Place; fields: Field[] }[] = []
  for (const field of fields) {
    const place = placeOf(field.control)
    const last = runs.at(-1)
    if (last === undefined || last.place !== place) runs.push({ place, fields: [field] })
    else last.fields.push(field)
  }
  return runs
}

/** What an import brought along that no field shows: it is written back as it was. */
function Carried({ node }: { readonly node: FlowNode }) {
  const names = Object.keys(node.carried ?? {})
  if (names.length === 0) return null
  return (
    <Section title="Kept from the import">
      <p className="insp-empty">
        {names.join(', ')}: written back unchanged when the design is exported.
      </p>
    </Section>
  )
}
