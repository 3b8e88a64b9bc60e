import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Problem } from '#core/lint/problem.ts'
import { payDesign } from '#testing/pay-design.ts'
import { someProblem } from '#testing/some-problem.ts'
import { useDocument } from '../state/document-store.ts'
import { useFindings } from '../state/findings-store.ts'
import { useToasts } from '../ui/toast-store.ts'
import { exportReport } from './export-report.ts'
import { reportText } from './report-text.ts'

const design = payDesign()
const accepted = someProblem({ message: 'It waits.', suppressed: 'The agent waits too.' })

function find(problems: readonly Problem[], of = design) {
  useDocument.getState().open(design)
  useFindings.getState().publish({ of, problems, edges: new Map() })
}

/** Where a page cannot ask for a place, a file is offered as a download. */
let saved: { readonly name: string; readonly blob: Blob }[] = []
beforeEach(() => {
  saved = []
  useToasts.setState({ toasts: [] })
  const blobs = new Map<string, Blob>()
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    blobs.set('blob:1', blob as Blob)
    return 'blob:1'
  })
  vi.spyOn(URL, 'revokeObjectURL').mockImplementation(() => undefined)
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
    this: HTMLAnchorElement,
  ) {
    const blob = blobs.get(this.href)
    if (blob !== undefined) saved.push({ name: this.download, blob })
  })
})
afterEach(() => {
  vi.restoreAllMocks()
  useFindings.getState().clear()
})

describe('the report of problems', () => {
  test.each([
    ['markdown', /\.problems\.md$/, '- Accepted (error): The agent waits too.'],
    ['json', /\.problems\.json$/, '"suppressed": "The agent waits too."'],
    ['sarif', /\.problems\.sarif$/, '"justification": "The agent waits too."'],
  ] as const)('is saved as %s, with what is accepted and why', async (form, name, text) => {
    find([accepted])
    await exportReport(form)
    expect(saved[0]?.name).toMatch(name)
    expect(await saved[0]?.blob.text()).toContain(text)
  })

  test('is not of an earlier state than what is open', async () => {
    find([accepted], payDesign())
    await exportReport('json')
    expect(saved).toEqual([])
    expect(useToasts.getState().toasts[0]?.text).toContain('is being checked')
  })

  test('stays here with a design that holds a secret', async () => {
    find([someProblem({ code: 'SF-SEC-12', rule: 'no-secret-literal' })])
    await exportReport('json')
    expect(saved).toEqual([])
  })

  test('names the version of the program in SARIF', () => {
    const log = reportText('sarif', { file: 'pay.json', design, problems: [accepted] })
    expect(log).toMatch(/"version": "\d+\.\d+\.\d+"/)
  })
})
