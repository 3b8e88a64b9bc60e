import { act, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { keepRehearsedParities } from '#adapters/browser/rehearsed-parities.ts'
import { sessionTokenTemplate } from '#core/gateways/session-token/flow.ts'
import { toActionInput } from '#core/publish/action-input.ts'
import { hashesOf, textsOf } from '#core/publish/action-parts.ts'
import type { PublishedMemory } from '#core/publish/memory.ts'
import { cloneInput } from '#core/rehearse/clone-input.ts'
import { parityOf, shortHash } from '#core/rehearse/parity.ts'
import { renderApp } from '#testing/render-app.tsx'
import { ParityLines } from './parity-lines.tsx'
import { useRehearsal } from './rehearsal/rehearsal-store.ts'

const design = sessionTokenTemplate.build()
const [token, pay] = design.actions

const memory: PublishedMemory = {
  org: { id: 'o1', name: 'Org' },
  integration: { id: 'i1', name: 'Payments' },
  actions: Object.fromEntries(
    design.actions.map((action) => [
      action.id,
      {
        id: `org-${action.id}`,
        designName: action.name,
        name: action.name,
        version: 1,
        hashes: hashesOf(textsOf(toActionInput(action, 'i1'))),
      },
    ]),
  ),
  flow: null,
}

/** The hash of the clone that was tested, of the action as it is or with another timeout. */
function tested(timeoutSeconds = pay!.timeoutSeconds): string {
  const clone = cloneInput({ ...pay!, timeoutSeconds }, 'i1', 'a1b2')
  return parityOf(clone, toActionInput(pay!, 'i1')).clone
}

beforeEach(() => localStorage.clear())
afterEach(() => act(() => useRehearsal.setState({ isOpen: false, results: [] })))

const lines = () => within(screen.getByRole('list', { name: 'Parity' })).getAllByRole('listitem')

describe('the result of a publish says of each secure action', () => {
  it('that it was made from exactly what was rehearsed, with the hash', () => {
    keepRehearsedParities('o1', design.id, { [pay!.id]: { at: 0, clone: tested() } })
    renderApp(<ParityLines memory={memory} />, design)
    const [first, second] = lines()
    expect(first?.textContent).toBe(`${token!.name} was not rehearsed from this browser.`)
    expect(second?.textContent).toMatch(
      new RegExp(`^${pay!.name} was made from exactly the templates .*: ${shortHash(tested())}$`),
    )
  })

  it('that it has other templates, with both hashes', () => {
    keepRehearsedParities('o1', design.id, { [pay!.id]: { at: 0, clone: tested(3) } })
    renderApp(<ParityLines memory={memory} />, design)
    expect(lines()[1]?.textContent).toContain(shortHash(tested(3)))
    expect(lines()[1]?.textContent).toMatch(/has other templates/)
  })

  it('plainly that none was rehearsed in this org, and leads there', () => {
    keepRehearsedParities('o2', design.id, { [pay!.id]: { at: 0, clone: tested() } })
    renderApp(<ParityLines memory={memory} />, design)
    expect(screen.getByText(/^No rehearsal was made from this browser/)).toBeDefined()
    act(() => screen.getByRole('button', { name: 'Rehearse' }).click())
    expect(useRehearsal.getState().isOpen).toBe(true)
  })
})
