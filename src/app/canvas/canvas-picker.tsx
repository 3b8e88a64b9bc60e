import { refuseConnection } from '#core/kinds/connections.ts'
import type { NodeId } from '#core/base/ids.ts'
import type { NodeKind } from '#core/kinds/define.ts'
import { factsOf } from '#core/kinds/node-facts.ts'
import { kindOf } from '#core/kinds/registry.ts'
import { jumpedTask } from '#core/kinds/task-facts.ts'
import { flowOrder } from '#core/layout/flow-order.ts'
import { indexDesign } from '#core/model/design-index.ts'
import type { FlowNode } from '#core/model/design.ts'
import { useDesign } from '../state/document-store.ts'
import { isIconName } from '../ui/icon.tsx'
import {
  closePicker,
  focusNode,
  type PickingOf,
  type ScreenPoint,
  useCanvas,
} from './canvas-store.ts'
import { addKind, isSecureCall } from './commands.ts'
import { connectNodes, disconnectOutput } from './connect.ts'
import { kindChoices, offeredKinds } from './kind-choices.ts'
import { type Choice, Picker } from './picker.tsx'
import { TaskPicker } from './task-picker.tsx'
import type { Where } from './placement.ts'

/** The picker that is open on the canvas, if one is. */
export function CanvasPicker() {
  const picking = useCanvas((state) => state.picking)
  switch (picking?.type) {
    case 'kind':
      return <KindPicker picking={picking} />
    case 'output':
      return <OutputPicker picking={picking} />
    case 'target':
      return <TargetPicker picking={picking} />
    case 'task':
      return <TaskPicker picking={picking} />
    case undefined:
      return null
  }
}

function KindPicker({ picking }: { readonly picking: PickingOf<'kind'> }) {
  const { on, at, anchor } = picking
  const index = indexDesign(useDesign())
  const add = (kind: NodeKind) => {
    const added = addKind(kind, whereOf(picking))
    if (added !== null) focusNode(added)
  }
  const kinds = offeredKinds().map((group) => {
    return { label: group.label, choices: kindChoices(group.kinds, add) }
  })
  const isOnEdge = on !== null && index.target(on.from, on.output) !== undefined
  const groups = isOnEdge
    ? [...kinds, { label: 'This edge', choices: edgeChoices(on.from, on.output, anchor) }]
    : kinds
  return (
    <Picker
      title={on === null ? 'Add a node' : `Add on ${on.output}`}
      placeholder="Find a node"
      groups={groups}
      anchor={anchor}
      onClose={closePicker}
      onEscape={() => on !== null && at === null && focusNode(on.from)}
    />
  )
}

/** What else can be done with an edge than to insert on it. */
function edgeChoices(node: NodeId, output: string, anchor: ScreenPoint): readonly Choice[] {
  return [
    {
      id: 'lead',
      label: 'Lead to another node',
      icon: 'right',
      onPick: () => useCanvas.setState({ picking: { type: 'target', node, output, anchor } }),
    },
    { ...takeAway(node, output), label: 'Disconnect' },
  ]
}

function takeAway(from: NodeId, output: string): Choice {
  return {
    id: 'nothing',
    label: 'Nothing',
    hint: 'Take the edge away',
    icon: 'minus',
    onPick: () => {
      disconnectOutput(from, output)
      focusNode(from)
    },
  }
}

function whereOf({ on, at, into }: PickingOf<'kind'>): Where {
  if (on !== null) return { type: 'on', ...on }
  if (into !== undefined) return { type: 'into', task: into }
  return at === null ? { type: 'after-selection' } : { type: 'at', point: at }
}

function OutputPicker({ picking }: { readonly picking: PickingOf<'output'> }) {
  const design = useDesign()
  const index = indexDesign(design)
  const { node: id, anchor } = picking
  const node = index.node(id)
  if (node === undefined) return null
  const choices = factsOf(node, index).outputs.map((output): Choice => {
    const target = index.target(id, output.id)
    const to = target === undefined ? undefined : index.node(target)
    return {
      id: `output-${output.id}`,
      label: output.label,
      hint: to === undefined ? 'not connected' : `leads to ${to.name}`,
      onPick: () =>
        useCanvas.setState({ picking: { type: 'target', node: id, output: output.id, anchor } }),
    }
  })
  return (
    <Picker
      title={`Connect ${node.name}`}
      placeholder="Which output"
      groups={[{ label: 'Outputs', choices }]}
      anchor={anchor}
      onClose={closePicker}
      onEscape={() => focusNode(id)}
    />
  )
}

function TargetPicker({ picking }: { readonly picking: PickingOf<'target'> }) {
  const design = useDesign()
  const index = indexDesign(design)
  const { node: from, output, anchor } = picking
  const node = index.node(from)
  const label = node && factsOf(node, index).outputs.find(({ id }) => id === output)?.label
  if (node === undefined || label === undefined) return null
  const current = index.target(from, output)
  const targets = flowOrder(design).flatMap((id) => {
    const target = index.node(id)
    return target === undefined || refuseConnection(index, from, id) !== null ? [] : [target]
  })
  const choiceOf = (target: FlowNode): Choice => {
    const { title, icon } = kindOf(target)
    const jumped = jumpedTask(index, { from, to: target.id })
    const what = jumped === null ? title : `begins with ${target.name}`
    return {
      id: `node-${target.id}`,
      label: jumped === null ? target.name : jumped.name,
      hint: target.id === current ? `${what}, connected now` : what,
      ...(jumped === null ? {} : { words: `jump to task ${target.name}` }),
      isSecure: isSecureCall(target, index),
      ...(isIconName(icon) ? { icon } : {}),
      onPick: () => {
        connectNodes(from, output, target.id)
        focusNode(from)
      },
    }
  }
  const isInside = ({ task }: FlowNode) => task === node.task
  const jumps = targets.filter((target) => !isInside(target)).map(choiceOf)
  const all = offeredKinds().flatMap((group) => group.kinds)
  const kinds = kindChoices(all, (kind) => {
    const added = addKind(kind, { type: 'on', from, output })
    if (added !== null) focusNode(added)
  })
  const ofNew = current === undefined ? 'New node' : 'New node in between'
  return (
    <Picker
      title={`${label} of ${node.name} leads to`}
      placeholder="Find a node"
      groups={[
        { label: 'Nodes', choices: targets.filter(isInside).map(choiceOf) },
        ...(jumps.length === 0 ? [] : [{ label: 'Jump to task', choices: jumps }]),
        { label: ofNew, choices: kinds },
        ...(current === undefined ? [] : [{ label: 'No node', choices: [takeAway(from, output)] }]),
      ]}
      anchor={anchor}
      onClose={closePicker}
      onEscape={() => focusNode(from)}
    />
  )
}
