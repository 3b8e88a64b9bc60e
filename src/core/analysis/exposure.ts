import type { TaskId, VariableId } from '../base/ids.ts'
import { type Revealed, revealedBy } from '../language/expression/reveal.ts'
import type { DesignIndex } from '../model/design-index.ts'
import type { Variable } from '../model/design.ts'
import type { AssignmentAt, Assignments } from './assignment.ts'
import type { Classification } from './classify.ts'
import type { FlowGraph } from './flow-graph.ts'
import type { Redeclaration } from './redeclared-alike.ts'
import { parsedExpression, variableNamed, variableNamesIn } from './references.ts'

/** How much of each secret a value shows, by the variable that the secret came in. */
export type Shown = ReadonlyMap<Variable, Revealed>

export interface Exposure {
  /** By variable, how much it holds of each secret; nothing is said of those that hold none. */
  readonly holds: ReadonlyMap<VariableId, Shown>
  /** What an expression shows, with what the variables that it reads were made of. It asks of the whole design. */
  shownBy(expression: string, task: TaskId): Shown
}

const NOTHING: Shown = new Map()

/** A secret comes from the caller or from a call; everything else that holds it was computed from it. */
export function analyseExposure(
  graph: FlowGraph,
  assignments: Assignments,
  classOf: (variable: Variable) => Classification,
): Exposure {
  const { index } = graph
  const holds = new Map<VariableId, Shown>()
  const exposure = exposureOf(holds, index)
  const dependents = new Map<VariableId, { target: Variable; text: string; task: TaskId }[]>()
  const queue: Variable[] = []
  for (const variable of index.design.variables) {
    if (classOf(variable).sensitivity === 'none' || isComputed(variable)) continue
    holds.set(variable.id, new Map([[variable, 'all']]))
    queue.push(variable)
  }
  for (const { node, assignment } of assignments.all) {
    const { target, source, madeOf } = assignment
    if (target === undefined || madeOf.length === 0 || source.type !== 'value') continue
    if (source.value.type !== 'expression') continue
    const entry = { target, text: source.value.text, task: node.task }
    for (const { id } of new Set(madeOf)) {
      const known = dependents.get(id)
      if (known === undefined) dependents.set(id, [entry])
      else known.push(entry)
    }
  }
  // What a variable holds only grows, and a sum of digits is capped: the queue runs dry.
  for (const variable of queue) {
    for (const { target, text, task } of dependents.get(variable.id) ?? []) {
      const known = holds.get(target.id) ?? NOTHING
      const joined = joinShown(known, exposure.shownBy(text, task))
      if (joined === known) continue
      holds.set(target.id, joined)
      queue.push(target)
    }
  }
  return exposure

  /** Nothing but computations fill it: what it shows is what they take from others. */
  function isComputed(variable: Variable): boolean {
    const made = assignments.to(variable).filter(isMade)
    return made.length > 0 && made.every(({ assignment }) => assignment.source.type === 'value')
  }

  /** An import may assign on an output that leads out of no step of the flow. */
  function isMade({ node, assignment }: AssignmentAt): boolean {
    return graph.out(node).some(({ output }) => output === assignment.output)
  }
}

/**
 * The same after variables were declared as something else that is of the same classes. A variable that holds nothing of
 * them holds what it held, as the same object.
 */
export function followExposure(
  { holds }: Exposure,
  declared: readonly Redeclaration[],
  index: DesignIndex,
): Exposure {
  const origins = new Map(declared.map(({ was, is }) => [was, is]))
  const followed = new Map<VariableId, Shown>()
  for (const [id, shown] of holds) {
    const isAlike = declared.every(({ was }) => !shown.has(was))
    followed.set(id, isAlike ? shown : withOrigins(shown, origins))
  }
  return exposureOf(followed, index)
}

function withOrigins(shown: Shown, origins: ReadonlyMap<Variable, Variable>): Shown {
  return new Map(Array.from(shown, ([origin, size]) => [origins.get(origin) ?? origin, size]))
}

/** On its own, so that it keeps no graph. */
function exposureOf(holds: Exposure['holds'], index: DesignIndex): Exposure {
  return {
    holds,
    shownBy(text, task) {
      const parsed = parsedExpression(text)
      if (parsed === null) return NOTHING
      const names = variableNamesIn(text)
      const isHeld = (name: string) => {
        const variable = variableNamed(name, task, index)
        return variable !== undefined && holds.has(variable.id)
      }
      if (!names.some(isHeld)) return NOTHING
      const shown = new Map<Variable, Revealed>()
      for (const [name, revealed] of revealedBy(parsed, names)) {
        const variable = variableNamed(name, task, index)
        for (const [origin, size] of (variable && holds.get(variable.id)) ?? NOTHING) {
          shown.set(origin, sum(shown.get(origin), least(size, revealed)))
        }
      }
      return shown
    },
  }
}

/** No card has more digits: a larger sum is all of it. */
const MOST_DIGITS = 19

function sum(a: Revealed | undefined, b: Revealed): Revealed {
  if (a === undefined || a === 'derived') return b
  if (b === 'derived') return a
  if (a === 'all' || b === 'all' || a.digits + b.digits > MOST_DIGITS) return 'all'
  return { digits: a.digits + b.digits }
}

function least(a: Revealed, b: Revealed): Revealed {
  return digitsIn(a) <= digitsIn(b) ? a : b
}

/** The same map when nothing is added. */
function joinShown(known: Shown, more: Shown): Shown {
  let joined: Map<Variable, Revealed> | null = null
  for (const [origin, size] of more) {
    const before = known.get(origin)
    if (before !== undefined && digitsIn(before) >= digitsIn(size)) continue
    joined ??= new Map(known)
    joined.set(origin, size)
  }
  return joined ?? known
}

/** How many characters are shown; infinite for all of them. */
export function digitsIn(revealed: Revealed): number {
  if (revealed === 'all') return Number.POSITIVE_INFINITY
  return revealed === 'derived' ? 0 : revealed.digits
}
