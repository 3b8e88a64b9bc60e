import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { NodeId } from '#core/base/ids.ts'
import type { Problem } from '#core/lint/problem.ts'
import { payDesign } from '#testing/pay-design.ts'
import { someProblem } from '#testing/some-problem.ts'
import { useDocument } from '../state/document-store.ts'
import { useFindings } from '../state/findings-store.ts'
import { useToasts } from '../ui/toast-store.ts'
import { copyArchy } from './export-archy.ts'
import { saveDesignFile } from './design-file.ts'
import { useFileReport } from './report-store.ts'
import { refuseSecrets, secretsIn } from './secrets.ts'

const design = payDesign()
const secret = someProblem({
  code: 'SF-SEC-12',
  rule: 'no-secret-literal',
  node: 'cvv' as NodeId,
  message: '“CVV” holds a key that is live.',
})

function find(problems: readonly Problem[]) {
  useDocument.getState().open(design)
  useFindings.getState().publish({ of: design, problems, edges: new Map() })
}

beforeEach(() => {
  useToasts.setState({ toasts: [] })
  useFileReport.setState({ report: null })
})
afterEach(() => useFindings.getState().clear())

describe('a design with a secret', () => {
  test('does not leave this device, and says why with the way to it', async () => {
    find([secret])
    expect(await refuseSecrets(design)).toBe(true)
    expect(useFileReport.getState().report).toMatchObject({
      place: 'export',
      title: 'The design holds a secret: it stays on this device until that is gone',
      lines: [{ text: '“CVV” holds a key that is live.', problem: secret }],
    })
  })

  test('is not exported and not saved as a file', async () => {
    find([secret])
    expect(await copyArchy(design)).toEqual({ ok: false, error: [] })
    await saveDesignFile(design)
    expect(useToasts.getState().toasts).toEqual([])
  })

  test('is held back also where somebody has suppressed the problem', async () => {
    find([{ ...secret, suppressed: 'only a test key' }])
    expect(await secretsIn(design)).toHaveLength(1)
  })

  test('that is not open is checked before it is saved', async () => {
    useDocument.getState().close()
    useFindings.getState().clear()
    expect(await secretsIn(design)).toEqual([])
  })
})

test('a design without one may leave', async () => {
  find([{ ...secret, code: 'SF-ORD-02' }])
  expect(await refuseSecrets(design)).toBe(false)
  expect(useFileReport.getState().report).toBeNull()
})
