import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { NodeId } from '#core/base/ids.ts'
import { focusNode, resetCanvas } from './canvas-store.ts'

const [first, second] = ['first' as NodeId, 'second' as NodeId]

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['requestAnimationFrame', 'cancelAnimationFrame'] })
  resetCanvas()
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

function Page({ cards }: { readonly cards: readonly NodeId[] }) {
  return (
    <>
      <div data-canvas tabIndex={-1}>
        {cards.map((id) => (
          <div key={id} data-card={id} tabIndex={-1} role="group" aria-label={id} />
        ))}
      </div>
      <input aria-label="Name" />
    </>
  )
}

const card = (id: NodeId) => screen.getByRole('group', { name: id })

describe('the focus that waits for a card', () => {
  test('goes to the card when it is drawn, a few frames later', () => {
    const { rerender } = render(<Page cards={[]} />)
    focusNode(first)
    vi.advanceTimersToNextFrame()
    vi.advanceTimersToNextFrame()
    rerender(<Page cards={[first]} />)
    vi.advanceTimersToNextFrame()
    expect(document.activeElement).toBe(card(first))
  })

  test('goes to the canvas when the card is not drawn at all', () => {
    render(<Page cards={[]} />)
    focusNode(first)
    vi.runAllTimers()
    expect(document.activeElement?.hasAttribute('data-canvas')).toBe(true)
  })

  test('is given up when another card is asked for', () => {
    const { rerender } = render(<Page cards={[second]} />)
    focusNode(first)
    vi.advanceTimersToNextFrame()
    focusNode(second)
    vi.advanceTimersToNextFrame()
    rerender(<Page cards={[first, second]} />)
    vi.runAllTimers()
    expect(document.activeElement).toBe(card(second))
  })

  test('is given up when somebody has gone elsewhere', () => {
    render(<Page cards={[]} />)
    focusNode(first)
    vi.advanceTimersToNextFrame()
    screen.getByLabelText('Name').focus()
    vi.runAllTimers()
    expect(document.activeElement).toBe(screen.getByLabelText('Name'))
  })
})
