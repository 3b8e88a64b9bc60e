import { expect, test } from 'vitest'
import { hasWritten, type JournalEntry } from './journal.ts'

const begun = (step: string, write: string): JournalEntry => ({ type: 'begun', step, write })
const refused = (step: string, write: string): JournalEntry => ({ type: 'refused', step, write })
const done = (step: string, write: string): JournalEntry => ({
  type: 'done',
  step,
  write,
  value: { id: 'x', version: null },
})

test.each([
  ['nothing', [], false],
  ['a write without an outcome', [begun('action', 'draft')], true],
  ['a write that the org refused', [begun('action', 'draft'), refused('action', 'draft')], false],
  [
    'one that was refused and then done',
    [begun('a', 'draft'), refused('a', 'draft'), begun('a', 'draft'), done('a', 'draft')],
    true,
  ],
  ['a job that is under way', [done('flow', 'job'), done('flow', 'upload')], true],
  [
    'a job that has failed, which nobody had announced',
    [done('flow', 'job'), refused('flow', 'job'), refused('flow', 'upload')],
    false,
  ],
  [
    'an action before such a job',
    [
      begun('action', 'draft'),
      done('action', 'draft'),
      done('flow', 'job'),
      refused('flow', 'job'),
      refused('flow', 'upload'),
    ],
    true,
  ],
])('%s', (_, entries, has) => {
  expect(hasWritten({ entries })).toBe(has)
})
