import { act, cleanup, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test } from 'vitest'
import { payDesign } from '#testing/pay-design.ts'
import { renderApp } from '#testing/render-app.tsx'
import { ReportPopover } from './report-popover.tsx'
import { showRemarks, useFileReport } from './report-store.ts'

afterEach(() => {
  cleanup()
  useFileReport.setState({ report: null })
})

const user = userEvent.setup()

function show() {
  renderApp(
    <ReportPopover place="design">
      <button type="button">Pasted flow</button>
    </ReportPopover>,
    payDesign(),
    [],
  )
  act(() => showRemarks([{ text: 'One action has no form here.', node: null }]))
  return screen.getByRole('dialog', { name: 'How the file was read' })
}

test('what an import has to say has the focus as a whole, so that no tooltip covers it', async () => {
  const report = show()
  expect(report.textContent).toContain('One action has no form here.')
  expect(document.activeElement).toBe(report)
  expect(screen.queryByRole('tooltip')).toBeNull()
})

test.each([
  ['its button', () => user.click(screen.getByRole('button', { name: 'Close' }))],
  ['Escape', () => user.keyboard('{Escape}')],
])('closed by %s it leaves the focus at the button that it stands beside', async (_, close) => {
  show()
  await close()
  expect(screen.queryByRole('dialog')).toBeNull()
  await expect.poll(() => document.activeElement?.textContent).toBe('Pasted flow')
})
