import { hasWritten } from '#core/publish/journal.ts'
import { publicationOf } from '#core/publish/plan-step.ts'
import { architectLink } from '#core/publish/regions.ts'
import { Icon } from '../ui/icon.tsx'
import { ByHand } from './by-hand.tsx'
import { CallersWay } from './callers-way.tsx'
import { JobMessages } from './job-messages.tsx'
import type { OrgSession } from './org-store.ts'
import { ParityLines } from './parity-lines.tsx'
import { Refusal } from './refusal.tsx'
import type { RunFailure } from './run-failure.ts'
import { failureOf, type Run } from './run-store.ts'
import { StandingList } from './standing-list.tsx'
import { WayBack } from './way-back.tsx'
import { describePublishError } from './words.ts'

/** How a publish ended: what is live now, or what stands and what to do. */
export function ResultCard({
  run,
  session,
  orgName,
}: {
  readonly run: Run
  readonly session: OrgSession
  readonly orgName: string
}) {
  const failure = failureOf(run)
  if (failure !== null) return <FailureCard run={run} failure={failure} session={session} />
  if (run.outcome === null || !run.outcome.ok) return null
  const { address } = session
  const { flow, memory } = run.outcome.value
  const { steps, flowName } = run.journal.plan
  const seconds = ((run.endedAt ?? run.startedAt) - run.startedAt) / 1000
  const effort = `${steps.length === 1 ? '1 step' : `${steps.length} steps`} in ${seconds.toFixed(1)} s`
  return (
    <section className="publish-result" aria-labelledby="publish-result-title">
      <div className="top">
        <span className="ring is-success">
          <Icon name="check" size={20} />
        </span>
        <div className="grow">
          <h1 id="publish-result-title">
            {flow === null
              ? 'The publish is taken back'
              : flow.publishedVersion === null
                ? 'Published'
                : `Version ${flow.publishedVersion} is live`}
          </h1>
          <p className="t2">
            {flow === null
              ? `${flowName} was never published in ${orgName}. ${effort}; what stays is listed beside.`
              : `${flow.name} in ${orgName}. ${effort}, read back from the org.`}
          </p>
        </div>
      </div>
      {run.notRemembered !== null && (
        <Refusal
          text={`It could not be remembered in this browser (${run.notRemembered}): the next plan compares by content only.`}
        />
      )}
      <ul>
        {flow !== null && (
          <li>
            <Icon name="call" size={14} className="t2" />
            <span className="t2">Flow</span>
            <span className="b">{flow.name}</span>
            <a href={architectLink(address)} target="_blank" rel="noreferrer">
              {address.type === 'sandbox' ? 'Open the sandbox' : 'Open Architect'}
              <Icon name="open" size={12} />
            </a>
          </li>
        )}
        {Object.values(memory.actions).map((action) => (
          <li key={action.id}>
            <Icon name="action" size={14} className="c-secure" />
            <span className="t2">Secure data action</span>
            <span className="b">{action.name}</span>
            <span className="t2">version {action.version}</span>
          </li>
        ))}
      </ul>
      {flow !== null && <ParityLines memory={memory} />}
      {flow !== null && <CallersWay flowId={flow.id} />}
      {flow !== null && steps.some(({ change }) => change !== 'unchanged') && (
        <WayBack journal={run.journal} session={session} />
      )}
    </section>
  )
}

function FailureCard({
  run,
  failure,
  session,
}: {
  readonly run: Run
  readonly failure: RunFailure
  readonly session: OrgSession
}) {
  const isStopped = failure.code === 'cancelled'
  return (
    <section className="publish-result" aria-labelledby="publish-result-title">
      <div className="top">
        <span className={isStopped ? 'ring is-stopped' : 'ring is-error'}>
          <Icon name={isStopped ? 'minus' : 'error'} size={20} />
        </span>
        <div className="publish-failure grow">
          <h1 id="publish-result-title">
            {publicationOf(run.journal.plan) !== null
              ? 'The flow is not published'
              : 'Not everything is done'}
          </h1>
          <FailureText failure={failure} />
          {failure.code === 'job-failed' && <JobMessages messages={failure.messages} />}
          {failure.code === 'upload-blocked' && (
            <ByHand plan={run.journal.plan} address={session.address} />
          )}
          <StandingList journal={run.journal} />
          <p className="t2">
            Going on does the rest of this plan, and nothing twice. It is possible later, too.
          </p>
          {hasWritten(run.journal) && <WayBack journal={run.journal} session={session} />}
        </div>
      </div>
    </section>
  )
}

/** Several messages of a job stand below each other: each names a place of its own. */
function FailureText({ failure }: { readonly failure: RunFailure }) {
  if (failure.code !== 'job-failed' || failure.messages.length < 2) {
    return <p role="alert">{describePublishError(failure)}</p>
  }
  return (
    <div role="alert">
      Genesys could not publish the flow:
      <ul className="publish-reasons">
        {failure.messages.map((message) => (
          <li key={message}>{message}</li>
        ))}
      </ul>
    </div>
  )
}
