import { act, cleanup, fireEvent, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { NodeId } from '#core/base/ids.ts'
import { payDesign } from '#testing/pay-design.ts'
import { openDesign, openNode, renderApp } from '#testing/render-app.tsx'
import { useCanvas } from '../canvas/canvas-store.ts'
import { useView } from '../state/view-store.ts'
import { Palette } from './palette.tsx'

afterEach(cleanup)
beforeEach(() => renderApp(<Palette />, payDesign()))

const user = userEvent.setup()
const button = (name: RegExp) => screen.getByRole('button', { name })

describe('the palette', () => {
  test('adds after the selected node on a click', async () => {
    act(() => useView.getState().select(['card' as NodeId]))
    await user.click(button(/^Play audio/))
    expect(openNode('play-audio').name).toBe('Play audio')
    expect(openDesign().edges).toContainEqual({ from: 'play-audio', output: 'next', to: 'cvv' })
  })

  test('does not offer where the call comes in', () => {
    expect(screen.queryByRole('button', { name: /Enter secure flow/ })).toBeNull()
  })

  test('finds a kind by its words, and adds the first by Enter', async () => {
    await user.type(screen.getByLabelText('Find a node'), 'gateway card')
    expect(screen.getAllByRole('button').map((each) => each.textContent)).toEqual([
      'Secure data actionSend card data to a gateway',
    ])
    await user.keyboard('{Enter}')
    expect(openNode('call-secure-data').kind).toBe('call-secure-data')
  })

  test('says when nothing is found, and shows all again on Escape', async () => {
    await user.type(screen.getByLabelText('Find a node'), 'teleport')
    expect(screen.getByText('Nothing is called “teleport”.')).toBeTruthy()
    await user.keyboard('{Escape}')
    expect(screen.getAllByRole('button').length).toBeGreaterThan(5)
  })

  test('takes the focus when the canvas asks for it', () => {
    act(() => useCanvas.setState({ paletteCalls: 1 }))
    expect(document.activeElement).toBe(screen.getByLabelText('Find a node'))
  })

  test('goes through its buttons by arrows', async () => {
    screen.getByLabelText('Find a node').focus()
    await user.keyboard('{ArrowDown}{ArrowDown}')
    expect(document.activeElement).toBe(button(/^Collect input/))
  })

  test('gives a kind to the canvas by dragging', () => {
    const dataTransfer = new DataTransfer()
    fireEvent.dragStart(button(/^Disconnect/), { dataTransfer })
    expect(dataTransfer.types).toContain('application/x-secure-flow-kind')
    expect(dataTransfer.getData('application/x-secure-flow-kind')).toBe('disconnect')
  })
})
