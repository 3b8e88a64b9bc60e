import { useState } from 'react'
import { now } from '#adapters/browser/identity.ts'
import type { ListedFlow } from '#core/publish/org-library.ts'
import type { Identity } from '#core/publish/ports.ts'
import { describeWhen } from '../library/when.ts'
import type { OrgSession } from '../publish/org-store.ts'
import { useIdentity } from '../publish/use-identity.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { TextField } from '../ui/text-field.tsx'
import { OrgFlowLine } from './org-flow-line.tsx'
import { useDesignsHere } from './use-designs-here.ts'
import { useOrgFlows } from './use-org-flows.ts'

/** The secure call flows of an org, each to be opened as a design. */
export function OrgFlowList({ session }: { readonly session: OrgSession }) {
  const [search, setSearch] = useState('')
  const identity = useIdentity(session)
  const flows = useOrgFlows(session)
  const who = identity.data?.ok === true ? identity.data.value : null
  const failure = failureOf(identity.data) ?? failureOf(flows.data)
  return (
    <section aria-labelledby="org-flows-title">
      <header className="home-head">
        <h2 id="org-flows-title">
          {who === null ? 'Open from the org' : `Open from ${who.orgName}`}
        </h2>
        <span className="t12 t3">
          Its live version becomes a design here. The org stays as it is until you publish.
        </span>
        <span className="grow" />
        <div className="home-search" data-own-undo>
          <TextField
            label="Search flows"
            isLabelHidden
            isQuiet
            icon="search"
            type="search"
            placeholder="Search flows"
            value={search}
            onChange={setSearch}
          />
        </div>
      </header>
      {failure !== null ? (
        <p className="home-damaged" role="alert">
          <Icon name="error" size={14} className="c-error" />
          <span className="grow">{failure}</span>
          <Button
            size="sm"
            variant="line"
            onClick={() => {
              if (failureOf(identity.data) !== null) void identity.refetch()
              void flows.refetch()
            }}
          >
            Ask again
          </Button>
        </p>
      ) : flows.data?.ok === true && who !== null ? (
        <Lines session={session} who={who} flows={flows.data.value} search={search} />
      ) : (
        <p className="home-quiet" role="status">
          Asking the org for its secure call flows…
        </p>
      )}
    </section>
  )
}

function Lines({
  session,
  who,
  flows,
  search,
}: {
  readonly session: OrgSession
  readonly who: Identity
  readonly flows: readonly ListedFlow[]
  readonly search: string
}) {
  const here = useDesignsHere(who.orgId)
  const words = search.trim().toLowerCase()
  const found = flows.filter(({ name }) => name.toLowerCase().includes(words))
  if (found.length === 0) {
    return (
      <p className="home-quiet" role="status">
        {words === ''
          ? 'The org has no secure call flow that you may see. One that is published stands here.'
          : `No secure call flow of the org is called “${search.trim()}”.`}
      </p>
    )
  }
  return (
    <ul className="home-org-flows" aria-label="Secure call flows of the org">
      {found.map((flow) => (
        <OrgFlowLine
          key={flow.id}
          session={session}
          who={who}
          flow={flow}
          when={whenOf(flow)}
          here={here.get(flow.id) ?? null}
        />
      ))}
    </ul>
  )
}

function failureOf(
  data: { readonly ok: true } | { readonly ok: false; readonly error: string } | undefined,
): string | null {
  return data?.ok === false ? data.error : null
}

function whenOf({ publishedVersion, publishedAt }: ListedFlow): string {
  if (publishedVersion === null) return 'never published'
  const at = publishedAt === null ? Number.NaN : Date.parse(publishedAt)
  const when = Number.isNaN(at) ? '' : `, published ${describeWhen(at, now())}`
  return `version ${publishedVersion}${when}`
}
