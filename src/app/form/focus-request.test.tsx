import { act, cleanup, screen } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, describe, expect, test } from 'vitest'
import type { ActionId, VariableId } from '#core/base/ids.ts'
import { payDesign } from '#testing/pay-design.ts'
import { renderApp } from '#testing/render-app.tsx'
import { ActionEditor } from '../actions/action-editor.tsx'
import { Inspector } from '../inspector/inspector.tsx'
import { useView } from '../state/view-store.ts'
import { VariablesPanel } from '../variables/variables-panel.tsx'

afterEach(cleanup)

const pay = 'pay' as ActionId
const token = 'task.token' as VariableId

const goTo: ReturnType<typeof useView.getState>['goTo'] = (place) =>
  act(() => useView.getState().goTo(place))

/** Closes what is open, and opens it again. What the view was asked for stands there still. */
function reopen(form: ReactNode) {
  const { focusRequest } = useView.getState()
  cleanup()
  renderApp(form, payDesign())
  act(() => useView.setState({ focusRequest }))
}

describe('a request to go to a field', () => {
  test('of a data action is done once, however often its editor opens', () => {
    const form = <ActionEditor action={pay} />
    renderApp(form, payDesign())
    goTo({ action: pay, field: 'inputs.0.name' })
    expect(document.activeElement).toBe(screen.getByLabelText('Name of amount'))
    reopen(form)
    expect(document.activeElement).toBe(document.body)
  })

  test('of a variable is done once, however often the panel opens', () => {
    renderApp(<VariablesPanel />, payDesign())
    goTo({ variable: token, field: 'sensitivity' })
    expect(document.activeElement?.tagName).toBe('SELECT')
    reopen(<VariablesPanel />)
    expect(document.activeElement).toBe(document.body)
  })

  test.each([
    ['a data action', { action: pay, field: 'name' }],
    ['a variable', { variable: token, field: 'name' }],
  ])(
    'of %s leaves the form of the flow alone, which has fields of the same names',
    (_, request) => {
      renderApp(<Inspector />, payDesign())
      goTo(request)
      expect(screen.getByLabelText('Name')).toBeTruthy()
      expect(document.activeElement).toBe(document.body)
    },
  )
})
