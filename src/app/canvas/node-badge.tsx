import { memo } from 'react'
import type { NodeId } from '#core/base/ids.ts'
import { ProblemPopover } from '../problems/problem-popover.tsx'
import { useNodeProblems } from '../state/findings-store.ts'
import { classNames } from '../ui/class-names.ts'
import { Icon } from '../ui/icon.tsx'
import { Popover } from '../ui/popover.tsx'
import { describeProblems, openProblems, worstSeverity } from './describe-node.ts'

/** How many problems a node has and how bad the worst is, by shape and count; opens them with their fixes. */
export const NodeBadge = memo(function NodeBadge({
  node,
  name,
}: {
  readonly node: NodeId
  readonly name: string
}) {
  const problems = useNodeProblems(node)
  const severity = worstSeverity(problems)
  if (severity === null) return null
  const counts = describeProblems(problems)
  return (
    <Popover
      label={`Problems of ${name}`}
      side="right"
      trigger={
        <button
          type="button"
          tabIndex={-1}
          className={classNames('badge nodrag nopan', `is-${severity}`)}
          aria-label={`${counts} on ${name}`}
          title={counts}
        >
          <Icon name={severity} size={12} />
          {openProblems(problems).length}
        </button>
      }
    >
      <ProblemPopover node={node} name={name} />
    </Popover>
  )
})
