import type { Plan } from '#core/publish/plan.ts'
import type { Change, PlanStep } from '#core/publish/plan-step.ts'
import { Icon } from '../ui/icon.tsx'
import type { StepState } from './run-store.ts'

const CHANGES = {
  create: { sign: '+', className: 'is-create' },
  update: { sign: '~', className: 'is-update' },
  replace: { sign: '±', className: 'is-update' },
  remove: { sign: '−', className: 'is-remove' },
  unchanged: { sign: '=', className: 'is-unchanged' },
  drifted: { sign: '!', className: 'is-drifted' },
} as const satisfies Readonly<Record<Change, object>>

/** “+ create”, with the count where several are summed up. */
function ChangeTag({
  change,
  count,
}: {
  readonly change: PlanStep['change']
  readonly count?: number
}) {
  const { sign, className } = CHANGES[change]
  return (
    <span className={`publish-change ${className}`}>
      {sign} {count === undefined ? change : `${count} ${change}`}
    </span>
  )
}

export function ChangeSummary({ plan }: { readonly plan: Plan }) {
  return (
    <span className="row">
      {(Object.keys(CHANGES) as Change[]).map((change) => {
        const count = plan.steps.filter((step) => step.change === change).length
        return count === 0 ? null : <ChangeTag key={change} change={change} count={count} />
      })}
    </span>
  )
}

/** The steps of a plan, each with how far it is. */
export function StepList({
  plan,
  states,
}: {
  readonly plan: Plan
  readonly states: Readonly<Record<string, StepState>>
}) {
  return (
    <ol className="publish-steps">
      {plan.steps.map((step) => (
        <StepRow key={step.id} step={step} state={states[step.id]} />
      ))}
    </ol>
  )
}

function StepRow({
  step,
  state,
}: {
  readonly step: PlanStep
  readonly state: StepState | undefined
}) {
  const status = state?.status ?? 'waiting'
  const seconds =
    state?.startedAt != null && state.endedAt !== null
      ? (state.endedAt - state.startedAt) / 1000
      : null
  return (
    <li className={`publish-step is-${status}`}>
      <StepMark status={status} isUnchanged={step.change === 'unchanged'} />
      <div className="grow">
        <div className="row">
          <span className="b">{step.title}</span>
          <ChangeTag change={step.change} />
          <span className="grow" />
          {seconds !== null && <span className="t12 t3">{seconds.toFixed(1)} s</span>}
        </div>
        <p className="t12 t2">
          {state === undefined || state.text === '' ? step.detail : state.text}
        </p>
      </div>
    </li>
  )
}

function StepMark({
  status,
  isUnchanged,
}: {
  readonly status: StepState['status']
  readonly isUnchanged: boolean
}) {
  switch (status) {
    case 'running':
      return (
        <span className="publish-mark" role="img" aria-label="under way">
          <span className="publish-spinner" />
        </span>
      )
    case 'done':
      return (
        <span className="publish-mark">
          <Icon name="check" size={12} label="done" className="c-success" />
        </span>
      )
    case 'failed':
      return (
        <span className="publish-mark">
          <Icon name="error" size={14} label="failed" className="c-error" />
        </span>
      )
    case 'waiting':
      return (
        <span className="publish-mark" role="img" aria-label="not done yet">
          {isUnchanged ? (
            <Icon name="eq" size={12} className="t3" />
          ) : (
            <span className="publish-dot" />
          )}
        </span>
      )
  }
}
