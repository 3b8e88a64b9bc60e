import type { Design, FlowNode } from '../model/design.ts'
import type { Rule } from './define.ts'
import { CRASHED, findProblems, lintDesign, type LintConfig, type LintResult } from './lint.ts'
import { RULES } from './registry.ts'

/**
 * Checks one design again and again as it is edited, with the same result as `lintDesign`. What a pass finds out about
 * a node, an action or an expression is known in the next one by itself, as long as it is the same object; what holds
 * on paths is worked out anew. After an edit that only names, moves or accepts something nothing of that can differ:
 * only the rules that have reported something are asked, because their messages tell names, and those about names.
 */
export function startLinter(config: LintConfig = {}): (design: Design) => LintResult {
  let last: { readonly design: Design; readonly result: LintResult } | null = null
  return (design) => {
    const result =
      last !== null && meansTheSame(last.design, design)
        ? {
            problems: findProblems(design, { ...config, rules: rulesToAsk(config, last.result) }),
            edges: last.result.edges,
            tokens: last.result.tokens,
          }
        : lintDesign(design, config)
    last = { design, result }
    return result
  }
}

function rulesToAsk({ rules = RULES }: LintConfig, { problems }: LintResult): readonly Rule[] {
  const reported = new Set(problems.map(({ rule }) => rule))
  const failed = problems.filter(({ rule }) => rule === CRASHED).map(({ id }) => id)
  return rules.filter(
    ({ rule, checksNames }) =>
      checksNames === true || reported.has(rule) || failed.some((id) => id.endsWith(`/${rule}`)),
  )
}

/** Whether two designs differ in what steps are called, where they stand and what is accepted, and in nothing else. */
function meansTheSame(before: Design, after: Design): boolean {
  return (
    before.id === after.id &&
    before.flow === after.flow &&
    before.tasks === after.tasks &&
    before.edges === after.edges &&
    before.variables === after.variables &&
    before.actions === after.actions &&
    before.nodes.length === after.nodes.length &&
    before.nodes.every((node, i) => node === after.nodes[i] || isRenamed(node, after.nodes[i]))
  )
}

function isRenamed(before: FlowNode, after: FlowNode | undefined): boolean {
  return (
    after !== undefined &&
    JSON.stringify({ ...before, name: '' }) === JSON.stringify({ ...after, name: '' })
  )
}
