import { RULE_GROUPS } from '#core/lint/define.ts'
import { useFindings } from '../state/findings-store.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { EVERYTHING, useProblemView } from './problem-view.ts'
import { GROUP_WORDS } from './rule-groups.ts'

/** The list without a row: nothing was found, nothing is known yet, or everything is filtered away. */
export function NothingListed({ total }: { readonly total: number }) {
  const of = useFindings((state) => state.of)
  const isBegun = useFindings((state) => state.found.length > state.problems.length)
  if (of === null) return <p className="prob-empty t2">Checking every path of the design…</p>
  if (total > 0) {
    return (
      <div className="prob-empty">
        <p className="t2">No problem that the severities and the filter let through.</p>
        <Button size="sm" variant="line" onClick={() => useProblemView.setState(EVERYTHING)}>
          Show everything
        </Button>
      </div>
    )
  }
  if (isBegun) {
    return (
      <p className="prob-empty t2">
        No problems so far. New nodes are judged once you have been at them and gone on, open ends
        once the flow has an end.
      </p>
    )
  }
  return (
    <div className="prob-empty">
      <Icon name="ok" className="c-success" />
      <div>
        <p className="b">No problems found.</p>
        <p className="t12 t2">
          Every path was checked:{' '}
          {RULE_GROUPS.map((group) => lowerFirst(GROUP_WORDS[group])).join(', ')}.
        </p>
      </div>
    </div>
  )
}

/** Inside a sentence; names keep their capitals. */
function lowerFirst(words: string): string {
  return /^[A-Z][a-z]/.test(words) ? words.charAt(0).toLowerCase() + words.slice(1) : words
}
