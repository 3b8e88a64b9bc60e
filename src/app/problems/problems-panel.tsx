import { useRef, useState } from 'react'
import { RULE_GROUPS, type RuleGroup } from '#core/lint/define.ts'
import { RULES } from '#core/lint/registry.ts'
import type { Problem, Severity } from '#core/lint/problem.ts'
import { useRoving } from '../form/use-roving.ts'
import { useFindings } from '../state/findings-store.ts'
import { useView } from '../state/view-store.ts'
import { IconButton } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { countOf, SeverityIcon } from '../ui/severity-icon.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { FixAllButton } from './fix-all-button.tsx'
import { isOpen, SEVERITIES } from './problem-counts.ts'
import { ProblemRow } from './problem-row.tsx'
import { useKeptFocus } from './use-kept-focus.ts'
import './problems.css'

/** Every problem of the design, the worst severities on or off, with fixes. The bottom panel of the studio. */
export function ProblemsPanel() {
  const problems = useFindings((state) => state.problems)
  const [hidden, setHidden] = useState<ReadonlySet<Severity>>(new Set())
  const open = problems.filter(isOpen)
  const panel = useRef<HTMLDivElement>(null)
  useKeptFocus(panel, problems)
  const toggle = (severity: Severity) => {
    const next = new Set(hidden)
    if (!next.delete(severity)) next.add(severity)
    setHidden(next)
  }
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
            count: open.length,
            content: (
              <ProblemList problems={problems.filter(({ severity }) => !hidden.has(severity))} />
            ),
          },
        ]}
        actions={<Tools problems={open} hidden={hidden} onToggle={toggle} />}
      />
    </div>
  )
}

function Tools({
  problems,
  hidden,
  onToggle,
}: {
  readonly problems: readonly Problem[]
  readonly hidden: ReadonlySet<Severity>
  readonly onToggle: (severity: Severity) => void
}) {
  const setBottomOpen = useView((state) => state.setBottomOpen)
  return (
    <>
      <fieldset className="prob-filters" aria-label="Severities that are shown">
        {SEVERITIES.map((severity) => {
          const count = problems.filter((problem) => problem.severity === severity).length
          return (
            <button
              key={severity}
              type="button"
              className="prob-filter"
              aria-pressed={!hidden.has(severity)}
              onClick={() => onToggle(severity)}
            >
              <SeverityIcon severity={severity} size={14} isDecorative />
              {countOf(severity, count)}
            </button>
          )
        })}
      </fieldset>
      <span className="prob-next t12 t3">
        Next <Kbd keys="F8" />
      </span>
      <FixAllButton />
      <IconButton
        icon="down"
        size="sm"
        label="Close the problems"
        onClick={() => setBottomOpen(false)}
      />
    </>
  )
}

function ProblemList({ problems }: { readonly problems: readonly Problem[] }) {
  const selected = useView((state) => state.selectedProblem)
  const rows = [...problems.filter(isOpen), ...problems.filter((problem) => !isOpen(problem))]
  const accepted = rows.length - rows.filter(isOpen).length
  const { list, item } = useRoving(rows.map(({ id }) => id))
  if (rows.length === 0) return <NothingFound />
  return (
    <>
      <ul className="prob-list" aria-label="Problems" {...list}>
        {rows.map((problem) => (
          <ProblemRow
            key={problem.id}
            problem={problem}
            isSelected={problem.id === selected}
            main={item(problem.id)}
          />
        ))}
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

function NothingFound() {
  const of = useFindings((state) => state.of)
  const total = useFindings((state) => state.problems.length)
  if (of === null) {
    return <p className="prob-empty t2">Checking every path of the design…</p>
  }
  if (total > 0) {
    return <p className="prob-empty t2">No problem of the severities that are shown.</p>
  }
  return (
    <div className="prob-empty">
      <Icon name="ok" className="c-success" />
      <div>
        <p className="b">No problems found.</p>
        <p className="t12 t2">{WHAT_IS_CHECKED}</p>
      </div>
    </div>
  )
}

const GROUP_WORDS: Readonly<Record<RuleGroup, string>> = {
  ordering: 'the order of tokens and payments',
  secrecy: 'where secure data goes',
  lifetime: 'the age of tokens',
  reliability: 'what happens when something fails',
  contract: 'contracts and requests of the data actions',
  caller: 'what the caller meets',
  pci: 'PCI DSS',
  publish: 'what publishing would refuse',
  flow: 'what Architect asks of every step',
}

/** Only what there are rules for. */
const WHAT_IS_CHECKED = `${RULES.length} rules were checked on every path: ${RULE_GROUPS.filter(
  (group) => RULES.some((rule) => rule.group === group),
)
  .map((group) => GROUP_WORDS[group])
  .join(', ')}.`
