import { act, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Journal, JournalEntry } from '#core/publish/journal.ts'
import { ok } from '#core/base/result.ts'
import { CutOffBanner, CutOffElsewhere, CutOffLink, CutOffMark } from './cut-off-notes.tsx'
import { publishingChanged } from './cut-off-store.ts'
import { holdName } from './run-hold.ts'

let journals: readonly Journal[] = []
let held: readonly string[] = []

vi.mock('./publish-records.ts', () => ({
  publishRecords: { newest: async () => ok(journals) },
}))
vi.mock('#adapters/browser/design-hold.ts', () => ({
  heldDesigns: async (ids: readonly string[]) => new Set(ids.filter((id) => held.includes(id))),
}))

const step = {
  title: '',
  detail: '',
  change: 'create',
  parts: [],
  takenBack: 'not-needed',
  mayKeepOrg: false,
  work: { type: 'leave' },
} as const
const begun: JournalEntry = { type: 'begun', step: 'b', write: 'draft' }
const cutOff: Journal = {
  id: 'j1',
  startedAt: 0,
  org: { id: 'o1', name: 'Sandbox org' },
  plan: {
    design: 'd1',
    flowName: 'Card payment',
    integration: { id: 'i1', name: 'Payments', typeId: '', isActive: true },
    steps: [
      { ...step, id: 'a' },
      { ...step, id: 'b' },
    ],
  },
  entries: [{ type: 'finished', step: 'a', result: { type: 'left' } }, begun],
}

async function look() {
  await act(async () => {
    publishingChanged()
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve()
  })
}

beforeEach(async () => {
  vi.useRealTimers()
  journals = [cutOff]
  held = []
})

afterEach(async () => {
  journals = []
  await look()
})

it('is said at home, with how far it came and one link that leads on', async () => {
  render(<CutOffBanner designs={new Set(['d1'])} />)
  await look()
  expect(screen.getByRole('listitem')).toHaveProperty(
    'textContent',
    expect.stringMatching(/^The publish of Card payment to Sandbox org .* 1 of 2 steps done\./),
  )
  const link = screen.getByRole('link', { name: 'Go on with the publish of Card payment' })
  expect(link.getAttribute('href')).toMatch(/d1.*publish|publish.*d1/)
})

it('is not said of designs that are not there any more', async () => {
  render(<CutOffBanner designs={new Set(['d2'])} />)
  await look()
  expect(screen.queryByRole('list')).toBeNull()
})

it('is said on the card and in the bar of the design, and of no other', async () => {
  render(
    <>
      <CutOffMark design="d1" />
      <CutOffLink design="d1" />
      <CutOffMark design="d2" />
      <CutOffLink design="d2" />
    </>,
  )
  await look()
  expect(screen.getAllByRole('link')).toHaveLength(2)
})

it('is not said while a tab publishes it, and is when that tab is gone', async () => {
  vi.useFakeTimers()
  held = [holdName(cutOff)]
  render(<CutOffLink design="d1" />)
  await look()
  expect(screen.queryByRole('link')).toBeNull()
  held = []
  await act(() => vi.advanceTimersByTimeAsync(2000))
  expect(screen.getByRole('link')).toBeDefined()
})

it('is not said of a publish that has ended, or that has written nothing', async () => {
  const end: JournalEntry = { type: 'finished', step: 'b', result: { type: 'left' } }
  journals = [
    { ...cutOff, entries: [...cutOff.entries, end] },
    { ...cutOff, id: 'j2', entries: [] },
  ]
  render(<CutOffLink design="d1" />)
  await look()
  expect(screen.queryByRole('link')).toBeNull()
})

it('names the org to sign in to, unless one is signed in to it', async () => {
  const { rerender } = render(<CutOffElsewhere design="d1" org={null} />)
  await look()
  expect(screen.getByRole('status').textContent).toContain('Sandbox org')
  rerender(<CutOffElsewhere design="d1" org="o1" />)
  expect(screen.queryByRole('status')).toBeNull()
})
