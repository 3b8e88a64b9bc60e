import type { NodeId, TaskId } from '../base/ids.ts'
import { builtInVariables } from '../language/expression/built-in-variables.ts'
import { checkExpression, type ScopeVariable } from '../language/expression/check.ts'
import {
  describeExpressionError,
  type ExpressionError,
} from '../language/expression/expression-error.ts'
import { parseExpression } from '../language/expression/parse.ts'
import {
  describeExpressionProblem,
  type ExpressionProblem,
} from '../language/expression/problem.ts'
import { type Assignment, PLACES, type Use } from '../kinds/facts.ts'
import { factsOf } from '../kinds/node-facts.ts'
import { audioUses } from '../kinds/uses.ts'
import type { DesignIndex } from '../model/design-index.ts'
import type { Design, FlowNode } from '../model/design.ts'
import type { Audio } from '../model/values.ts'

/** Why Architect would not publish the flow: a call that comes to it stops there. */
export type Refusal =
  | { readonly code: 'unreadable'; readonly field: string; readonly error: ExpressionError }
  | { readonly code: 'problem'; readonly field: string; readonly problem: ExpressionProblem }
  | { readonly code: 'undeclared'; readonly field: string; readonly variable: string }
  | { readonly code: 'no-task' }
  | { readonly code: 'extracts-into-secure'; readonly field: string; readonly variable: string }

/** In Genesys' words where Architect has words for it. */
export function describeRefusal(refusal: Refusal): string {
  switch (refusal.code) {
    case 'unreadable':
      return describeExpressionError(refusal.error)
    case 'problem':
      return describeExpressionProblem(refusal.problem)
    case 'undeclared':
      return `There is no variable ${refusal.variable}. Declare it, or correct the name.`
    case 'no-task':
      return 'No task is chosen. Choose the one to call.'
    case 'extracts-into-secure':
      return `The variable '${refusal.variable}' is secure and cannot be used here.`
  }
}

/** What Architect refuses of a node, or null. */
export function refusalOf(index: DesignIndex, node: FlowNode): Refusal | null {
  const ofDesign = known.get(index.design) ?? new Map<NodeId, Refusal | null>()
  known.set(index.design, ofDesign)
  const before = ofDesign.get(node.id)
  if (before !== undefined) return before
  const { uses, assigns, calls } = factsOf(node, index)
  const callsNothing =
    calls !== undefined && (calls.task === null || index.task(calls.task) === undefined)
  const refusal =
    (callsNothing ? ({ code: 'no-task' } as const) : null) ??
    firstOf(uses, (use) => checkUse(index, use, node.task)) ??
    firstOf(assigns, (assignment) => checkTarget(index, assignment, node.task))
  ofDesign.set(node.id, refusal)
  return refusal
}

/** What Architect refuses of audio that is the flow's own. */
export function audioRefusal(index: DesignIndex, audio: Audio, field: string): Refusal | null {
  return firstOf(audioUses(audio, field), (use) => checkUse(index, use, NO_TASK))
}

/** The scope of what belongs to no task. */
export const NO_TASK = '' as TaskId

/** A call comes to the same nodes again and again. */
const known = new WeakMap<Design, Map<NodeId, Refusal | null>>()

function firstOf<T>(items: readonly T[], check: (item: T) => Refusal | null): Refusal | null {
  for (const item of items) {
    const refusal = check(item)
    if (refusal !== null) return refusal
  }
  return null
}

function checkUse(
  index: DesignIndex,
  { expression, place, field }: Use,
  task: TaskId,
): Refusal | null {
  const parsed = parseExpression(expression)
  if (!parsed.ok) return { code: 'unreadable', field, error: parsed.error }
  const allowSecure = PLACES[place].secureAllowed
  const scope = (name: string) => index.variable(name, task) ?? builtIn.get(name.toLowerCase())
  const checked = checkExpression(parsed.value, scope, { allowSecure })
  const problem = checked.ok ? undefined : checked.error[0]
  return problem === undefined ? null : { code: 'problem', field, problem }
}

function checkTarget(
  index: DesignIndex,
  { variable: name, source, field }: Assignment,
  task: TaskId,
): Refusal | null {
  const variable = index.variable(name, task)
  if (variable === undefined) return { code: 'undeclared', field, variable: name }
  const isExtracted = source.type === 'value' && source.place === 'extract'
  return isExtracted && variable.secure
    ? { code: 'extracts-into-secure', field, variable: variable.name }
    : null
}

const builtIn: ReadonlyMap<string, ScopeVariable> = new Map(
  builtInVariables().map(({ name, type }) => [name.toLowerCase(), { type, secure: false }]),
)
