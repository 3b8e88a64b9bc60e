import { expect, test } from 'vitest'
import type { DataAction } from '../model/data-action.ts'
import { sessionTokenTemplate } from '../gateways/session-token/flow.ts'
import { toActionInput } from './action-input.ts'
import { hashesOf, textsOf } from './action-parts.ts'
import type { PublishedMemory } from './memory.ts'
import { publishedBefore } from './published-before.ts'

const [action] = sessionTokenTemplate.build().actions
if (action === undefined) throw new Error('the template has no action')

function memoryOf(org: string, published: DataAction): PublishedMemory {
  const hashes = hashesOf(textsOf(toActionInput(published, 'i1')))
  const remembered = { id: 'a1', designName: published.name, name: 'Other_2', version: 3, hashes }
  return {
    org: { id: org, name: org },
    integration: { id: 'i1', name: 'Payments' },
    actions: { [published.id]: remembered },
    flow: null,
  }
}

const changesIn = (now: DataAction, ...memories: readonly PublishedMemory[]) =>
  (publishedBefore(memories).get(action.id) ?? []).map((before) => [
    before.org,
    before.changesOf(now),
  ])

test('what may change at any time is no change', () => {
  const now = { ...action, name: 'Renamed', timeoutSeconds: 3, integration: 'Elsewhere' }
  expect(changesIn(now, memoryOf('Test', action))).toEqual([['Test', []]])
})

test('a contract and a secure flag are for life, in every org', () => {
  const now = { ...action, secure: false, outputs: action.outputs.slice(1) }
  expect(changesIn(now, memoryOf('Test', action), memoryOf('Production', now))).toEqual([
    ['Test', ['its contract is another one', 'it was secure']],
    ['Production', []],
  ])
})

test('an order of fields or a description is no other contract', () => {
  const now = { ...action, inputs: action.inputs.toReversed() }
  expect(changesIn(now, memoryOf('Test', action))).toEqual([['Test', []]])
})
