import type { NodeId } from '#core/base/ids.ts'
import { remember } from '#core/base/remember.ts'
import type { Output } from '#core/kinds/facts.ts'
import type { NodeKind } from '#core/kinds/define.ts'
import { refuseConnection } from '#core/kinds/connections.ts'
import { addNode } from '#core/kinds/graph-edits.ts'
import { newNode } from '#core/kinds/new-node.ts'
import { factsOf } from '#core/kinds/node-facts.ts'
import { KINDS, kindOf } from '#core/kinds/registry.ts'
import { jumpedTask } from '#core/kinds/task-facts.ts'
import { cardOf } from '#core/layout/card.ts'
import { flowOrder } from '#core/layout/flow-order.ts'
import { placeAfter, placeOnEdge } from '#core/layout/insert.ts'
import { makeRoom } from '#core/layout/make-room.ts'
import { type DesignIndex, indexDesign } from '#core/model/design-index.ts'
import type { Design, FlowNode } from '#core/model/design.ts'
import { useNotes } from '../form/form-scope.tsx'
import { useDesign, useDocument } from '../state/document-store.ts'
import { useView } from '../state/view-store.ts'
import { isIconName } from '../ui/icon.tsx'
import { Select, type SelectOption } from '../ui/select.tsx'
import { Section } from './editors/section.tsx'

const NOWHERE = ''
const TO_NODE = 'node:'
const TO_NEW = 'new:'

/** Where each output of a node leads: how to connect without dragging. */
export function NextSteps({ node }: { readonly node: FlowNode }) {
  const design = useDesign()
  const { outputs } = factsOf(node, indexDesign(design))
  if (outputs.length === 0) {
    return (
      <Section title="Next node">
        <p className="insp-empty">The path ends here.</p>
      </Section>
    )
  }
  return (
    <Section title="Next node">
      <div className="insp-form insp-outputs">
        {outputs.map((output) => (
          <NextStep key={output.id} node={node} output={output} />
        ))}
      </div>
    </Section>
  )
}

function NextStep({ node, output }: { readonly node: FlowNode; readonly output: Output }) {
  const design = useDesign()
  const edit = useDocument((state) => state.edit)
  const select = useView((state) => state.select)
  const notes = useNotes(output.id)
  const index = indexDesign(design)
  const target = index.target(node.id, output.id)
  const leadsTo = target === undefined ? undefined : index.node(target)
  const icon = leadsTo === undefined ? undefined : kindOf(leadsTo).icon

  const choose = (value: string) => {
    const label = `Connect ${output.label} of ${node.name}`
    if (value === NOWHERE) {
      edit(
        { type: 'disconnect', from: node.id, output: output.id },
        `Disconnect ${output.label} of ${node.name}`,
      )
      return
    }
    const kind = KINDS.find(({ id }) => value === TO_NEW + id)
    if (kind !== undefined) {
      const added = addOnOutput(index, node, output, kind)
      edit(
        makeRoom(design, added.edit),
        `Add ${added.node.name} on ${output.label} of ${node.name}`,
      )
      select([added.node.id])
      return
    }
    const to = design.nodes.find(({ id }) => value === TO_NODE + id)
    if (to !== undefined) {
      edit({ type: 'connect', edge: { from: node.id, output: output.id, to: to.id } }, label)
    }
  }
  return (
    <div data-field={output.id} title={leadsTo?.name}>
      <Select
        label={output.label}
        layout="inline"
        isQuiet
        {...notes}
        {...(icon !== undefined && isIconName(icon) ? { icon } : {})}
        value={target === undefined ? NOWHERE : TO_NODE + target}
        options={{
          chosen: optionOf(index, node.id, leadsTo),
          make: () => optionsFrom(design, node.id),
        }}
        onChange={choose}
      />
    </div>
  )
}

/** A new node where the output leads; one that led elsewhere goes on from the new node. */
function addOnOutput(index: DesignIndex, from: FlowNode, output: Output, kind: NodeKind) {
  const { size } = cardOf(newNode(index.design, kind, from.task), index)
  const edge = { from: from.id, output: output.id }
  const to = index.target(edge.from, edge.output)
  const placement =
    to === undefined ? placeAfter(index, edge, size) : placeOnEdge(index, { ...edge, to }, size)
  return addNode(index.design, kind, placement)
}

const NOT_CONNECTED: SelectOption = { value: NOWHERE, label: 'Not connected' }

/** Made once for each node of a design: its outputs share them. */
function optionsFrom(design: Design, from: NodeId): readonly SelectOption[] {
  const lists = known.get(design) ?? new Map<NodeId, readonly SelectOption[]>()
  known.set(design, lists)
  const options = lists.get(from) ?? [
    NOT_CONNECTED,
    ...targetOptions(design, from),
    ...newNodeOptions(),
  ]
  lists.set(from, options)
  return options
}

const known = new WeakMap<Design, Map<NodeId, readonly SelectOption[]>>()

/** What may follow, in the order of the flow. */
function targetOptions(design: Design, from: NodeId): readonly SelectOption[] {
  const index = indexDesign(design)
  return flowOrder(design).flatMap((id) => {
    const node = index.node(id)
    if (node === undefined || refuseConnection(index, from, id) !== null) return []
    return [optionOf(index, from, node)]
  })
}

function optionOf(index: DesignIndex, from: NodeId, to: FlowNode | undefined): SelectOption {
  if (to === undefined) return NOT_CONNECTED
  const name = stepNames(index.design).get(to.id) ?? to.name
  const jumped = jumpedTask(index, { from, to: to.id })
  return {
    value: TO_NODE + to.id,
    label: jumped === null ? name : `Jump to task ${jumped.name}: ${name}`,
    group: jumped === null ? 'Nodes' : 'Jump to task',
  }
}

/** Nodes of the same name are told apart by their step. */
const stepNames = remember((design: Design): ReadonlyMap<NodeId, string> => {
  const index = indexDesign(design)
  const nodes = flowOrder(design).flatMap((id) => index.node(id) ?? [])
  const named = new Map<string, number>()
  for (const { name } of nodes) named.set(name, (named.get(name) ?? 0) + 1)
  return new Map(
    nodes.map(({ id, name }, i) => [id, named.get(name) === 1 ? name : `${name} (node ${i + 1})`]),
  )
})

function newNodeOptions(): readonly SelectOption[] {
  return KINDS.filter(({ offered }) => offered).map(({ id, title }) => ({
    value: TO_NEW + id,
    label: title,
    group: 'New node…',
  }))
}
