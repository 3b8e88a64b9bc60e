import { positionOf } from '../json/lossless-json.ts'

/** Why a template cannot be read or rendered. Lines and columns are 1-based. */
export type TemplateError = TemplateProblem & { readonly line: number; readonly column: number }

export type TemplateProblem =
  /** The text is no template. `expected` is null where many things could follow. */
  | { readonly code: 'unexpected'; readonly found: string; readonly expected: string | null }
  /** A directive of Velocity that data actions have no use for: `#macro`, `#parse` and the like. */
  | { readonly code: 'unsupported-directive'; readonly directive: string }
  /** A Java method or property that exists but is not offered here, above all reflection. */
  | { readonly code: 'unsupported-member'; readonly member: string; readonly type: string }
  /** What the real engine throws while it renders. */
  | { readonly code: 'java-exception'; readonly exception: string; readonly detail: string }
  /** A limit of this evaluator on steps, sizes or nesting. */
  | { readonly code: 'limit'; readonly limit: string }

/** Carries a problem out of the recursion to the public functions, which turn it into a value. */
export class TemplateFailure extends Error {
  readonly problem: TemplateProblem
  readonly at: number

  constructor(problem: TemplateProblem & { readonly at: number }) {
    super(problem.code)
    const { at, ...rest } = problem
    this.problem = rest
    this.at = at
  }
}

export function templateError(text: string, failure: TemplateFailure): TemplateError {
  return { ...failure.problem, ...positionOf(text, Math.min(failure.at, text.length)) }
}

export function describeTemplateError(error: TemplateError): string {
  return `Line ${error.line}, column ${error.column}: ${describeProblem(error)}`
}

function describeProblem(problem: TemplateProblem): string {
  switch (problem.code) {
    case 'unexpected':
      return problem.expected === null
        ? `The template cannot continue with ${problem.found} here. Close what is open before it, or write text apart from the reference or directive.`
        : `${problem.expected} is expected, but ${problem.found} stands here. Add what is missing.`
    case 'unsupported-directive':
      return `#${problem.directive} is not supported in data actions. Use #if, #elseif, #else, #foreach, #set, #break or #stop.`
    case 'unsupported-member':
      return `"${problem.member}" of ${problem.type} is not supported. Use a String, number, list or map method that needs no reflection, or one of $esc, $math, $encoding and $successTemplateUtils.`
    case 'java-exception':
      return `Velocity fails with ${problem.exception} when it renders this: ${problem.detail}. Check the value before it is used.`
    case 'limit':
      return `The template was stopped because ${problem.limit}. Make it smaller.`
  }
}
