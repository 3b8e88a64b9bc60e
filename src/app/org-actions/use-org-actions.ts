import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { ActionId } from '#core/base/ids.ts'
import type { Result } from '#core/base/result.ts'
import { categoryOf, isStub } from '#core/model/data-action.ts'
import type { Design } from '#core/model/design.ts'
import type { ListedAction } from '#core/publish/org-library.ts'
import { describeOrgError, type OrgError } from '#core/publish/ports.ts'
import { isSameName } from '#core/base/same-name.ts'
import { orgQueries } from '../publish/org-queries.ts'
import { type OrgSession, useOrg } from '../publish/org-store.ts'
import { useDesign } from '../state/document-store.ts'

/** An action of the org that the design does not have, or knows by its name only. */
export interface OfferedAction extends ListedAction {
  /** The action of the design that waits for its contract. */
  readonly fills: ActionId | null
}

export interface OfferedActions {
  readonly session: OrgSession | null
  readonly actions: readonly OfferedAction[]
  /** What there is to say of them: that the org is being asked, or why it gives none. */
  readonly note: string | null
}

/** The published actions of the org that the open design could use. Asked for when somebody looks at them. */
export function useOrgActions(secure: boolean): OfferedActions {
  const session = useOrg((state) => state.session)
  const design = useDesign()
  const { data } = useQuery<Result<readonly ListedAction[], OrgError>>(
    {
      queryKey: ['published actions', session?.address, secure],
      enabled: session !== null,
      staleTime: FRESH_MS,
      queryFn: () => {
        if (session === null) throw new Error('Bug: asked while signed out')
        return session.client.publishedActions(secure)
      },
    },
    orgQueries,
  )
  const actions = useMemo(
    () => (data?.ok === true ? offeredTo(design, data.value) : []),
    [design, data],
  )
  if (session === null) return { session, actions: [], note: null }
  if (data === undefined) return { session, actions, note: 'Asking the org…' }
  if (!data.ok) return { session, actions, note: refusalOf(data.error) }
  const none =
    data.value.length === 0
      ? `The org has no published ${secure ? 'secure data actions' : 'data actions'} yet.`
      : 'Everything that the org has is in this design.'
  return { session, actions, note: actions.length === 0 ? none : null }
}

/** What of an org a design could use: all but what it has already. */
export function offeredTo(
  design: Design,
  listed: readonly ListedAction[],
): readonly OfferedAction[] {
  return listed.flatMap((action) => {
    const own = design.actions.find(
      (one) => isSameName(one.name, action.name) && isSameName(categoryOf(one), action.category),
    )
    if (own !== undefined && !isStub(own)) return []
    return [{ ...action, fills: own?.id ?? null }]
  })
}

const FRESH_MS = 60_000

function refusalOf(error: OrgError): string {
  return error.code === 'forbidden' && error.permissions.length > 0
    ? `With the permission ${error.permissions.join(' or ')} the org would list its actions.`
    : describeOrgError(error)
}
