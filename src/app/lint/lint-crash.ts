import type { LintReply } from './lint-message.ts'

/** The answer to a pass that failed by a bug of ours: one problem that says so. */
export function crashReply(pass: number, detail: string): LintReply {
  return {
    pass,
    edges: new Map(),
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
