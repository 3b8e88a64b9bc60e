import { useMemo, useState } from 'react'
import { categoryOf } from '#core/model/data-action.ts'
import type { Identity } from '#core/publish/ports.ts'
import { rehearsedActions } from '#core/rehearse/clone-input.ts'
import { rehearsalObstacle } from '#core/rehearse/permissions.ts'
import type { Removal } from '#core/rehearse/leftovers.ts'
import { refusalsOf, type RehearsalRefusal } from '#core/rehearse/refusal.ts'
import { suggestedInvocationData } from '#core/rehearse/simulated-caller.ts'
import { useDesign } from '../../state/document-store.ts'
import { Button } from '../../ui/button.tsx'
import type { OrgSession } from '../org-store.ts'
import { useProduction } from '../production-store.ts'
import { Refusal } from '../refusal.tsx'
import { LeftoverNotice } from './leftover-notice.tsx'
import { RehearsalResult } from './rehearsal-result.tsx'
import { RehearsalSetup, type Setup } from './rehearsal-setup.tsx'
import { offeredCards } from './offered-cards.ts'
import { RefusedActions } from './refused-actions.tsx'
import { useRehearsal } from './rehearsal-store.ts'
import { typedValues } from './typed-values.ts'
import { useClonePlaces } from './use-clone-places.ts'
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
  const [setup, change] = useState<Setup>({
    integration: null,
    card: null,
    invocationData: suggestedInvocationData(),
    keys: {},
  })
  const { offered, memory, integration, placed, stage } = useClonePlaces(session, who, {
    id: setup.integration,
    name: '',
  })
  const actions = useMemo(() => rehearsedActions(placed), [placed])
  const state = useRehearsal()
  const result = state.results.find((one) => one.design === design.id && one.org === who.orgId)
  const refusals = actions.flatMap((action) =>
    refusalsOf(action, (endpoint) => state.testEndpoints.has(endpoint)),
  )
  const card = setup.card ?? offeredCards(actions)[0]?.number ?? ''
  const obstacle = rehearsalObstacle(who)
  const isProduction = useProduction((state) => state.orgs.has(who.orgId))
  const toDo = obstacle === null ? toDoFirst(actions.length, refusals) : null
  const whyNot = obstacle ?? toDo ?? whyWait(state.progress !== null, stage === null)
  return (
    <main className="publish-plan rehearsal" aria-label="Rehearsal">
      <div className="publish-head">
        <h1 className="grow">Rehearsal in {who.orgName}</h1>
        <Button
          size="sm"
          whyNot={state.progress === null ? null : UNDER_WAY}
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
      <RefusedActions refusals={refusals} />
      {obstacle !== null && <Refusal text={obstacle} />}
      {state.problem !== null && <Refusal text={state.problem} />}
      <div className="publish-go rehearsal-go">
        <Button
          variant="primary"
          icon="start"
          className={isProduction ? 'is-production' : undefined}
          whyNot={whyNot}
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
          whyNot={whyNot}
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
          {state.progress === null ? toDo : `${state.progress}…`}
        </span>
      </div>
      {result !== undefined && <RehearsalResult result={result} memory={memory} />}
    </main>
  )
}

/** What has to be there or be said before anything can be rehearsed. */
function toDoFirst(actions: number, refusals: readonly RehearsalRefusal[]): string | null {
  if (actions === 0) return 'The flow calls no data action that could be rehearsed.'
  if (refusals.length === 0) return null
  const isAsked = refusals.some(({ code }) => code === 'unknown-endpoint')
  const isRefused = refusals.some(({ code }) => code !== 'unknown-endpoint')
  if (!isRefused) return 'First say which endpoints are for tests.'
  return isAsked
    ? 'First say which endpoints are for tests, and mend what was refused.'
    : 'First mend what was refused.'
}

function whyWait(isUnderWay: boolean, isWithoutPlace: boolean): string | null {
  if (isUnderWay) return UNDER_WAY
  return isWithoutPlace ? 'The clones need an active integration of the org.' : null
}

const UNDER_WAY = 'A rehearsal is under way.'
