import { useMemo, useRef, useState } from 'react'
import { useDesign } from '../state/document-store.ts'
import { useView } from '../state/view-store.ts'
import { OutlineItem } from './outline-item.tsx'
import { outlineOf, visibleRows } from './outline-rows.ts'
import { useOutlineKeys } from './use-outline-keys.ts'
import './outline.css'

/** The flow as a tree: the same steps as on the canvas, with their problems, for reading and for the keyboard. */
export function Outline() {
  const design = useDesign()
  const selection = useView((state) => state.selection)
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set())
  const [here, setHere] = useState<string | null>(null)
  const tree = useRef<HTMLDivElement>(null)
  const all = useMemo(() => outlineOf(design), [design])
  const rows = useMemo(() => visibleRows(all, folded), [all, folded])
  const selected = new Set<string>(selection)
  const stop =
    rows.find((row) => row.key === here) ?? rows.find((row) => selected.has(row.key)) ?? rows[0]
  const fold = (key: string, isFolded: boolean) =>
    setFolded((before) => {
      const next = new Set(before)
      if (isFolded) next.add(key)
      else next.delete(key)
      return next
    })
  const onKeyDown = useOutlineKeys({ tree, all, rows, folded, fold, setHere })
  const count = design.nodes.length
  return (
    <div className="outline">
      <div className="outline-head">
        <h2>Outline</h2>
        <span className="t12 t3">
          {count} {count === 1 ? 'node' : 'nodes'}
        </span>
      </div>
      <div
        ref={tree}
        className="outline-tree"
        role="tree"
        tabIndex={-1}
        aria-label={`Outline of ${design.flow.name}`}
        aria-multiselectable="true"
        onKeyDown={onKeyDown}
      >
        {rows.map((row) => (
          <OutlineItem
            key={row.key}
            row={row}
            isFolded={folded.has(row.key)}
            isSelected={selected.has(row.key)}
            isStop={row.key === stop?.key}
            onFocus={setHere}
            onFold={fold}
          />
        ))}
      </div>
    </div>
  )
}
