import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { knownOrgOf, type OrgContents } from '#core/lint/known-org.ts'
import { findTemplate } from '#core/gateways/templates.ts'
import { buildFlow } from '#testing/build-flow.ts'
import { sessionOf } from '#testing/org-session.ts'
import { publishRig } from '#testing/publish-rig.ts'
import { actionBody } from '#testing/sandbox-contents.ts'
import type { Design } from '#core/model/design.ts'
import { orgQueries } from '../publish/org-queries.ts'
import { useOrg } from '../publish/org-store.ts'
import { useDocument } from '../state/document-store.ts'
import { followOrg } from './ask-org.ts'

beforeEach(() => vi.useFakeTimers())

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  useDocument.getState().close()
  useOrg.getState().signedOut()
  orgQueries.clear()
})

const DESK = buildFlow('start -> desk: flow(Service Desk) -> done: return')

function start(design: Design) {
  const rig = publishRig()
  const told: (OrgContents | null)[] = []
  useDocument.getState().open(design, false)
  const end = followOrg((org) => told.push(org))
  const asked = () => rig.requests.filter((request) => request.startsWith('GET '))
  const signIn = () => useOrg.getState().signedIn(sessionOf(rig.org))
  return { rig, told, asked, signIn, end }
}

test('signed in, the org is asked for flows when a step transfers to one', async () => {
  const { told, asked, signIn, end } = start(DESK)
  signIn()
  await vi.advanceTimersByTimeAsync(1000)
  expect(asked()).toEqual(['GET /api/v2/flows'])
  const known = told.map((org) => org && knownOrgOf(org, DESK).flows.get('Service Desk'))
  expect(known).toEqual([null])
  expect(told[0]?.flows).not.toBeNull()
  end()
})

test('signed out, nobody is asked, and what was known is forgotten', async () => {
  const { told, asked, signIn, end } = start(DESK)
  await vi.advanceTimersByTimeAsync(1000)
  expect(asked()).toEqual([])
  signIn()
  await vi.advanceTimersByTimeAsync(1000)
  useOrg.getState().signedOut()
  expect(told.at(-1)).toBeNull()
  end()
})

test('a design that names nothing of an org asks nothing', async () => {
  const blank = findTemplate('blank')?.build()
  if (blank === undefined) throw new Error('the blank template is gone')
  const { asked, signIn, end } = start(blank)
  signIn()
  await vi.advanceTimersByTimeAsync(1000)
  expect(asked()).toEqual([])
  end()
})

test('edits do not ask again', async () => {
  const { asked, signIn, end } = start(DESK)
  signIn()
  for (let edit = 0; edit < 20; edit += 1) {
    useDocument.getState().edit({ type: 'set-flow', patch: { name: `Name ${edit}` } }, 'Rename')
    await vi.advanceTimersByTimeAsync(700)
  }
  expect(asked()).toHaveLength(1)
  end()
})

test('a draft that was never published is known as one', async () => {
  const { rig } = start(DESK)
  rig.sandbox.api(rig.token, 'POST', '/api/v2/integrations/actions', actionBody('Ready'))
  rig.sandbox.api(rig.token, 'POST', '/api/v2/integrations/actions/drafts', actionBody('Begun'))
  const names = await rig.org.actionNames()
  const found = names.ok ? names.value.filter(({ name }) => /Ready|Begun/.test(name)) : []
  expect(found.map(({ name, isDraft }) => [name, isDraft])).toEqual([
    ['Ready', false],
    ['Begun', true],
  ])
})
