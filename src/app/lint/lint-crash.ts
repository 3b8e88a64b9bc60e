import type { Findings } from './lint-message.ts'

/** What a pass has found that failed by a bug of ours: one problem that says so. */
export function crashFindings(detail: string): Findings {
  return {
    edges: new Map(),
    tokens: [],
    inferred: { variables: new Map(), actions: new Map() },
    problems: [
      {
        id: 'check-failed',
        code: 'check-failed',
        rule: 'check-failed',
        severity: 'error',
        node: null,
        message: `The design could not be checked because of a mistake in Secure Flow Studio, not in your design: ${detail}. It is checked again after the next change.`,
        path: [],
        fix: null,
      },
    ],
  }
}
