import { describe, expect, it } from 'vitest'
import { sessionTokenTemplate } from '../gateways/session-token/flow.ts'
import type { Design } from '../model/design.ts'
import { namedCredentials } from './named-credentials.ts'

const design = sessionTokenTemplate.build()

function withBody(body: string): Design {
  const actions = design.actions.map((action) => ({
    ...action,
    request: { ...action.request, url: 'https://payments.example.com/', headers: [], body },
  }))
  return { ...design, actions }
}

describe('the credentials that a flow names', () => {
  it('are found wherever a template reads one, each once', () => {
    expect(namedCredentials(design)).toEqual(['apiKey'])
    expect(namedCredentials(withBody('$!{credentials.clientId}:${credentials.clientId}'))).toEqual([
      'clientId',
    ])
  })

  it('are none where the word is only text', () => {
    expect(namedCredentials(withBody('credentials.apiKey ${input.credentials}'))).toEqual([])
  })

  it('are not those of actions that no node calls', () => {
    expect(namedCredentials({ ...design, nodes: [] })).toEqual([])
  })
})
