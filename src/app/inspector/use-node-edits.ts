import { useRef, useState } from 'react'
import type { Field } from '#core/kinds/fields.ts'
import { kindOf } from '#core/kinds/registry.ts'
import { letGrow } from '#core/layout/let-grow.ts'
import { type Design, type FlowNode, flowSchema, type FlowSettings } from '#core/model/design.ts'
import { batch, type Edit } from '#core/model/edit.ts'
import { shapeProblem } from '#core/model/shape-problem.ts'
import type { Json } from '#core/model/values.ts'
import { useDesign, useDocument } from '../state/document-store.ts'
import type { Change } from './editors/editor.ts'

/** Why a field's last change was not applied, by the field's key. */
type Refusals = Readonly<Record<string, string | null>>

interface FieldEdits {
  readonly refusals: Refusals
  readonly change: (field: Field, value: Json, change?: Change) => void
  readonly rename: (name: string) => void
  /** Ends a stretch of typing: what is typed after it is another step of undo. */
  readonly endTyping: () => void
}

/** Turns what the form's fields say into edits of the node, or of the flow where a field belongs to that. */
export function useNodeEdits(node: FlowNode): FieldEdits {
  const design = useDesign()
  const edit = useDocument((state) => state.edit)
  const stretch = useRef(0)
  const [refusals, setRefusals] = useState<Refusals>({})

  const perform = (edits: readonly Edit[], label: string, path: string) =>
    edit(batch(edits), label, `${node.id}:${path}#${stretch.current}`)
  return {
    refusals,
    change(field, value, { path = field.key, props = {}, before = [] } = {}) {
      const made =
        field.scope === 'flow'
          ? flowEdit(design.flow, field.key, value)
          : nodeEdit(design, node, { ...node.props, ...props, [field.key]: value })
      const refusal = typeof made === 'string' ? made : null
      setRefusals((before) => ({ ...before, [field.key]: refusal }))
      if (typeof made === 'string') return
      perform([...before, made], `Change ${field.label.toLowerCase()} of ${node.name}`, path)
    },
    rename: (name) =>
      perform([{ type: 'set-node', node: node.id, patch: { name } }], `Rename ${name}`, 'name'),
    endTyping: () => {
      stretch.current += 1
    },
  }
}

/** The edit, or why the kind refuses it: nothing wrong ever gets into the design. */
function nodeEdit(design: Design, node: FlowNode, props: FlowNode['props']): Edit | string {
  const checked = kindOf(node).check(props)
  if (!checked.ok) return `Not applied: ${checked.error.property} ${checked.error.detail}.`
  const patch = { props: checked.value }
  return letGrow(design, { ...node, ...patch }, { type: 'set-node', node: node.id, patch })
}

function flowEdit(flow: FlowSettings, key: string, value: Json): Edit | string {
  const patched = { ...flow, [key]: value }
  const checked = flowSchema.safeParse(patched)
  if (checked.success) return { type: 'set-flow', patch: checked.data }
  const { path, detail } = shapeProblem(patched, checked.error)
  return `Not applied: ${path} ${detail}.`
}
