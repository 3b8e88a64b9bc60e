import type { NodeId, TaskId, VariableId } from '#core/base/ids.ts'
import { factsOf } from '#core/kinds/node-facts.ts'
import { kindOf } from '#core/kinds/registry.ts'
import { indexDesign } from '#core/model/design-index.ts'
import type { Design, FlowNode, Variable } from '#core/model/design.ts'
import { expression, type Json, speech } from '#core/model/values.ts'

/** A way to break a design on purpose. */
export interface Break {
  readonly name: string
  apply(design: Design): Design
  /** The code of our rule that refuses it. */
  readonly rule: string
}

export const BROKEN_NODE = 'broken' as NodeId

export interface BrokenStep {
  readonly kind: string
  readonly props: Readonly<Record<string, Json>>
}

export function broken(name: string, rule: string, step: BrokenStep): Break {
  return { name, rule, apply: (design) => insert(design, step) }
}

export function reads(what: string, step: BrokenStep): Break {
  return broken(`reads ${what}`, 'SF-SEC-02', step)
}

/** The step comes first in the call, and all its outputs lead to what came first before. */
export function insert(design: Design, { kind, props }: BrokenStep): Design {
  const [main] = design.tasks
  const entry = main?.entry ?? null
  const first = design.edges.find(({ from }) => from === entry)
  if (main === undefined || first === undefined) throw new Error('the design does not begin')
  const node: FlowNode = {
    id: BROKEN_NODE,
    task: main.id,
    kind,
    name: 'Broken',
    props: { ...kindOf({ kind }).initial, ...props },
  }
  const { outputs } = factsOf(node, indexDesign(design))
  return {
    ...design,
    nodes: [...design.nodes, node],
    edges: [
      ...design.edges.map((edge) => (edge === first ? { ...edge, to: node.id } : edge)),
      ...outputs.map((output) => ({
        from: node.id,
        output: output.id,
        to: output.repeats === true ? node.id : first.to,
      })),
    ],
  }
}

/** Only what the call comes to first; the rest would make the list end as it should. */
export function onlyTask(design: Design): Design {
  const [main] = design.tasks
  const entry = main?.entry ?? null
  const nodes = design.nodes.filter(({ id }) => id === entry || id === BROKEN_NODE)
  const kept = new Set<string>(nodes.map(({ id }) => id))
  return {
    ...design,
    flow: { ...design.flow, errorHandling: { type: 'disconnect' } },
    tasks: design.tasks.slice(0, 1),
    nodes,
    edges: design.edges.filter(({ from, to }) => kept.has(from) && kept.has(to)),
    variables: design.variables.filter(({ task }) => task === null || task === main?.id),
  }
}

export function again(variable: Variable): Variable {
  return {
    ...variable,
    id: `${variable.id} again` as VariableId,
    name: variable.name.toUpperCase().replace('FLOW.', 'Flow.'),
  }
}

export function decide(condition: string): BrokenStep {
  return { kind: 'decision', props: { condition } }
}

export function statement(type: string, variable: string, text: string) {
  return { type, variable, value: expression(text) }
}

export function set(type: string, variable: string, text: string): BrokenStep {
  return { kind: 'update-data', props: { statements: [statement(type, variable, text)] } }
}

export function collect(props: Readonly<Record<string, Json>>): BrokenStep {
  return {
    kind: 'collect-input',
    props: { variable: 'Flow.Secure_CC', prompt: speech('Your card, please.'), ...props },
  }
}

export function call(props: Readonly<Record<string, Json>>): BrokenStep {
  return { kind: 'call-secure-data', props: { action: 'pay', ...props } }
}

export function misnamed(variable: Variable): Variable {
  return { ...variable, id: `${variable.id} misnamed` as VariableId, name: 'Flow.two words' }
}

/** One more task, which hangs up, under a name that the design has. */
export function withTaskOf(name: string): (design: Design) => Design {
  const [task, node] = ['again' as TaskId, 'again end' as NodeId]
  return (design) => ({
    ...design,
    tasks: [...design.tasks, { id: task, name, entry: node }],
    nodes: [...design.nodes, { id: node, task, kind: 'disconnect', name: 'Bye', props: {} }],
  })
}
