import { flowOrder } from '#core/layout/flow-order.ts'
import { isFixed, removeNodes } from '#core/kinds/graph-edits.ts'
import { kindOf } from '#core/kinds/registry.ts'
import type { FlowNode } from '#core/model/design.ts'
import { beginTaskWith } from '../canvas/task-commands.ts'
import { useDesign, useDocument } from '../state/document-store.ts'
import { useView } from '../state/view-store.ts'
import { IconButton } from '../ui/button.tsx'
import { Icon, isIconName } from '../ui/icon.tsx'
import { Menu } from '../ui/menu.tsx'
import { duplicateNode } from './duplicate-node.ts'
import { usesSecureData } from './secure-data.ts'

/** What the form is of: icon, name, kind, and which node of the flow it is. */
export function NodeHeader({ node }: { readonly node: FlowNode }) {
  const design = useDesign()
  const edit = useDocument((state) => state.edit)
  const select = useView((state) => state.select)
  const goTo = useView((state) => state.goTo)
  const kind = kindOf(node)
  const task = design.tasks.find(({ id }) => id === node.task)
  const place = [
    kind.title,
    `node ${flowOrder(design).indexOf(node.id) + 1} of ${design.nodes.length}`,
    ...(design.tasks.length > 1 && task !== undefined ? [task.name] : []),
  ].join(' · ')
  return (
    <header className="insp-head">
      <Icon
        name={isIconName(kind.icon) ? kind.icon : 'opaque'}
        {...(usesSecureData(design, node) ? { className: 'c-secure' } : {})}
      />
      <div className="grow">
        <h2 className="ell" title={node.name}>
          {node.name}
        </h2>
        <p className="t11 t3 ell" title={place}>
          {place}
        </p>
      </div>
      <Menu
        label={`Actions for ${node.name}`}
        align="end"
        entries={[
          {
            id: 'rename',
            label: 'Rename',
            icon: 'edit',
            onSelect: () => goTo({ node: node.id, field: 'name' }),
          },
          {
            id: 'duplicate',
            label: 'Duplicate',
            icon: 'copy',
            ...(isFixed(node) ? STARTS : {}),
            onSelect: () => {
              const { nodes, edit: paste } = duplicateNode(design, node)
              edit(paste, `Duplicate ${node.name}`)
              select(nodes.map(({ id }) => id))
            },
          },
          ...(design.tasks.length < 2
            ? []
            : [
                {
                  id: 'entry',
                  label: 'Make this the task’s entry',
                  icon: 'task' as const,
                  ...(task?.entry === node.id ? IS_ENTRY : {}),
                  onSelect: () => beginTaskWith(node.id),
                },
              ]),
          { line: 'end' },
          {
            id: 'delete',
            label: 'Delete',
            icon: 'trash',
            isDanger: true,
            ...(isFixed(node) ? STARTS : {}),
            onSelect: () => {
              const removal = removeNodes(design, [node.id], false)
              if (removal === null) return
              select([])
              edit(removal, `Delete ${node.name}`)
            },
          },
        ]}
      >
        <IconButton icon="dots" size="sm" label={`More about ${node.name}`} />
      </Menu>
    </header>
  )
}

/** Why an entry of the menu cannot be chosen. */
const STARTS = { isDisabled: true, hint: 'The flow starts here.' }
const IS_ENTRY = { isDisabled: true, hint: 'It is that already.' }
