import { useId, useState } from 'react'
import { type Choice, FLOW_STEP, type PlanStep } from '#core/publish/plan-step.ts'
import { Icon } from '../ui/icon.tsx'
import { ChangeTag } from './change-tag.tsx'
import { type DriftedFlow, FlowDrift } from './flow-drift.tsx'
import type { StepState } from './run-store.ts'
import { DriftChoice, hasContents, StepContents } from './step-contents.tsx'

/** How whose version stands is asked of a step. */
export interface Choosing {
  readonly choices: Readonly<Record<string, Choice>>
  readonly onChoose: (step: string, choice: Choice) => void
  /** What is known of the flow, when what is live is not on record here. */
  readonly drifted: DriftedFlow | null
}

/** A step of a plan: what it does, how far it is, what differs, and what has to be decided. */
export function StepRow({
  step,
  state,
  choosing,
}: {
  readonly step: PlanStep
  readonly state: StepState | undefined
  readonly choosing: Choosing | null
}) {
  const [isOpen, setOpen] = useState(step.change === 'drifted')
  const contents = useId()
  const status = state?.status ?? 'waiting'
  // What is as it was took no time worth telling.
  const seconds =
    step.change !== 'unchanged' && state?.startedAt != null && state.endedAt !== null
      ? (state.endedAt - state.startedAt) / 1000
      : null
  const title = (
    <>
      <span className="b">{step.title}</span>
      <ChangeTag change={step.change} />
      <span className="grow" />
      {seconds !== null && <span className="t12 t3">{seconds.toFixed(1)} s</span>}
    </>
  )
  return (
    <li className={`publish-step is-${status}`}>
      <StepMark status={status} isUnchanged={step.change === 'unchanged'} />
      <div className="grow">
        {hasContents(step) ? (
          <button
            type="button"
            className="publish-open row"
            aria-expanded={isOpen}
            aria-controls={contents}
            onClick={() => setOpen(!isOpen)}
          >
            {title}
            <Icon name={isOpen ? 'down' : 'chev'} size={12} className="t3" />
          </button>
        ) : (
          <div className="row">{title}</div>
        )}
        <p className="t12 t2">
          {state === undefined || state.text === '' ? step.detail : state.text}
        </p>
        {step.takenBack === 'by-hand' && (
          <p className="publish-by-hand t12">
            <Icon name="warning" size={14} className="c-warning" />
            Going back from this is by hand, in Architect.
          </p>
        )}
        {step.id === FLOW_STEP && choosing?.drifted && <FlowDrift drifted={choosing.drifted} />}
        {step.mayKeepOrg && choosing !== null && (
          <DriftChoice
            step={step}
            choice={choosing.choices[step.id] ?? null}
            onChoose={(choice) => choosing.onChoose(step.id, choice)}
          />
        )}
        <div id={contents} hidden={!isOpen}>
          {isOpen && <StepContents step={step} />}
        </div>
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
