import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import type { PublishedMemory } from '#core/publish/memory.ts'
import { sessionTokenTemplate } from '#core/gateways/session-token/flow.ts'
import { installFakeIndexedDb } from '#testing/fake-indexed-db.ts'
import { sessionOf } from '#testing/org-session.ts'
import { publishRig } from '#testing/publish-rig.ts'
import { publishingChanged } from '../publish/cut-off-store.ts'
import { identityKey, orgQueries } from '../publish/org-queries.ts'
import { useOrg } from '../publish/org-store.ts'
import { publishRecords } from '../publish/publish-records.ts'
import { useDocument } from '../state/document-store.ts'
import { followPublished } from './follow-published.ts'

beforeAll(installFakeIndexedDb)

afterEach(() => {
  vi.unstubAllGlobals()
  useDocument.getState().close()
  useOrg.getState().signedOut()
  orgQueries.clear()
})

const DESIGN = sessionTokenTemplate.build()

function memoryOf(version: string): PublishedMemory {
  const org = { id: 'o1', name: 'Test' }
  return { org, integration: org, actions: {}, flow: { id: 'f', name: 'Pay', version, hash: 'h' } }
}

const remember = (version: string) =>
  publishRecords.remember({ org: 'o1', design: DESIGN.id }, memoryOf(version))

test('what was published of the open design is told once it is known where somebody is', async () => {
  const { org: client } = publishRig()
  await remember('1.0')
  const told: (string | null)[] = []
  useDocument.getState().open(DESIGN, false)
  const end = followPublished((published) => told.push(published?.flow?.version ?? null))
  const session = sessionOf(client)
  useOrg.getState().signedIn(session)
  orgQueries.setQueryData(identityKey(session.address), { ok: true, value: { orgId: 'o1' } })
  await vi.waitFor(() => expect(told).toEqual([null, '1.0']))
  publishingChanged()
  await remember('2.0')
  publishingChanged()
  await vi.waitFor(() => expect(told).toEqual([null, '1.0', '2.0']))
  useOrg.getState().signedOut()
  expect(told).toEqual([null, '1.0', '2.0', null])
  end()
})
