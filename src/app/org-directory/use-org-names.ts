import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { OrgNames } from '#core/kinds/fields.ts'
import { orgQueries } from '../publish/org-queries.ts'
import { type OrgSession, useOrg } from '../publish/org-store.ts'
import {
  type AskedNames,
  askNames,
  describeRefusal,
  isFoundByName,
  MIN_LETTERS,
} from './ask-names.ts'
import { COMMON_LANGUAGES } from './common-languages.ts'
import { designNames } from './design-names.ts'

export interface Suggestions {
  readonly names: readonly string[]
  /** What there is to say of them: that the org is being asked, or what would bring more. */
  readonly note: string | null
}

/**
 * What a field can suggest: what the designs of this browser name, and signed in what the org has. Nothing is asked
 * before the field is opened, and then once for all fields of a sign-in. `text` is what is looked for where the org
 * finds things by their names only. Where the org refuses, a remark says so: whatever is typed stays allowed.
 */
export function useOrgNames(names: OrgNames, isOpened: boolean, text: string): Suggestions {
  const session = useOrg((state) => state.session)
  const isSearch = isFoundByName(names)
  const words = useSettled(isSearch ? text.trim().toLowerCase() : '')
  const isAsked = isOpened && session !== null && (!isSearch || words.length >= MIN_LETTERS)
  const own = useQuery(
    {
      queryKey: ['names of designs', names],
      enabled: isOpened,
      // The open design changes all the time: each opening of the field looks again.
      staleTime: 0,
      queryFn: () => designNames(names),
    },
    orgQueries,
  )
  const org = useQuery(
    {
      queryKey: ['names', session?.address, names, words],
      enabled: isAsked,
      staleTime: FRESH_MS,
      placeholderData: keepPreviousData,
      queryFn: () => {
        if (session === null) throw new Error('Bug: asked while signed out')
        return askUnlessRefused(session, names, words)
      },
    },
    orgQueries,
  )
  const common = names === 'languages' ? COMMON_LANGUAGES : []
  const given = session === null ? [] : (org.data?.names ?? [])
  return {
    names: [...new Set([...given, ...(own.data ?? []), ...common])],
    note: session === null || !isOpened ? null : noteOf(),
  }

  function noteOf(): string | null {
    if (isAsked && org.isFetching) return 'Asking the org…'
    if (!isAsked) return `From ${MIN_LETTERS} letters on the org looks for them.`
    if (org.data?.refused) return describeRefusal(org.data.refused)
    if (org.data === undefined || org.data.names.length > 0) return null
    return isSearch ? 'The org finds none of that name.' : 'The org has none yet.'
  }
}

/** What a person may not look for is not asked again with every letter. */
async function askUnlessRefused(
  session: OrgSession,
  names: OrgNames,
  words: string,
): Promise<AskedNames> {
  const refusal = ['names refused', session.address, names]
  const before = orgQueries.getQueryState<AskedNames>(refusal)
  const isFresh = before !== undefined && Date.now() - before.dataUpdatedAt < FRESH_MS
  if (isFresh && before.data !== undefined) return before.data
  const asked = await askNames(session, names, words)
  if (asked.refused?.code === 'forbidden') orgQueries.setQueryData(refusal, asked)
  return asked
}

const FRESH_MS = 300_000
const PAUSE_MS = 250

/** The text once nobody types any more. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}
