import { nodesCalling } from '#core/kinds/rename-contract-field.ts'
import { flowOrder } from '#core/layout/flow-order.ts'
import type { DataAction } from '#core/model/data-action.ts'
import { ProblemItems } from '../problems/node-problems.tsx'
import { isOpen } from '../problems/problem-counts.ts'
import { useDesign } from '../state/document-store.ts'
import { useFindings } from '../state/findings-store.ts'
import { useView } from '../state/view-store.ts'
import { Icon } from '../ui/icon.tsx'

/** The catalogue's group of rules about contracts and requests. */
const CONTRACT_RULES = 'SF-CON-'

/** The nodes that call the action, and what is wrong between them and its contract. */
export function UsedBy({ action }: { readonly action: DataAction }) {
  const design = useDesign()
  const problems = useFindings((state) => state.problems)
  const goTo = useView((state) => state.goTo)
  const order = flowOrder(design)
  const nodes = nodesCalling(design, action.id)
  const ids = new Set(nodes.map(({ id }) => id))
  const own = problems.filter(
    (problem) =>
      isOpen(problem) &&
      problem.node !== null &&
      ids.has(problem.node) &&
      problem.code.startsWith(CONTRACT_RULES),
  )
  return (
    <>
      {own.length > 0 && (
        <div className="act-part">
          <h3 className="act-title">Problems</h3>
          <ProblemItems problems={own} />
        </div>
      )}
      <div className="act-part">
        <h3 className="act-title">Used by</h3>
        {nodes.length === 0 && <p className="t12 t3">No node calls it yet.</p>}
        <ul>
          {nodes.map((node) => (
            <li key={node.id}>
              <button type="button" className="act-user" onClick={() => goTo({ node: node.id })}>
                <Icon name="action" className={action.secure ? 'c-secure' : 't2'} />
                <span className="grow ell">{node.name}</span>
                <span className="t12 t3">
                  node {order.indexOf(node.id) + 1} of {order.length}
                </span>
                <Icon name="chev" size={12} />
              </button>
            </li>
          ))}
        </ul>
      </div>
    </>
  )
}
