import { useState } from 'react'
import type { ActionId } from '#core/base/ids.ts'
import type { TestValues } from '#core/analysis/preview/test-values.ts'
import type { Identity } from '#core/publish/ports.ts'
import { actionsUpTo } from '#core/rehearse/clone-input.ts'
import { rehearsalObstacle } from '#core/rehearse/permissions.ts'
import { describeRehearsalError } from '#core/rehearse/environment.ts'
import { refusalsOf } from '#core/rehearse/refusal.ts'
import { verdictText } from '#core/rehearse/report-text.ts'
import type { DataAction } from '#core/model/data-action.ts'
import { useDesign } from '../../state/document-store.ts'
import { Button } from '../../ui/button.tsx'
import { timeOf } from '../words.ts'
import type { OrgSession } from '../org-store.ts'
import { ProductionBanner } from '../production-banner.tsx'
import { useProduction } from '../production-store.ts'
import { Refusal } from '../refusal.tsx'
import { useIdentity } from '../use-identity.ts'
import { Endpoints } from './endpoints.tsx'
import { RefusedActions } from './refused-actions.tsx'
import { typedValues } from './typed-values.ts'
import { useClonePlaces } from './use-clone-places.ts'
import { RehearsedActionCard } from './rehearsed-action-card.tsx'
import { type Result, useRehearsal } from './rehearsal-store.ts'
import './rehearsal.css'

/** Sends the request of one action from the org, by a test clone, with the card and the values of the preview. */
export function TestInOrg({
  action,
  card,
  values,
  session,
}: {
  readonly action: DataAction
  readonly card: string
  readonly values: TestValues
  readonly session: OrgSession
}) {
  const identity = useIdentity(session)
  if (identity.data?.ok !== true) return null
  const who = identity.data.value
  return (
    <section className="try-part" aria-label="Test in the org">
      <div className="try-head">
        <h3>Test in the org</h3>
        <span className="t12 t3 ell">{who.orgName}</span>
      </div>
      <div className="try-body">
        <ProductionBanner
          session={session}
          text="The test is sent from there, with the credentials that real payments use."
        />
        <Test action={action} card={card} values={values} session={session} who={who} />
      </div>
    </section>
  )
}

function Test({
  action,
  card,
  values,
  session,
  who,
}: Parameters<typeof TestInOrg>[0] & { readonly who: Identity }) {
  const design = useDesign()
  const { integration, own, placed, stage } = useClonePlaces(session, who, {
    id: null,
    name: action.integration,
  })
  const { testEndpoints, progress, problem, results, rehearseActions } = useRehearsal()
  const itself = placed.actions.filter(({ id }) => id === action.id)
  const called = actionsUpTo(placed, action.id)
  const actions = called.length === 0 ? itself : called
  const before = actions.slice(0, -1)
  const refusals = actions.flatMap((one) =>
    refusalsOf(one, (endpoint) => testEndpoints.has(endpoint)),
  )
  const mine = results.filter(
    (result) =>
      result.design === design.id &&
      result.org === who.orgId &&
      result.type === 'actions' &&
      (testOf(result, action.id) !== undefined || result.rehearsal.error !== null),
  )
  const obstacle = rehearsalObstacle(who)
  const isProduction = useProduction((state) => state.orgs.has(who.orgId))
  const send = () => {
    if (stage === null) return
    const all = { ...typedValues(design.id, before), [action.id]: values }
    void rehearseActions(stage, { actions, card, values: all })
  }
  return (
    <>
      <p className="t12 t2">
        A test clone, which is not secure, sends it with the credentials of{' '}
        {(own[action.id] ?? integration)?.name ?? 'an integration'} and is removed afterwards.
        {before.length > 0 && ` First runs ${before.map(({ name }) => name).join(', ')}.`}
      </p>
      <Endpoints actions={actions} />
      <RefusedActions refusals={refusals} />
      <div className="rehearsal-send">
        <Button
          variant="line"
          icon="start"
          className={isProduction ? 'is-production' : undefined}
          disabled={obstacle !== null || stage === null || refusals.length > 0 || progress !== null}
          onClick={send}
        >
          Send test request
        </Button>
        <span className="t12 t2" role="status">
          {progress === null ? '' : `${progress}…`}
        </span>
      </div>
      {obstacle !== null && <Refusal text={obstacle} />}
      {problem !== null && <Refusal text={problem} />}
      <Tests results={mine} action={action.id} />
    </>
  )
}

/** The last test whole; of those before when it was and what came of it. */
function Tests({
  results,
  action,
}: {
  readonly results: readonly Result[]
  readonly action: ActionId
}) {
  const [chosen, choose] = useState<number | null>(null)
  const shown = results.find(({ at }) => at === chosen) ?? results[0]
  if (shown?.type !== 'actions') return null
  const test = testOf(shown, action)
  const { error } = shown.rehearsal
  return (
    <>
      {results.length > 1 && (
        <ol className="rehearsal-history" aria-label="Tests of this action">
          {results.slice(0, MAX_HISTORY).map((result) => (
            <li key={result.at}>
              <Button
                size="sm"
                aria-pressed={result.at === shown.at}
                onClick={() => choose(result.at)}
              >
                {timeOf(result.at)} {wordsOf(result, action)}
              </Button>
            </li>
          ))}
        </ol>
      )}
      {error !== null && <Refusal text={describeRehearsalError(error)} />}
      {test !== undefined && (
        <RehearsedActionCard number={null} rehearsed={test} published={null} isRevealed={false} />
      )}
    </>
  )
}

const MAX_HISTORY = 5

function wordsOf(result: Result, action: ActionId): string {
  const test = testOf(result, action)
  return test === undefined ? 'ended early' : verdictText(test)
}

function testOf(result: Result, action: ActionId) {
  return result.type === 'actions'
    ? result.rehearsal.actions.find(({ comparison }) => comparison.action === action)
    : undefined
}
