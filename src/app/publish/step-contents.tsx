import { useId } from 'react'
import { ACTION_PARTS, textsOf } from '#core/publish/action-parts.ts'
import type { PartChange } from '#core/publish/changes.ts'
import { describeWayBack } from '#core/publish/plan-text.ts'
import type { Choice, PlanStep } from '#core/publish/plan-step.ts'
import { DiffView } from './diff-view.tsx'

/** What a step opens to: each part that becomes another one, and how it is taken back. */
export function StepContents({ step }: { readonly step: PlanStep }) {
  const wayBack = describeWayBack(step)
  return (
    <div className="publish-contents">
      {wayBack !== null && <p className="t12 t2">{wayBack}</p>}
      {partsOf(step).map((change) => (
        <DiffView key={change.part} change={change} />
      ))}
    </div>
  )
}

/** Whether there is anything to open. */
export function hasContents(step: PlanStep): boolean {
  return describeWayBack(step) !== null || partsOf(step).length > 0
}

const CHOICES: readonly {
  readonly value: Choice
  readonly label: string
  readonly text: string
}[] = [
  { value: 'org', label: 'Keep the org’s', text: 'The design stays as it is, too.' },
  { value: 'design', label: 'Use the design’s', text: 'What was changed in the org is replaced.' },
]

/** Whose version is to stand of what was changed in the org since it was published from here. */
export function DriftChoice({
  step,
  choice,
  onChoose,
}: {
  readonly step: PlanStep
  readonly choice: Choice | null
  readonly onChoose: (choice: Choice) => void
}) {
  const name = useId()
  return (
    <fieldset className="publish-choice">
      <legend className="t12 b">
        Whose version stands?<span className="sr"> {step.title}</span>
      </legend>
      {CHOICES.map(({ value, label, text }) => (
        <label key={value}>
          <input
            type="radio"
            name={name}
            value={value}
            checked={choice === value}
            aria-describedby={`${name}-${value}`}
            onChange={() => onChoose(value)}
          />
          <span>{label}</span>
          <span className="t12 t3" id={`${name}-${value}`}>
            {text}
          </span>
        </label>
      ))}
    </fieldset>
  )
}

/** What differs; of something new, all that it consists of. */
function partsOf({ parts, work }: PlanStep): readonly PartChange[] {
  if (parts.length > 0) return parts
  if (work?.type === 'create-action') {
    const texts = textsOf(work.input)
    return ACTION_PARTS.filter((part) => !IN_THE_TITLE.has(part) && texts[part] !== '').map(
      (part) => ({ part, design: texts[part], org: '', changedBy: 'design' }),
    )
  }
  if (work?.type === 'publish-flow' && work.before === null) {
    return [{ part: 'YAML', design: work.yaml, org: '', changedBy: 'design' }]
  }
  return []
}

/** Said by the step itself, or by the choice of an integration. */
const IN_THE_TITLE: ReadonlySet<string> = new Set(['name', 'category', 'integration'])
