import type { NodeId } from '#core/base/ids.ts'
import type { FailedFile } from '#core/lint/formatters/report.ts'
import type { Problem } from '#core/lint/problem.ts'
import { someProblem } from './some-problem.ts'

/** Has all that a problem of a node can have, and texts that formats have to escape or to put in one line. */
export const EARLY_TOKEN: Problem = someProblem({
  id: 'token-after-input/token/pay',
  code: 'SF-ORD-02',
  rule: 'token-after-input',
  node: 'token' as NodeId,
  field: 'action',
  message: 'The token is fetched early: 50% of callers,\nat least.',
  path: [
    { node: 'token' as NodeId, output: 'success', seconds: 0 },
    { node: 'pay' as NodeId, output: null, seconds: 12 },
  ],
  fix: { title: 'Move token before pay', safety: 'safe', edits: [] },
})

/** Is about the flow as a whole, with nothing besides. */
export const ODD_NAME: Problem = someProblem({
  id: 'flow-well-formed//name',
  code: 'SF-PUB-03',
  rule: 'flow-well-formed',
  severity: 'warning',
  message: 'The name is odd.',
})

export const ACCEPTED: Problem = { ...ODD_NAME, id: 'x', suppressed: 'agreed with the team' }

export const BROKEN_FILE: FailedFile = {
  file: 'flows/b,1.yaml',
  message: 'flows/b,1.yaml: This is not YAML at line 2, column 9: “*” is 50% wrong. Correct it.',
  position: { line: 2, column: 9 },
}
