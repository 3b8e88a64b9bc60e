import { useMemo } from 'react'
import {
  readRehearsedParities,
  type RehearsedParities,
  type RehearsedParity,
} from '#adapters/browser/rehearsed-parities.ts'
import type { ActionId } from '#core/base/ids.ts'
import type { PublishedMemory, RememberedAction } from '#core/publish/memory.ts'
import { shortHash } from '#core/rehearse/parity.ts'
import { publishedParity } from '#core/rehearse/report-text.ts'
import { useDesign } from '../state/document-store.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { paritiesOf, type Result, useRehearsal } from './rehearsal/rehearsal-store.ts'
import { whenOf } from './words.ts'

/**
 * Whether callers get exactly what was rehearsed: a hash over everything but the name and the secure flag, of the clone
 * that was tested and of the action as it was read back from the org.
 */
export function ParityLines({ memory }: { readonly memory: PublishedMemory }) {
  const { id: design, actions } = useDesign()
  const open = useRehearsal((state) => state.open)
  const results = useRehearsal((state) => state.results)
  const { id: org } = memory.org
  const parities = useMemo(() => rehearsedParities(org, design, results), [org, design, results])
  const published = actions.flatMap(({ id, secure }) => {
    const action = secure ? memory.actions[id] : undefined
    return action === undefined ? [] : [{ id, action, rehearsed: parities[id] ?? null }]
  })
  if (published.length === 0) return null
  return (
    <section className="publish-parity" aria-labelledby="publish-parity-title">
      <h2 id="publish-parity-title">Published as rehearsed?</h2>
      {published.every(({ rehearsed }) => rehearsed === null) ? (
        <p className="t12 t2">
          No rehearsal was made from this browser, so that nothing here shows whether these actions
          do in the org what their preview shows.
        </p>
      ) : (
        <ul aria-label="Parity">
          {published.map((one) => (
            <ParityLine key={one.id} {...one} />
          ))}
        </ul>
      )}
      {published.some(({ rehearsed }) => rehearsed === null) && (
        <div>
          <Button size="sm" icon="start" onClick={() => open(true)}>
            Rehearse
          </Button>
        </div>
      )}
    </section>
  )
}

/** What this browser has kept, and what was rehearsed since the page was loaded, also where nothing can be kept. */
function rehearsedParities(
  org: string,
  design: string,
  results: readonly Result[],
): RehearsedParities {
  const own = results.filter((result) => result.org === org && result.design === design)
  return Object.fromEntries(
    [readRehearsedParities(org, design), ...own.toReversed().map(paritiesOf)].flatMap((some) =>
      Object.entries(some),
    ),
  )
}

function ParityLine({
  action,
  rehearsed,
}: {
  readonly id: ActionId
  readonly action: RememberedAction
  readonly rehearsed: RehearsedParity | null
}) {
  const { name } = action
  if (rehearsed === null) {
    return (
      <li>
        <Icon name="minus" size={14} className="t3" />
        <span>{name} was not rehearsed from this browser.</span>
      </li>
    )
  }
  const { isProved, hash } = publishedParity(action, rehearsed)
  return (
    <li className={isProved ? 'c-success' : 'c-warning'}>
      <Icon name={isProved ? 'eq' : 'warning'} size={14} />
      <span>
        {isProved ? (
          <>
            {name} was made from exactly the templates that were rehearsed on {whenOf(rehearsed.at)}
            : <Hash of={hash} />
          </>
        ) : (
          <>
            {name} has other templates (<Hash of={hash} />) than were rehearsed on{' '}
            {whenOf(rehearsed.at)} (<Hash of={rehearsed.clone} />
            ).
          </>
        )}
      </span>
    </li>
  )
}

function Hash({ of }: { readonly of: string }) {
  return (
    <code className="mono" title={of}>
      {shortHash(of)}
    </code>
  )
}
