import { expect, test } from 'vitest'
import { buildFlow } from '#testing/build-flow.ts'
import { applyEdit } from '../model/apply-edit.ts'
import type { Design, Weight } from '../model/design.ts'
import { ownSeverity, setOwnSeverity } from './own-severities.ts'

const HEADROOM = { rule: 'token-headroom', code: 'SF-TTL-02' }

function flow(severities: Design['severities']): Design {
  return { ...buildFlow('start -> done: return'), severities }
}

function after(severities: Design['severities'], weight: Weight | null): Design['severities'] {
  const design = flow(severities)
  const applied = applyEdit(design, setOwnSeverity(design, HEADROOM, weight))
  if (!applied.ok) throw new Error(applied.error.code)
  return applied.value.design.severities
}

test('a rule is found by its name and by its code; of two the last counts', () => {
  expect(ownSeverity(flow({}), HEADROOM)).toBeNull()
  expect(ownSeverity(flow({ 'token-headroom': 'off' }), HEADROOM)).toBe('off')
  expect(ownSeverity(flow({ 'token-headroom': 'off', 'SF-TTL-02': 'error' }), HEADROOM)).toBe(
    'error',
  )
})

test('what is set is set by name, and what others weigh stays', () => {
  expect(after({ 'SF-TTL-02': 'off', 'way-out-before-card': 'info' }, 'error')).toEqual({
    'way-out-before-card': 'info',
    'token-headroom': 'error',
  })
})

test('taken back, nothing is left of it', () => {
  expect(after({ 'SF-TTL-02': 'off', 'token-headroom': 'error' }, null)).toEqual({})
})
