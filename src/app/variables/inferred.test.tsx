import { act, cleanup, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test } from 'vitest'
import type { TaskId, VariableId } from '#core/base/ids.ts'
import type { Design, Variable } from '#core/model/design.ts'
import { payDesign } from '#testing/pay-design.ts'
import { openDesign, renderApp } from '#testing/render-app.tsx'
import { FormScopeProvider } from '../form/form-scope.tsx'
import { useFindings } from '../state/findings-store.ts'
import { VariableDetails } from './variable-details.tsx'

afterEach(cleanup)

const user = userEvent.setup()

/** The details of a variable of which nobody has said what it holds, and which the checks take for a CVV. */
function show(): VariableId {
  const design: Design = payDesign()
  const [first, ...others] = design.variables
  if (first === undefined) throw new Error('no variable')
  const undeclared: Variable = { ...first, sensitivity: 'none' }
  const open = { ...design, variables: [undeclared, ...others] }
  renderApp(
    <FormScopeProvider value={{ task: 'main' as TaskId, problems: [] }}>
      <VariableDetails variable={undeclared} />
    </FormScopeProvider>,
    open,
  )
  const inferred = { variables: new Map([[first.id, 'cvv' as const]]), actions: new Map() }
  act(() => useFindings.setState({ inferred }))
  return first.id
}

function now(id: VariableId): Variable | undefined {
  return openDesign().variables.find((variable) => variable.id === id)
}

test('what is inferred of a variable says so, and is right with one click', async () => {
  const id = show()
  expect(screen.getByText(/^Inferred: CVV/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'That is right' }))
  expect(now(id)).toMatchObject({ sensitivity: 'cvv', secure: true })
})

test('or wrong with one click, which is kept as a reason', async () => {
  const id = show()
  await user.click(screen.getByRole('button', { name: 'It holds no secret' }))
  expect(now(id)).toMatchObject({ sensitivity: 'none', notSensitiveBecause: 'it holds none' })
})
