import { memo } from 'react'
import type { TaskId } from '#core/base/ids.ts'
import type { FacePart, FaceRow } from '#core/kinds/define.ts'
import { indexDesign } from '#core/model/design-index.ts'
import { useDocument } from '../state/document-store.ts'
import { Chip, VariableChip } from '../ui/chip.tsx'
import { Icon } from '../ui/icon.tsx'

/** One row of a card: what the node does, in words, values and variables. */
export const NodeFaceRow = memo(function NodeFaceRow({
  row,
  task,
}: {
  readonly row: FaceRow
  readonly task: TaskId
}) {
  return (
    <span className="node-row-content">
      {row.map((part, i) => (
        // A row's parts have no identity of their own: they are what they say, in this order.
        // oxlint-disable-next-line react/no-array-index-key
        <FacePartView key={i} part={part} task={task} />
      ))}
    </span>
  )
})

function FacePartView({ part, task }: { readonly part: FacePart; readonly task: TaskId }) {
  switch (part.type) {
    case 'text':
      return (
        <span className="node-text" title={part.text}>
          {part.text}
        </span>
      )
    case 'quote':
      return (
        <span className="node-text" title={part.text}>
          “{part.text}”
        </span>
      )
    case 'code':
      return <Chip title={part.text}>{part.text}</Chip>
    case 'variable':
      return <FaceVariable name={part.name} task={task} />
    case 'lifetime':
      return (
        <span className="node-lifetime" title={`The token lives ${part.seconds} s`}>
          <Icon name="clock" size={12} />
          {part.seconds} s
        </span>
      )
    case 'more':
      return <span className="node-more">+{part.count}</span>
    case 'missing':
      return (
        <span className="node-text is-missing" title={part.text}>
          {part.text}
        </span>
      )
  }
}

function FaceVariable({ name, task }: { readonly name: string; readonly task: TaskId }) {
  const isSecure = useDocument(
    ({ history }) =>
      history !== null && indexDesign(history.design).variable(name, task)?.secure === true,
  )
  return <VariableChip name={name} isSecure={isSecure} />
}
