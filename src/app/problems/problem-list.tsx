import { indexDesign } from '#core/model/design-index.ts'
import type { Problem } from '#core/lint/problem.ts'
import { useRoving } from '../form/use-roving.ts'
import { useDesign } from '../state/document-store.ts'
import { useView } from '../state/view-store.ts'
import { NothingListed } from './nothing-listed.tsx'
import { countsInWords, isOpen } from './problem-counts.ts'
import { ProblemRow } from './problem-row.tsx'
import { arrange, type ProblemPart, useProblemView } from './problem-view.ts'

/** Every problem that is not filtered away, with what heads it where the list is grouped. */
export function ProblemList({ problems }: { readonly problems: readonly Problem[] }) {
  const filter = useProblemView()
  const selection = useView((state) => state.selection)
  const selected = useView((state) => state.selectedProblem)
  const parts = arrange(problems, filter, selection)
  const rows = parts.flatMap((part) => part.problems)
  const accepted = rows.filter((problem) => !isOpen(problem)).length
  const { list, current } = useRoving(rows.map(({ id }) => id))
  if (rows.length === 0) return <NothingListed total={problems.length} />
  return (
    <>
      <ul className="prob-list" aria-label="Problems" {...list}>
        {parts.map((part) => [
          part.key !== '' && <PartHead key={`head of ${part.key}`} part={part} />,
          ...part.problems.map((problem) => (
            <ProblemRow
              key={problem.id}
              problem={problem}
              isSelected={problem.id === selected}
              isStop={problem.id === current}
            />
          )),
        ])}
      </ul>
      {accepted > 0 && (
        <p className="prob-foot t12 t3">
          {accepted === 1 ? '1 problem is accepted' : `${accepted} problems are accepted`} with a
          reason and not counted.
        </p>
      )}
    </>
  )
}

/** What the problems below have in common: a step, a data action, the flow, or a rule. */
function PartHead({ part }: { readonly part: ProblemPart }) {
  const design = useDesign()
  const grouping = useProblemView((state) => state.grouping)
  const [first] = part.problems
  if (first === undefined) return null
  const title = grouping === 'rule' ? `${first.rule} ${first.code}` : placeInWords(first)
  const counts = countsInWords(part.problems.filter(isOpen))
  return (
    <li className="prob-head">
      <h3>{title}</h3>
      <span className="t11 t3">{counts === '' ? 'accepted' : counts}</span>
    </li>
  )

  function placeInWords({ node, action }: Problem): string {
    const index = indexDesign(design)
    if (node !== null) return index.node(node)?.name ?? node
    if (action === undefined) return 'The flow'
    return `Data action ${index.action(action)?.name ?? action}`
  }
}
