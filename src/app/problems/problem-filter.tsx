import { useFindings } from '../state/findings-store.ts'
import { Button } from '../ui/button.tsx'
import { Checkbox } from '../ui/checkbox.tsx'
import { Popover } from '../ui/popover.tsx'
import { Select } from '../ui/select.tsx'
import { EVERYTHING, type Grouping, isNarrowed, useProblemView } from './problem-view.ts'
import { GROUP_WORDS, groupsIn } from './rule-groups.ts'

const GROUPINGS: readonly { readonly value: Grouping; readonly label: string }[] = [
  { value: 'severity', label: 'The worst first' },
  { value: 'node', label: 'By node' },
  { value: 'rule', label: 'By rule' },
]

/** Which problems are listed and how they are grouped. */
export function ProblemFilterButton() {
  const filter = useProblemView()
  const isOn = isNarrowed(filter)
  return (
    <Popover
      label="Filter the problems"
      side="top"
      align="end"
      trigger={
        <Button size="sm" icon="list" aria-pressed={isOn}>
          {isOn ? 'Filtered' : 'Filter'}
        </Button>
      }
    >
      <div className="prob-filter-form">
        <Select
          label="Order"
          layout="inline"
          size="sm"
          value={filter.grouping}
          options={GROUPINGS}
          onChange={(value) => {
            const grouping = GROUPINGS.find((option) => option.value === value)?.value
            if (grouping !== undefined) useProblemView.setState({ grouping })
          }}
        />
        <RulesField />
        <Checkbox
          label="Only what is selected on the canvas"
          isOn={filter.isSelectionOnly}
          onChange={(isSelectionOnly) => useProblemView.setState({ isSelectionOnly })}
        />
        {isOn && (
          <Button size="sm" onClick={() => useProblemView.setState(EVERYTHING)}>
            Show everything
          </Button>
        )}
      </div>
    </Popover>
  )
}

const ALL = ''

/** Groups of rules and rules, as far as there are problems of them. */
function RulesField() {
  const problems = useFindings((state) => state.problems)
  const rules = useProblemView((state) => state.rules)
  const names = [...new Set(problems.map(({ rule }) => rule))].toSorted()
  const groups = groupsIn(problems)
  const isGone =
    rules !== null && !names.includes(rules) && !groups.some((group) => group === rules)
  return (
    <Select
      label="Rules"
      layout="inline"
      size="sm"
      value={rules ?? ALL}
      options={[
        { value: ALL, label: 'All rules' },
        ...groups.map((group) => ({ value: group, label: GROUP_WORDS[group], group: 'About' })),
        ...names.map((rule) => ({ value: rule, label: rule, group: 'One rule' })),
        ...(isGone ? [{ value: rules, label: `${rules} (no problem)`, group: 'One rule' }] : []),
      ]}
      onChange={(value) => useProblemView.setState({ rules: value === ALL ? null : value })}
    />
  )
}
