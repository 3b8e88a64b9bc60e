import fc from 'fast-check'
import type { NodeId, TaskId, VariableId } from '#core/base/ids.ts'
import { indexWith } from '#core/codec/archy/empty-index.ts'
import type { NodeKind } from '#core/kinds/define.ts'
import { factsOf } from '#core/kinds/node-facts.ts'
import { ENTRY_KIND, KINDS } from '#core/kinds/registry.ts'
import type {
  Design,
  FlowEdge,
  FlowNode,
  FlowSettings,
  Task,
  Variable,
} from '#core/model/design.ts'
import { NO_VALUE } from '#core/model/values.ts'
import { emptyDesign } from './empty-design.ts'
import { audios, FIELD_NAMES, names, OUTPUT_PATHS, propsOf } from './node-arbitraries.ts'
import { someAction } from './some-action.ts'

export interface DesignShape {
  /** At most so many nodes, the entry not counted. */
  readonly nodes?: number
  /** Edges that lead back. */
  readonly loops?: boolean
  /** Outputs that lead nowhere. */
  readonly dangling?: boolean
  /** More than one task, with edges that jump into the others' entries. */
  readonly tasks?: boolean
}

/**
 * Designs that every reader accepts: each node can be reached from its task's entry, outputs branch, join, lead back
 * or lead nowhere, and names are as odd as people's are.
 */
export function designs(shape: DesignShape = {}): fc.Arbitrary<Design> {
  const { nodes = 12, loops = true, dangling = true, tasks = true } = shape
  return fc
    .record({
      flow: flows,
      seeds: fc.array(nodeSeeds, { maxLength: nodes, size: 'max' }),
      second: tasks ? fc.option(names, { nil: null }) : fc.constant(null),
    })
    .map(({ flow, seeds, second }) => build(flow, seeds, second, { loops, dangling }))
}

interface NodeSeed {
  readonly kind: NodeKind
  readonly name: string
  readonly props: FlowNode['props']
  /** Picks the output that leads here. */
  readonly from: number
  /** Picks where the outputs that are left over lead, by their position. */
  readonly to: readonly number[]
}

const MAIN = 'main' as TaskId
const SECOND = 'second' as TaskId

/** Knows the ways by which the second task ends, for steps that call it. */
const TWO_TASKS = indexWith(
  [],
  [
    { id: MAIN, name: '', entry: null },
    { id: SECOND, name: '', entry: null, outputPaths: [...OUTPUT_PATHS] },
  ],
)

const offered = KINDS.filter(({ isEntry, archy }) => !isEntry && archy?.list === null)

/** Ends are rare, or most designs would stop after a few nodes. */
const nodeSeeds: fc.Arbitrary<NodeSeed> = fc
  .oneof(
    { weight: 5, arbitrary: fc.constantFrom(...offered.filter((kind) => !isEnding(kind))) },
    { weight: 1, arbitrary: fc.constantFrom(...offered.filter(isEnding)) },
  )
  .chain((kind) =>
    fc.record({
      kind: fc.constant(kind),
      name: names,
      props: propsOf(kind),
      from: fc.nat(),
      to: fc.array(fc.nat(), { minLength: 3, maxLength: 3 }),
    }),
  )

function isEnding(kind: NodeKind): boolean {
  const { id, title: name, initial: props } = kind
  return outputsOf({ id: id as NodeId, task: MAIN, kind: id, name, props }).length === 0
}

const flows: fc.Arbitrary<FlowSettings> = fc.record({
  name: names,
  description: fc.oneof(fc.constant(''), names),
  division: fc.constantFrom('Home', 'New York: 2nd floor'),
  entryMode: fc.constant('agent' as const),
  defaultLanguage: fc.constantFrom('en-us', 'de-de'),
  greeting: audios,
  errorHandling: fc.oneof(
    fc.constant({ type: 'disconnect' as const }),
    names.map((queue) => ({ type: 'queue' as const, queue })),
  ),
  errorAudio: audios,
})

function build(
  flow: FlowSettings,
  wanted: readonly NodeSeed[],
  second: string | null,
  shape: Required<Pick<DesignShape, 'loops' | 'dangling'>>,
): Design {
  const seeds = second === null || wanted.length < 2 ? wanted.map(inOneTask) : wanted
  const entry: FlowNode = {
    id: 'enter' as NodeId,
    task: MAIN,
    kind: ENTRY_KIND.id,
    name: ENTRY_KIND.title,
    props: { unpack: [{ variable: 'Flow.Amount', expression: 'Flow.InvocationData' }] },
  }
  const half = second === null ? seeds.length : Math.ceil(seeds.length / 2)
  const first = connect([entry], seeds.slice(0, half), 'n', MAIN, shape, [])
  const rest = seeds.slice(half)
  const [secondEntry] = rest
  const withSecond = second !== null && secondEntry !== undefined
  const other = withSecond
    ? connect([nodeOf(secondEntry, 's0', SECOND)], rest.slice(1), 's', SECOND, shape, [secondEntry])
    : { nodes: [], edges: [] }
  const nodes = [...first.nodes, ...other.nodes]
  const tasks: Task[] = [{ id: MAIN, name: 'Main: task [1]', entry: entry.id }]
  if (withSecond)
    tasks.push({ id: SECOND, name: second, entry: 's0' as NodeId, outputPaths: [...OUTPUT_PATHS] })
  const jump = withSecond ? first.open.slice(0, 1).map((o) => ({ ...o, to: 's0' as NodeId })) : []
  return {
    ...emptyDesign(),
    id: 'arbitrary',
    flow: {
      ...flow,
      entryMode: nodes.some((node) => node.kind === 'return-to-agent') ? 'agent' : 'transfer',
      errorHandling: withSecond ? { type: 'task', task: SECOND } : flow.errorHandling,
    },
    tasks,
    nodes,
    edges: [...first.edges, ...other.edges, ...jump],
    variables: variables(withSecond),
    actions: ['Token', 'Pay: now'].map((name) => someAction(name, FIELD_NAMES, FIELD_NAMES)),
    layout: Object.fromEntries(nodes.map(({ id }, i) => [id, { x: 0, y: i * 100 }])),
  }
}

interface Connected {
  readonly nodes: readonly FlowNode[]
  readonly edges: readonly FlowEdge[]
  /** Outputs that lead nowhere. */
  readonly open: readonly { readonly from: NodeId; readonly output: string }[]
}

/** Each node hangs on a free output of an earlier one; what is left over joins, leads back or leads nowhere. */
function connect(
  start: readonly FlowNode[],
  seeds: readonly NodeSeed[],
  prefix: string,
  task: TaskId,
  shape: Required<Pick<DesignShape, 'loops' | 'dangling'>>,
  startSeeds: readonly NodeSeed[],
): Connected {
  const nodes = [...start]
  const used: NodeSeed[] = [...startSeeds]
  const edges: FlowEdge[] = []
  const free = start.flatMap(outputsOf)
  for (const seed of seeds) {
    const [slot] = free.splice(free.length === 0 ? 0 : seed.from % free.length, 1)
    if (slot === undefined) break
    const node = nodeOf(seed, `${prefix}${nodes.length}`, task)
    nodes.push(node)
    used.push(seed)
    edges.push({ ...slot, to: node.id })
    free.push(...outputsOf(node))
  }
  const open: Connected['open'][number][] = []
  for (const [i, slot] of free.entries()) {
    const at = nodes.findIndex(({ id }) => id === slot.from)
    const pick = used[at % Math.max(used.length, 1)]?.to[i % 3] ?? 0
    const targets = nodes.filter(
      (node, j) => node.kind !== ENTRY_KIND.id && (shape.loops || j > at),
    )
    const target = targets[pick % (targets.length + (shape.dangling ? 1 : 0))]
    if (target === undefined) open.push(slot)
    else edges.push({ ...slot, to: target.id })
  }
  return { nodes, edges, open }
}

function nodeOf(seed: NodeSeed, id: string, task: TaskId): FlowNode {
  const { kind, name, props } = seed
  return { id: id as NodeId, task, kind: kind.id, name, props }
}

function outputsOf(node: FlowNode): { from: NodeId; output: string }[] {
  return factsOf(node, TWO_TASKS).outputs.map(({ id }) => ({ from: node.id, output: id }))
}

/** The properties of a seed where the design has one task only: a step can call no other. */
function inOneTask({ kind, props, ...seed }: NodeSeed): NodeSeed {
  const calls = kind.fields.filter(({ control }) => control.type === 'task')
  const own = Object.fromEntries(calls.map(({ key }) => [key, null]))
  return { ...seed, kind, props: { ...props, ...own } }
}

function variables(withSecond: boolean): Variable[] {
  return [
    variable('Flow.Amount', null, 'string'),
    { ...variable('Flow.Secure_CC', null, 'string'), secure: true, description: 'A “card”: 16' },
    variable('Task.Count', MAIN, 'integer'),
    ...(withSecond ? [variable('Task.Count', SECOND, 'string')] : []),
  ]
}

function variable(name: string, task: TaskId | null, type: Variable['type']): Variable {
  return {
    id: `${task ?? 'flow'}-${name}` as VariableId,
    name,
    task,
    type,
    secure: false,
    sensitivity: 'none',
    description: '',
    initial: NO_VALUE,
  }
}
