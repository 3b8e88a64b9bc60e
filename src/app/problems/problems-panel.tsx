import { useDeferredValue, useRef } from 'react'
import type { NodeId } from '#core/base/ids.ts'
import { useFindings } from '../state/findings-store.ts'
import { useView } from '../state/view-store.ts'
import { Tabs } from '../ui/tabs.tsx'
import { isOpen } from './problem-counts.ts'
import { ProblemList } from './problem-list.tsx'
import { ProblemTools } from './problem-tools.tsx'
import { isListed, useProblemView } from './problem-view.ts'
import { useKeptFocus } from './use-kept-focus.ts'
import './problems.css'

const NOTHING: readonly NodeId[] = []

/** Every problem of the design, with fixes, filters and groups. The bottom panel of the studio. */
export function ProblemsPanel() {
  // Many new rows are drawn in slices, between which the page answers to keys: badges need not wait for them.
  const problems = useDeferredValue(useFindings((state) => state.problems))
  const open = problems.filter(isOpen)
  const panel = useRef<HTMLDivElement>(null)
  const filter = useProblemView()
  const selection = useView((state) => (filter.isSelectionOnly ? state.selection : NOTHING))
  const listed = open.filter((problem) => isListed(problem, filter, selection)).length
  useKeptFocus(panel, problems)
  useKeptFocus(panel, filter)
  return (
    <div className="prob" ref={panel}>
      <Tabs
        label="Bottom panel"
        value="problems"
        onChange={() => undefined}
        tabs={[
          {
            value: 'problems',
            label: 'Problems',
            count: listed === open.length ? listed : `${listed} of ${open.length}`,
            content: <ProblemList problems={problems} />,
          },
        ]}
        actions={<ProblemTools problems={open} />}
      />
    </div>
  )
}
