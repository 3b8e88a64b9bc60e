import { describe, expect, it } from 'vitest'
import type { JournalEntry } from './journal.ts'
import { integrationStep, plannedIntegration, secretsNeeded } from './new-integration.ts'

const planned = { name: 'Cards', credentialName: 'Cards 7f3a', fields: ['apiKey', 'clientId'] }
const plan = {
  design: 'd1',
  flowName: 'Pay',
  integration: plannedIntegration(planned),
  steps: [integrationStep(planned)],
}
const credential = { step: 'integration', write: 'credential' }
const sent: JournalEntry = { type: 'done', ...credential, value: { id: 'c1', version: null } }

describe('what has to be typed in again before a publish goes on', () => {
  const needed = (...entries: JournalEntry[]) => secretsNeeded({ plan, entries })

  it('is everything, while nothing was sent', () => {
    expect(needed()).toEqual(['apiKey', 'clientId'])
  })

  it('is everything, when it is not known whether it has arrived', () => {
    expect(needed({ type: 'begun', ...credential })).toEqual(['apiKey', 'clientId'])
  })

  it('is nothing, once the org has the credentials', () => {
    expect(needed({ type: 'begun', ...credential }, sent)).toEqual([])
  })

  it('is nothing, when the plan makes no integration', () => {
    expect(secretsNeeded({ plan: { ...plan, steps: [] }, entries: [] })).toEqual([])
  })
})
