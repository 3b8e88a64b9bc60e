import { architectLink, type OrgAddress } from '#core/publish/regions.ts'
import { Icon } from '../ui/icon.tsx'
import { failureOf, type Run } from './run-store.ts'
import { describePublishError } from './words.ts'

/** How a publish ended: what is live now, or what stands and what to do. */
export function ResultCard({
  run,
  address,
  orgName,
}: {
  readonly run: Run
  readonly address: OrgAddress
  readonly orgName: string
}) {
  const failure = failureOf(run)
  if (failure !== null) return <FailureCard run={run} text={describePublishError(failure)} />
  if (run.outcome === null || !run.outcome.ok) return null
  const { flow, memory } = run.outcome.value
  const seconds = ((run.endedAt ?? run.startedAt) - run.startedAt) / 1000
  return (
    <section className="publish-result" aria-labelledby="publish-result-title">
      <div className="top">
        <span className="ring is-success">
          <Icon name="check" size={20} />
        </span>
        <div className="grow">
          <h1 id="publish-result-title">
            {flow.publishedVersion === null
              ? 'Published'
              : `Version ${flow.publishedVersion} is live`}
          </h1>
          <p className="t2">
            {flow.name} in {orgName}. {run.plan.steps.length} steps in {seconds.toFixed(1)} s, read
            back from the org.
          </p>
        </div>
      </div>
      <ul>
        <li>
          <Icon name="call" size={14} className="t2" />
          <span className="t2">Flow</span>
          <span className="b">{flow.name}</span>
          <a href={architectLink(address)} target="_blank" rel="noreferrer">
            {address.type === 'sandbox' ? 'Open the sandbox' : 'Open Architect'}
            <Icon name="open" size={12} />
          </a>
        </li>
        {Object.values(memory.actions).map((action) => (
          <li key={action.id}>
            <Icon name="action" size={14} className="c-secure" />
            <span className="t2">Secure data action</span>
            <span className="b">{action.name}</span>
            <span className="t2">version {action.version}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function FailureCard({ run, text }: { readonly run: Run; readonly text: string }) {
  const done = run.plan.steps.filter((step) => run.steps[step.id]?.status === 'done')
  return (
    <section className="publish-result" aria-labelledby="publish-result-title">
      <div className="top">
        <span className="ring is-error">
          <Icon name="error" size={20} />
        </span>
        <div className="grow">
          <h1 id="publish-result-title">The flow is not published</h1>
          <p role="alert">{text}</p>
          <p className="t2">
            {done.length === 0
              ? 'Nothing was changed in the org.'
              : `Done before that, and kept: ${done.map((step) => step.title).join('; ')}. A new plan starts from there.`}
          </p>
        </div>
      </div>
    </section>
  )
}
