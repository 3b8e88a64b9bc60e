import type { NodeId } from '#core/base/ids.ts'
import { isFixed, removeNodes } from '#core/kinds/graph-edits.ts'
import { kindOf } from '#core/kinds/registry.ts'
import { makeRoom } from '#core/layout/make-room.ts'
import { tidySelection } from '#core/layout/tidy-selection.ts'
import { indexDesign } from '#core/model/design-index.ts'
import type { FlowNode } from '#core/model/design.ts'
import { useDesign, useDocument } from '../state/document-store.ts'
import { useView } from '../state/view-store.ts'
import { Button } from '../ui/button.tsx'
import { Icon, isIconName } from '../ui/icon.tsx'

/** Several nodes: what they are, and what can be done with all of them. */
export function SelectionPanel({ selection }: { readonly selection: readonly NodeId[] }) {
  const design = useDesign()
  const edit = useDocument((state) => state.edit)
  const select = useView((state) => state.select)
  const index = indexDesign(design)
  const nodes = selection.flatMap((id) => index.node(id) ?? [])
  const removable = nodes.filter((node) => !isFixed(node))
  const removal = `Delete ${countNodes(removable)}`
  return (
    <div className="insp">
      <header className="insp-head">
        <div className="grow">
          <h2>{countNodes(nodes)} selected</h2>
          <p className="t11 t3">{kindsInWords(nodes)}</p>
        </div>
      </header>
      <div className="insp-body">
        <div className="insp-section insp-buttons">
          <Button
            variant="line"
            icon="tidy"
            onClick={() => {
              const positions = tidySelection(design, selection)
              edit(
                makeRoom(design, { type: 'move-nodes', positions }),
                `Tidy up ${countNodes(nodes)}`,
              )
            }}
          >
            Tidy up {countNodes(nodes)}
          </Button>
          <Button
            variant="danger"
            icon="trash"
            disabled={removable.length === 0}
            onClick={() => {
              const removed = removeNodes(design, selection, false)
              if (removed === null) return
              select([])
              edit(removed, removal)
            }}
          >
            {removal}
          </Button>
        </div>
        <ul className="insp-section insp-nodes" aria-label="Selected nodes">
          {nodes.map((node) => (
            <li key={node.id}>
              <button type="button" className="insp-node" onClick={() => select([node.id])}>
                <Icon name={iconOf(node)} size={14} />
                <span className="grow ell">{node.name}</span>
                <Icon name="chev" size={12} />
              </button>
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}

function countNodes(nodes: readonly FlowNode[]): string {
  return nodes.length === 1 ? '1 node' : `${nodes.length} nodes`
}

/** “2 Collect input, 1 Decision”. */
function kindsInWords(nodes: readonly FlowNode[]): string {
  const counts = new Map<string, number>()
  for (const node of nodes) {
    const { title } = kindOf(node)
    counts.set(title, (counts.get(title) ?? 0) + 1)
  }
  return [...counts].map(([title, count]) => `${count} ${title}`).join(', ')
}

function iconOf(node: FlowNode) {
  const { icon } = kindOf(node)
  return isIconName(icon) ? icon : 'opaque'
}
