import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { NodeId } from '#core/base/ids.ts'
import type { Problem } from '#core/lint/problem.ts'
import { tidy } from '#core/layout/tidy.ts'
import type { Design } from '#core/model/design.ts'
import { flowGraph } from '#testing/flow-graph.ts'
import { payDesign } from '#testing/pay-design.ts'
import { openDesign, openNode, renderApp, steps } from '#testing/render-app.tsx'
import { someProblem } from '#testing/some-problem.ts'
import { useDocument } from '../state/document-store.ts'
import { useFindings } from '../state/findings-store.ts'
import { useView } from '../state/view-store.ts'
import { Canvas } from './canvas.tsx'

/** Which cards have been drawn: each draws its input once. */
const drawn = vi.hoisted(() => ({ count: 0 }))
vi.mock('./node-ports.tsx', async (original) => {
  const ports = await original<typeof import('./node-ports.tsx')>()
  return {
    ...ports,
    NodeInput: (props: Parameters<typeof ports.NodeInput>[0]) => {
      drawn.count += 1
      return ports.NodeInput(props)
    },
  }
})

afterEach(cleanup)
beforeEach(() => {
  drawn.count = 0
})

const user = userEvent.setup()
const design = { ...payDesign(), layout: tidy(payDesign()) }
const card = (name: string) => screen.getByRole('group', { name: new RegExp(name) })

function problem(node: string): Problem {
  return someProblem({ id: `some-rule/${node}`, node: node as NodeId })
}

async function showCanvas(shown: Design = design, problems: readonly Problem[] = []) {
  renderApp(<Canvas />, shown, problems)
  await waitFor(() => expect(screen.getAllByRole('group').length).toBeGreaterThan(0))
}

describe('the canvas by keyboard', () => {
  test('is one stop of the Tab key, at the first node', async () => {
    await showCanvas()
    const stops = screen.getAllByRole('group').filter((node) => node.tabIndex === 0)
    expect(stops).toEqual([card('‘Enter’, node 1 of 9')])
  })

  test('goes along the flow and takes the selection along', async () => {
    await showCanvas()
    card('‘Enter’').focus()
    await user.keyboard('{ArrowDown}')
    await waitFor(() => expect(document.activeElement).toBe(card('‘Card number’')))
    expect(useView.getState().selection).toEqual(['card'])
    await user.keyboard('{ArrowRight}')
    await waitFor(() => expect(document.activeElement).toBe(card('‘To a person’')))
  })

  test('connects an output without the pointer', async () => {
    await showCanvas()
    card('‘CVV’').focus()
    await user.keyboard('c')
    const outputs = await screen.findByRole('listbox', { name: 'Connect CVV' })
    expect(
      within(outputs)
        .getAllByRole('option')
        .map((option) => option.textContent),
    ).toEqual(['successleads to Fetch token', 'failurenot connected'])
    await user.keyboard('{ArrowDown}{Enter}')
    await screen.findByRole('listbox', { name: 'failure of CVV leads to' })
    await user.keyboard('person{Enter}')
    expect(openDesign().edges.at(-1)).toEqual({ from: 'cvv', output: 'failure', to: 'queue' })
    expect(steps()).toBe(1)
  })

  test('adds a new node on an output', async () => {
    await showCanvas()
    card('‘CVV’').focus()
    await user.keyboard('c{ArrowDown}{Enter}')
    await user.keyboard('play audio{Enter}')
    expect(openDesign().edges.at(-1)).toEqual({ from: 'cvv', output: 'failure', to: 'play-audio' })
  })

  test('renames in place, and keeps the name when Escape gives it up', async () => {
    await showCanvas()
    card('‘CVV’').focus()
    await user.keyboard('{F2}')
    await user.keyboard('Security code{Enter}')
    expect(openNode('cvv').name).toBe('Security code')
    await user.keyboard('{F2}nothing{Escape}')
    expect(openNode('cvv').name).toBe('Security code')
  })

  test('moves a burst of steps as one', async () => {
    await showCanvas()
    card('‘CVV’').focus()
    const { x, y } = design.layout['cvv' as NodeId] ?? { x: 0, y: 0 }
    await user.keyboard('{Control>}{ArrowRight}{Shift>}{ArrowDown}{/Shift}{/Control}')
    expect(openDesign().layout['cvv']).toEqual({ x: x + 4, y: y + 20 })
    expect(steps()).toBe(1)
  })

  test('deletes, and reconnects on request, but never where the call comes in', async () => {
    await showCanvas()
    card('‘Enter’').focus()
    await user.keyboard('{Delete}')
    expect(steps()).toBe(0)
    card('‘CVV’').focus()
    await user.keyboard('{Control>}{Delete}{/Control}')
    expect(openDesign().edges).toContainEqual({ from: 'card', output: 'success', to: 'fetch' })
    await waitFor(() => expect(document.activeElement).toBe(card('‘Card number’')))
  })

  test('opens the properties of a node', async () => {
    await showCanvas()
    useView.getState().setInspectorOpen(false)
    card('‘CVV’').focus()
    await user.keyboard('{Enter}')
    expect(useView.getState().isInspectorOpen).toBe(true)
    expect(useView.getState().selection).toEqual(['cvv'])
  })

  test('copies and pastes through the clipboard', async () => {
    await showCanvas()
    card('‘CVV’').focus()
    const clipboard = new DataTransfer()
    fireEvent.copy(card('‘CVV’'), { clipboardData: clipboard })
    expect(clipboard.getData('text/plain')).toContain('secure-flow-studio/nodes')
    fireEvent.paste(card('‘CVV’'), { clipboardData: clipboard })
    expect(openNode('cvv-2').name).toBe('CVV 2')
  })
})

describe('a card', () => {
  test('says its problems and opens them', async () => {
    await showCanvas(design, [problem('cvv')])
    const badge = screen.getByRole('button', { name: '1 error on CVV' })
    await user.click(badge)
    expect(await screen.findByText('Something is wrong here.')).toBeTruthy()
  })

  test('shows the key on what handles secure data', async () => {
    await showCanvas()
    expect(within(card('‘CVV’')).getByRole('img', { name: 'secure data' })).toBeTruthy()
    expect(
      within(card('‘Back to the agent’')).queryByRole('img', { name: 'secure data' }),
    ).toBeNull()
  })

  test('offers to add on an output that leads nowhere', async () => {
    await showCanvas()
    await user.click(within(card('‘CVV’')).getByRole('button', { name: 'Add a node on failure' }))
    await user.keyboard('return{Enter}')
    expect(openDesign().edges.at(-1)).toEqual({
      from: 'cvv',
      output: 'failure',
      to: 'return-to-agent',
    })
  })
})

describe('a flow of two hundred nodes', () => {
  const names = Array.from({ length: 140 }, (_, i) => `n${i}`)
  const long = flowGraph(
    { enter: 'enter', ...Object.fromEntries(names.map((name) => [name, 'say' as const])) },
    names.map((name, i) => `${i === 0 ? 'enter' : names[i - 1]}.next > ${name}`),
  )
  const shown = { ...long, layout: tidy(long) }

  test('draws only the card that was edited again', async () => {
    await showCanvas(shown)
    await waitFor(() => expect(drawn.count).toBeGreaterThan(100))
    const before = drawn.count
    act(() => {
      useDocument
        .getState()
        .edit({ type: 'set-node', node: 'n7' as NodeId, patch: { name: 'Seven' } }, 'Rename')
    })
    expect(drawn.count - before).toBe(1)
    expect(card('‘Seven’')).toBeTruthy()
  })

  test('draws no card again when problems are found', async () => {
    await showCanvas(shown)
    const before = drawn.count
    act(() => {
      useFindings
        .getState()
        .publish({ of: shown, problems: [problem('n3'), problem('n9')], edges: new Map() })
    })
    expect(drawn.count - before).toBe(0)
    expect(screen.getByRole('button', { name: '1 error on n9' })).toBeTruthy()
  })

  test('draws two cards again when the selection goes from one to another', async () => {
    await showCanvas(shown)
    act(() => useView.getState().select(['n1' as NodeId]))
    const before = drawn.count
    act(() => useView.getState().select(['n2' as NodeId]))
    expect(drawn.count - before).toBeLessThanOrEqual(4)
  })
})
