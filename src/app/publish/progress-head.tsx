import type { Run } from './run-store.ts'

/** How far a publish is: one bar a step, and what is waited for. */
export function ProgressHead({ run }: { readonly run: Run }) {
  const { steps } = run.journal.plan
  const done = steps.filter((step) => run.steps[step.id]?.status === 'done').length
  const current = steps.find((step) => run.steps[step.id]?.status === 'running')
  const waitingFor = current === undefined ? undefined : run.steps[current.id]?.text
  return (
    <div className="publish-progress">
      <div className="row">
        <h2>{run.isStopping ? 'Stopping' : 'Publishing'}</h2>
        <span className="t12 t2">
          step {Math.min(done + 1, steps.length)} of {steps.length}
        </span>
      </div>
      <div
        className="bars"
        role="progressbar"
        aria-label="Publishing"
        aria-valuemin={0}
        aria-valuemax={steps.length}
        aria-valuenow={done}
      >
        {steps.map((step) => (
          <i key={step.id} className={`is-${run.steps[step.id]?.status ?? 'waiting'}`} />
        ))}
      </div>
      <p className="t12 t2" role="status">
        {current === undefined
          ? ''
          : `${current.title}: ${waitingFor === '' ? 'begun' : waitingFor}`}
      </p>
    </div>
  )
}
