import { type MouseEvent, useCallback, useDeferredValue, useMemo, useRef, useState } from 'react'
import type { ScreenPoint } from '../canvas/canvas-store.ts'
import { nodeEntries } from '../canvas/canvas-menu.ts'
import { createTask } from '../canvas/task-commands.ts'
import { taskEntries } from '../canvas/task-menu.ts'
import { useDesign } from '../state/document-store.ts'
import { useWhyReadOnly } from '../state/read-only.ts'
import { useView } from '../state/view-store.ts'
import { IconButton } from '../ui/button.tsx'
import { ContextMenu, type MenuEntry } from '../ui/menu.tsx'
import { OutlineItem } from './outline-item.tsx'
import { createOutline, type OutlineRow, visibleRows } from './outline-rows.ts'
import { useOutlineKeys } from './use-outline-keys.ts'
import './outline.css'

/** The flow as a tree: the same steps as on the canvas, with their problems, for reading and for the keyboard. */
export function Outline() {
  // Nobody waits for it: it is drawn after what was edited, and in slices where much has changed.
  const design = useDeferredValue(useDesign())
  const selection = useView((state) => state.selection)
  const chosen = useView((state) => state.task)
  const [menu, setMenu] = useState<OutlineMenu | null>(null)
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set())
  const [here, setHere] = useState<string | null>(null)
  const tree = useRef<HTMLDivElement>(null)
  const [outline] = useState(createOutline)
  const all = useMemo(() => outline(design), [outline, design])
  const rows = useMemo(() => visibleRows(all, folded), [all, folded])
  const selected = useMemo(() => new Set<string>(selection), [selection])
  const stop =
    rows.find((row) => row.key === here) ?? rows.find((row) => selected.has(row.key)) ?? rows[0]
  const fold = useCallback(
    (key: string, isFolded: boolean) =>
      setFolded((before) => {
        const next = new Set(before)
        if (isFolded) next.add(key)
        else next.delete(key)
        return next
      }),
    [],
  )
  const onKeyDown = useOutlineKeys({ tree, all, rows, folded, fold, setHere })
  const stopKey = stop?.key
  // Most edits leave the rows as they are: then none of them is looked at.
  const items = useMemo(
    () =>
      rows.map((row) => (
        <OutlineItem
          key={row.key}
          row={row}
          isFolded={folded.has(row.key)}
          isSelected={selected.has(row.key) || (chosen !== null && row.key === `task:${chosen}`)}
          isStop={row.key === stopKey}
          onFocus={setHere}
          onFold={fold}
        />
      )),
    [rows, folded, selected, chosen, stopKey, fold],
  )
  const count = design.nodes.length
  const whyReadOnly = useWhyReadOnly()
  return (
    <div className="ui-panel">
      <div className="ui-panel-head">
        <h2>Outline</h2>
        <span className="t12 t3 grow">
          {count} {count === 1 ? 'node' : 'nodes'}
        </span>
        <IconButton
          icon="plus"
          size="sm"
          label="New task"
          shortcut="T"
          whyNot={whyReadOnly}
          onClick={() => createTask(null, 'outline')}
        />
      </div>
      <ContextMenu label="Actions" entries={() => (menu === null ? [] : entriesOf(menu))}>
        <div
          ref={tree}
          className="outline-tree"
          role="tree"
          tabIndex={-1}
          aria-label={`Outline of ${design.flow.name}`}
          aria-multiselectable="true"
          onKeyDown={onKeyDown}
          onContextMenuCapture={(event) => setMenu(menuAt(event, all))}
        >
          {items}
        </div>
      </ContextMenu>
    </div>
  )
}

interface OutlineMenu {
  readonly row: OutlineRow
  readonly anchor: ScreenPoint
}

function menuAt(event: MouseEvent, rows: readonly OutlineRow[]): OutlineMenu | null {
  const element = event.target instanceof Element ? event.target.closest('[data-row]') : null
  const row = rows.find(({ key }) => key === element?.getAttribute('data-row'))
  if (row === undefined || element === null) return null
  const { right, top } = element.getBoundingClientRect()
  return { row, anchor: { left: right, top } }
}

function entriesOf({ row, anchor }: OutlineMenu): readonly MenuEntry[] {
  if (row.type === 'node') return nodeEntries(row.node, anchor)
  if (row.type === 'group' && row.task !== null) return taskEntries(row.task, anchor, 'outline')
  return [
    { id: 'task', label: 'New task', shortcut: 'T', onSelect: () => createTask(null, 'outline') },
  ]
}
