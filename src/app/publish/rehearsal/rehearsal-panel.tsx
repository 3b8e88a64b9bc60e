import { useMemo, useState } from 'react'
import { readTestSetup } from '#adapters/browser/test-setups.ts'
import { categoryOf } from '#core/model/data-action.ts'
import { suggestedIntegrations } from '#core/publish/placement.ts'
import { placeActions } from '#core/publish/plan.ts'
import type { Identity, OrgIntegration } from '#core/publish/ports.ts'
import { rehearsedActions } from '#core/rehearse/clone-input.ts'
import { rehearsalObstacle } from '#core/rehearse/permissions.ts'
import type { Removal } from '#core/rehearse/leftovers.ts'
import { describeRehearsalRefusal, refusalsOf } from '#core/rehearse/refusal.ts'
import { suggestedInvocationData } from '#core/rehearse/simulated-caller.ts'
import { useDesign } from '../../state/document-store.ts'
import { Button } from '../../ui/button.tsx'
import type { OrgSession } from '../org-store.ts'
import { useProduction } from '../production-store.ts'
import { Refusal } from '../refusal.tsx'
import { useDesignRecords, useIntegrations } from '../use-plan.ts'
import { LeftoverNotice } from './leftover-notice.tsx'
import { RehearsalResult } from './rehearsal-result.tsx'
import { RehearsalSetup, type Setup } from './rehearsal-setup.tsx'
import { offeredCards } from './offered-cards.ts'
import { useRehearsal } from './rehearsal-store.ts'
import '../../actions/preview/preview.css'
import './rehearsal.css'

/** Tries the actions of the design in the org: as clones that show what they do, with a test card. */
export function RehearsalPanel({
  session,
  who,
  removal,
  onRemoval,
}: {
  readonly session: OrgSession
  readonly who: Identity
  readonly removal: Removal | null
  readonly onRemoval: (removal: Removal | null) => void
}) {
  const design = useDesign()
  const integrations = useIntegrations(session)
  const records = useDesignRecords(who.orgId, design.id)
  const memory = records.data?.ok === true ? records.data.value.memory : null
  const offered = integrations.data?.ok === true ? integrations.data.value : NONE
  const [setup, change] = useState<Setup>({
    integration: null,
    card: null,
    invocationData: suggestedInvocationData(),
    keys: {},
  })
  const wanted = setup.integration ?? memory?.integration.id
  const integration = offered.find(({ id }) => id === wanted) ?? offered[0] ?? null
  // Credentials are for one gateway: each clone has those of the integration that its action belongs to.
  const own = useMemo(
    () => (integration === null ? {} : suggestedIntegrations(design, offered, integration, memory)),
    [design, offered, integration, memory],
  )
  const placed = useMemo(
    () => (integration === null ? design : placeActions(design, integration, own)),
    [design, integration, own],
  )
  const actions = useMemo(() => rehearsedActions(placed), [placed])
  const state = useRehearsal()
  const result = state.results.find((one) => one.design === design.id && one.org === who.orgId)
  const refusals = actions.flatMap((action) =>
    refusalsOf(action, (endpoint) => state.testEndpoints.has(endpoint)),
  )
  const card = setup.card ?? offeredCards(actions)[0]?.number ?? ''
  const obstacle = rehearsalObstacle(who)
  const isProduction = useProduction((state) => state.orgs.has(who.orgId))
  const isReady =
    obstacle === null &&
    integration !== null &&
    refusals.length === 0 &&
    actions.length > 0 &&
    state.progress === null
  const stage =
    integration === null
      ? null
      : { session, who, integrationId: integration.id, own, design: design.id }
  return (
    <main className="publish-plan rehearsal" aria-label="Rehearsal">
      <div className="publish-head">
        <h1 className="grow">Rehearsal in {who.orgName}</h1>
        <Button
          size="sm"
          disabled={state.progress !== null}
          onClick={() =>
            void state.clear({ session, who }, actions.map(categoryOf)).then(onRemoval)
          }
        >
          Remove test clones
        </Button>
      </div>
      <p className="t2 rehearsal-intro">
        Secure actions show nothing of what they do. Here a clone of each, which is not secure, runs
        in the org with a test card, and what the org shows stands beside the preview. Nothing is
        published, and the clones are removed at the end.
      </p>
      {removal !== null && <LeftoverNotice removal={removal} />}
      <RehearsalSetup
        design={placed}
        actions={actions}
        offered={offered}
        integration={integration}
        card={card}
        setup={setup}
        onChange={change}
      />
      {refusals
        .filter(({ code }) => code !== 'unknown-endpoint')
        .map((refusal) => (
          <Refusal
            key={describeRehearsalRefusal(refusal)}
            text={describeRehearsalRefusal(refusal)}
          />
        ))}
      {obstacle !== null && <Refusal text={obstacle} />}
      {state.problem !== null && <Refusal text={state.problem} />}
      <div className="publish-go rehearsal-go">
        <Button
          variant="primary"
          icon="start"
          className={isProduction ? 'is-production' : undefined}
          disabled={!isReady}
          onClick={() => {
            if (stage === null) return
            void state.rehearseActions(stage, {
              actions,
              card,
              values: typedValues(design.id, actions),
            })
          }}
        >
          Rehearse each action
        </Button>
        <Button
          variant="line"
          icon="call"
          disabled={!isReady}
          onClick={() => {
            if (stage === null) return
            const { invocationData, keys } = setup
            const caller = { card, keys, invocationData }
            void state.rehearseCall(stage, { design: placed, caller })
          }}
        >
          Rehearse a whole call
        </Button>
        {state.progress !== null && (
          <Button disabled={state.isStopping} onClick={state.stop}>
            {state.isStopping ? 'Stopping…' : 'Stop'}
          </Button>
        )}
        <span className="t12 t2" role="status">
          {state.progress === null
            ? obstacleOf(actions.length, refusals.length)
            : `${state.progress}…`}
        </span>
      </div>
      {result !== undefined && <RehearsalResult result={result} memory={memory} />}
    </main>
  )
}

const NONE: readonly OrgIntegration[] = []

function obstacleOf(actions: number, refusals: number): string {
  if (actions === 0) return 'The flow calls no data action that could be rehearsed.'
  return refusals === 0 ? '' : 'First say which endpoints are for tests, and mend what was refused.'
}

/** What was typed for the inputs of each action when it was tried by itself. */
function typedValues(design: string, actions: ReturnType<typeof rehearsedActions>) {
  return Object.fromEntries(
    actions.map(({ id }) => [id, readTestSetup(design, id)?.values ?? {}] as const),
  )
}
