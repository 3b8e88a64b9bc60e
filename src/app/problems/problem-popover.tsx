import type { NodeId } from '#core/base/ids.ts'
import { useNodeProblems } from '../state/findings-store.ts'
import { ProblemItems } from './node-problems.tsx'
import { countsInWords, isOpen } from './problem-counts.ts'

/** What the badge of a node opens: its problems with their fixes. */
export function ProblemPopover({ node, name }: { readonly node: NodeId; readonly name: string }) {
  const problems = useNodeProblems(node).filter(isOpen)
  return (
    <div className="prob-popover">
      <p className="prob-popover-head">
        <b className="ell">{name}</b>
        <span className="t3">
          {problems.length === 0 ? 'No problems left.' : countsInWords(problems)}
        </span>
      </p>
      <ProblemItems problems={problems} />
    </div>
  )
}
