import { memo } from 'react'
import type { NodeId } from '#core/base/ids.ts'
import { kindOf } from '#core/kinds/registry.ts'
import { beginsTask } from '#core/kinds/task-facts.ts'
import { indexDesign } from '#core/model/design-index.ts'
import { isSecureCall } from '../canvas/commands.ts'
import { describeProblems, worstSeverity } from '../canvas/describe-node.ts'
import { useDocument } from '../state/document-store.ts'
import { useNodeProblems } from '../state/findings-store.ts'
import { useView } from '../state/view-store.ts'
import { classNames } from '../ui/class-names.ts'
import { Icon, isIconName } from '../ui/icon.tsx'
import { SeverityIcon } from '../ui/severity-icon.tsx'
import type { OutlineRow } from './outline-rows.ts'
import { selectNode } from './select-node.ts'
import { TaskLine } from './task-line.tsx'

/** How far a level is set in, and where the first begins. */
const INDENT = 18
const START = 8

/** One line of the tree. */
export const OutlineItem = memo(function OutlineItem({
  row,
  isFolded,
  isSelected,
  isStop,
  onFocus,
  onFold,
}: {
  readonly row: OutlineRow
  readonly isFolded: boolean
  readonly isSelected: boolean
  /** The one line that the Tab key reaches. */
  readonly isStop: boolean
  readonly onFocus: (key: string) => void
  readonly onFold: (key: string, isFolded: boolean) => void
}) {
  const shared = {
    'aria-level': row.level,
    'data-row': row.key,
    style: { paddingLeft: START + (row.level - 1) * INDENT },
    onFocus: () => onFocus(row.key),
  } as const
  if (row.type === 'group') {
    const isTask = row.task !== null
    return (
      // Keys are handled by the tree.
      // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
      <div
        {...shared}
        {...(row.isEmpty === true ? {} : { 'aria-expanded': !isFolded })}
        role="treeitem"
        tabIndex={isStop ? 0 : -1}
        className={classNames('outline-row', isTask ? 'is-task' : 'is-branch')}
        aria-selected={isSelected}
        onClick={() => onFold(row.key, !isFolded)}
      >
        <Icon name={isFolded ? 'chev' : 'down'} size={12} />
        {row.task === null ? (
          <span className="ell grow" title={row.label}>
            {row.label}
          </span>
        ) : (
          <TaskLine task={row.task} name={row.label} isEmpty={row.isEmpty === true} />
        )}
      </div>
    )
  }
  if (row.type === 'jump') {
    return (
      // Keys are handled by the tree.
      // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
      <div
        {...shared}
        role="treeitem"
        tabIndex={isStop ? 0 : -1}
        className="outline-row is-branch"
        aria-selected={false}
        onClick={() => selectNode(row.to)}
      >
        <Icon name="right" size={12} />
        <span className="ell grow" title={row.label}>
          {row.label}
        </span>
      </div>
    )
  }
  return (
    // Keys are handled by the tree.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      {...shared}
      role="treeitem"
      tabIndex={isStop ? 0 : -1}
      className={classNames('outline-row', isSelected && 'is-selected')}
      aria-selected={isSelected}
      onClick={(event) => selectNode(row.node, event.shiftKey || event.metaKey || event.ctrlKey)}
      onDoubleClick={() => useView.getState().goTo({ node: row.node })}
    >
      <NodeLine node={row.node} />
    </div>
  )
})

const NodeLine = memo(function NodeLine({ node }: { readonly node: NodeId }) {
  const own = useDocument(({ history }) =>
    history === null ? undefined : indexDesign(history.design).node(node),
  )
  const isSecure = useDocument(({ history }) => {
    if (history === null) return false
    const index = indexDesign(history.design)
    const shown = index.node(node)
    return shown !== undefined && isSecureCall(shown, index)
  })
  const isEntry = useDocument(
    ({ history }) => history !== null && beginsTask(indexDesign(history.design), node),
  )
  const problems = useNodeProblems(node)
  if (own === undefined) return null
  const { icon, title } = kindOf(own)
  const severity = worstSeverity(problems)
  return (
    <>
      <Icon
        name={isIconName(icon) ? icon : 'opaque'}
        size={14}
        className={isSecure ? 'c-secure' : 't2'}
      />
      <span className="ell grow" title={own.name}>
        {own.name}
      </span>
      {own.name !== title && <span className="sr">, {title}</span>}
      {isEntry && (
        <span className="outline-entry" title="The task begins here">
          first node
        </span>
      )}
      {severity !== null && (
        <span title={describeProblems(problems)}>
          <SeverityIcon severity={severity} size={14} isDecorative />
          <span className="sr">, {describeProblems(problems)}</span>
        </span>
      )}
    </>
  )
})
