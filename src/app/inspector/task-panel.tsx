import {
  checkTaskName,
  describeTaskNameError,
  makeEntry,
  renameTask,
} from '#core/kinds/task-edits.ts'
import { doorsOf } from '#core/kinds/task-facts.ts'
import { factsOf } from '#core/kinds/node-facts.ts'
import { flowOrder } from '#core/layout/flow-order.ts'
import { type DesignIndex, indexDesign } from '#core/model/design-index.ts'
import type { FlowEdge, Task } from '#core/model/design.ts'
import { CheckedTextField } from '../form/draft-fields.tsx'
import { useDesign, useDocument } from '../state/document-store.ts'
import { useView } from '../state/view-store.ts'
import { Icon } from '../ui/icon.tsx'
import { Select } from '../ui/select.tsx'
import { Section } from './editors/section.tsx'
import { OutputPaths } from './output-paths.tsx'

/** A task: what it is called, which step it begins with, how a call gets there, and what variables it has. */
export function TaskPanel({ task }: { readonly task: Task }) {
  const design = useDesign()
  const edit = useDocument((state) => state.edit)
  const count = design.nodes.filter((node) => node.task === task.id).length
  const check = (text: string) => {
    const checked = checkTaskName(design, text, task.id)
    return checked.ok ? null : describeTaskNameError(checked.error)
  }
  const rename = (text: string) => {
    const renaming = renameTask(design, task.id, text)
    if (renaming.ok) edit(renaming.value, `Rename the task to ${text.trim()}`)
  }
  return (
    <div className="insp">
      <header className="insp-head">
        <Icon name="task" />
        <div className="grow">
          <h2 className="ell" title={task.name}>
            {task.name}
          </h2>
          <p className="t11 t3">Task · {count === 1 ? '1 node' : `${count} nodes`}</p>
        </div>
      </header>
      <div className="insp-body">
        <div className="insp-form insp-first">
          <CheckedTextField
            label="Name"
            layout="inline"
            value={task.name}
            check={check}
            onApply={rename}
          />
          <FirstStep task={task} />
        </div>
        <Doors task={task} />
        <OutputPaths task={task} />
        <TaskVariables task={task} />
      </div>
    </div>
  )
}

function FirstStep({ task }: { readonly task: Task }) {
  const design = useDesign()
  const edit = useDocument((state) => state.edit)
  const index = indexDesign(design)
  const nodes = flowOrder(design).flatMap((id) => {
    const node = index.node(id)
    return node?.task === task.id ? [node] : []
  })
  const begin = (id: string) => {
    const node = nodes.find((candidate) => candidate.id === id)
    const made = node === undefined ? null : makeEntry(design, node.id)
    if (node === undefined || made === null || !made.ok || made.value === null) return
    edit(made.value, `Begin ${task.name} with ${node.name}`)
  }
  const { isStart } = doorsOf(index, task.id)
  return (
    <Select
      label="First node"
      layout="inline"
      isDisabled={isStart || nodes.length === 0}
      placeholder={nodes.length === 0 ? 'No nodes yet' : 'Choose…'}
      {...(isStart ? { hint: 'The call comes in here.' } : {})}
      value={task.entry ?? ''}
      options={nodes.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={begin}
    />
  )
}

/** Every way by which a call gets into the task. */
function Doors({ task }: { readonly task: Task }) {
  const index = indexDesign(useDesign())
  const select = useView((state) => state.select)
  const { isStart, handlesErrors, jumps, callers, namedBy, isKeptInFlow } = doorsOf(index, task.id)
  const calls = [...callers, ...namedBy]
  const isUnused = !isStart && !handlesErrors && !isKeptInFlow && jumps.length + calls.length === 0
  return (
    <Section title="Entered">
      {isStart && <p className="insp-empty">where the call comes in</p>}
      {handlesErrors && <p className="insp-empty">when something goes wrong</p>}
      {isKeptInFlow && <p className="insp-empty">by a menu of the imported flow</p>}
      {isUnused && <p className="insp-empty">Nothing leads here yet.</p>}
      <ul className="insp-nodes" aria-label="Jumps to this task">
        {jumps.map((edge) => (
          <li key={`${edge.from}:${edge.output}`}>
            <button type="button" className="insp-node" onClick={() => select([edge.from])}>
              <Icon name="right" size={14} />
              <span className="grow ell">{jumpInWords(index, edge)}</span>
              <Icon name="chev" size={12} />
            </button>
          </li>
        ))}
      </ul>
      <ul className="insp-nodes" aria-label="Calls of this task">
        {calls.map(({ id, name }) => (
          <li key={id}>
            <button type="button" className="insp-node" onClick={() => select([id])}>
              <Icon name="task" size={14} />
              <span className="grow ell">called by {name}</span>
              <Icon name="chev" size={12} />
            </button>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function TaskVariables({ task }: { readonly task: Task }) {
  const { variables } = useDesign()
  const goTo = useView((state) => state.goTo)
  const own = variables.filter((variable) => variable.task === task.id)
  return (
    <Section title="Variables" note={own.length}>
      {own.length === 0 && <p className="insp-empty">None of its own.</p>}
      <ul className="insp-nodes" aria-label="Variables of this task">
        {own.map(({ id, name, secure }) => (
          <li key={id}>
            <button type="button" className="insp-node" onClick={() => goTo({ variable: id })}>
              <Icon
                name={secure ? 'key' : 'vars'}
                size={14}
                {...(secure ? { className: 'c-secure' } : {})}
              />
              <span className="grow ell mono">{name}</span>
              <Icon name="chev" size={12} />
            </button>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function jumpInWords(index: DesignIndex, { from, output }: FlowEdge): string {
  const node = index.node(from)
  const outputs = node === undefined ? [] : factsOf(node, index).outputs
  const label = outputs.find(({ id }) => id === output)?.label ?? output
  return `${label} of ${node?.name ?? ''}`
}
