import fc from 'fast-check'
import type { NodeId, TaskId } from '#core/base/ids.ts'
import { EMPTY_INDEX } from '#core/codec/archy/empty-index.ts'
import { factsOf } from '#core/kinds/node-facts.ts'
import { ENTRY_KIND } from '#core/kinds/registry.ts'
import type { Design, FlowEdge, FlowNode } from '#core/model/design.ts'
import { NO_AUDIO, speech } from '#core/model/values.ts'
import { loopsOf } from '#core/simulate/loop-steps.ts'
import { emptyDesign } from './empty-design.ts'
import {
  BRANCHING_KINDS,
  END_KINDS,
  SIMPLE_KINDS,
  VALID_ACTION,
  type ValidStep,
  validStep,
  validVariables,
} from './valid-steps.ts'

/** What a branch does after its steps. */
type Tail =
  | { readonly type: 'go-on' | 'next-pass' | 'leave-loop' | 'jump' }
  | { readonly type: 'end' | 'go-to'; readonly pick: number }

interface Branch {
  readonly parts: readonly Part[]
  readonly tail: Tail
}

/** A step with what hangs on its outputs; those without a branch go on. */
interface Part {
  readonly step: ValidStep
  readonly branches: readonly Branch[]
}

/**
 * Designs that Architect publishes: every output leads somewhere, expressions have the types that are needed, and
 * secure variables are read where they may be. They branch, join, loop, leave loops early, jump between two tasks and
 * now and then go to any step at all. Nodes are called by their ids.
 */
export function validDesigns(): fc.Arbitrary<Design> {
  return fc
    .record({
      unpacks: fc.boolean(),
      ends: fc.array(fc.constantFrom(...END_KINDS).chain(validStep), {
        minLength: 1,
        maxLength: 3,
      }),
      main: blocks.block,
      second: fc.option(blocks.block, { nil: null }),
      first: validStep('play-audio'),
      greets: fc.boolean(),
      handler: fc.constantFrom('disconnect' as const, 'queue' as const, 'task' as const),
    })
    .map(build)
    .filter(loopsComeBack)
}

/** Architect refuses a loop of which every path ends or leaves it. */
function loopsComeBack(design: Design): boolean {
  const loops = [...loopsOf(design)]
  return loops.every(([header, steps]) =>
    design.edges.some(({ from, to }) => to === header && (from === header || steps.has(from))),
  )
}

const tails: fc.Arbitrary<Tail> = fc.oneof(
  { weight: 6, arbitrary: fc.constant({ type: 'go-on' as const }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('end' as const), pick: fc.nat(9) }) },
  { weight: 2, arbitrary: fc.constant({ type: 'next-pass' as const }) },
  { weight: 2, arbitrary: fc.constant({ type: 'leave-loop' as const }) },
  { weight: 2, arbitrary: fc.constant({ type: 'jump' as const }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('go-to' as const), pick: fc.nat(99) }) },
)

const blocks = fc.letrec<{ block: readonly Part[]; part: Part; branch: Branch }>((tie) => ({
  block: fc.array(tie('part'), { minLength: 1, maxLength: 4, size: 'max' }),
  branch: fc.record({
    parts: fc.array(tie('part'), { maxLength: 2, size: 'max' }),
    tail: tails,
  }),
  part: fc.oneof(
    { maxDepth: 3, depthSize: 'medium', withCrossShrink: true },
    fc
      .constantFrom(...SIMPLE_KINDS)
      .chain((kind) => fc.record({ step: validStep(kind), branches: fc.constant([]) })),
    fc.constantFrom(...BRANCHING_KINDS).chain((kind) =>
      fc.record({
        step: validStep(kind),
        branches: fc.array(tie('branch'), { maxLength: 3, size: 'max' }),
      }),
    ),
    fc.record({
      step: validStep('loop'),
      branches: fc.array(tie('branch'), { minLength: 1, maxLength: 1 }),
    }),
  ),
}))

const MAIN = 'main' as TaskId
const SECOND = 'second' as TaskId

interface Drawing {
  readonly nodes: FlowNode[]
  readonly edges: FlowEdge[]
  /** Edges to any step of the task, once all are there. */
  readonly open: { readonly from: NodeId; readonly output: string; readonly pick: number }[]
  readonly task: TaskId
  /** Where the other task begins; null when there is none. */
  readonly jump: NodeId | null
  readonly ends: readonly NodeId[]
}

interface Around {
  readonly follow: NodeId
  readonly loop: { readonly header: NodeId; readonly exit: NodeId } | null
}

function build(seed: {
  readonly unpacks: boolean
  readonly ends: readonly ValidStep[]
  readonly main: readonly Part[]
  readonly second: readonly Part[] | null
  readonly first: ValidStep
  readonly greets: boolean
  readonly handler: 'disconnect' | 'queue' | 'task'
}): Design {
  const { unpacks, ends, main, second, first, greets, handler } = seed
  const jump = second === null ? null : ('second' as NodeId)
  const ofMain = draw(MAIN, main, ends, jump)
  const enter: FlowNode = {
    id: 'enter' as NodeId,
    task: MAIN,
    kind: ENTRY_KIND.id,
    name: 'enter',
    props: {
      unpack: unpacks ? [{ variable: 'Flow.Note', expression: 'Flow.InvocationData' }] : [],
    },
  }
  const parts = second === null ? [] : [{ step: first, branches: [] }, ...second]
  const ofSecond = second === null ? null : draw(SECOND, parts, ends, jump)
  const edges = [
    { from: enter.id, output: 'next', to: ofMain.start },
    ...ofMain.edges,
    ...(ofSecond?.edges ?? []),
  ]
  const all = [enter, ...ofMain.nodes, ...(ofSecond?.nodes ?? [])]
  const reached = reachedFrom(jump === null ? [enter.id] : [enter.id, jump], edges)
  const nodes = all.filter(({ id }) => reached.has(id))
  const returns = nodes.some(({ kind }) => kind === 'return-to-agent')
  return {
    ...emptyDesign({
      name: 'Valid flow',
      entryMode: returns ? 'agent' : 'transfer',
      greeting: greets ? speech('Welcome.') : NO_AUDIO,
      errorHandling:
        handler === 'queue'
          ? { type: 'queue', queue: 'Payments' }
          : handler === 'task' && second !== null
            ? { type: 'task', task: SECOND }
            : { type: 'disconnect' },
      errorAudio: greets ? NO_AUDIO : speech('Sorry.'),
    }),
    id: 'valid',
    tasks: [
      { id: MAIN, name: 'Main', entry: enter.id },
      ...(jump === null ? [] : [{ id: SECOND, name: 'Second', entry: jump }]),
    ],
    nodes,
    edges: edges.filter(({ from }) => reached.has(from)),
    variables: [...validVariables(second === null ? [MAIN] : [MAIN, SECOND])],
    actions: [VALID_ACTION],
    layout: Object.fromEntries(nodes.map(({ id }, i) => [id, { x: 0, y: i * 100 }])),
  }
}

function reachedFrom(entries: readonly NodeId[], edges: readonly FlowEdge[]): ReadonlySet<NodeId> {
  const reached = new Set(entries)
  for (const node of reached) {
    for (const { from, to } of edges) if (from === node) reached.add(to)
  }
  return reached
}

function draw(
  task: TaskId,
  parts: readonly Part[],
  endSteps: readonly ValidStep[],
  jump: NodeId | null,
) {
  const ends = endSteps.map((_, i) => `${task} end ${i}` as NodeId)
  const drawing: Drawing = { nodes: [], edges: [], open: [], task, jump, ends }
  const start = drawParts(drawing, parts, { follow: endAt(drawing, 0), loop: null }, true)
  for (const [i, { kind, props }] of endSteps.entries()) {
    const id = endAt(drawing, i)
    drawing.nodes.push({ id, task, kind, name: id, props })
  }
  for (const { from, output, pick } of drawing.open) {
    const to = drawing.nodes[pick % drawing.nodes.length]?.id
    if (to !== undefined) drawing.edges.push({ from, output, to })
  }
  return { nodes: drawing.nodes, edges: drawing.edges, start }
}

/** Draws steps in a row and says with which they begin. */
function drawParts(
  drawing: Drawing,
  parts: readonly Part[],
  { follow, loop }: Around,
  isTask = false,
): NodeId {
  const ids = parts.map((_, i) =>
    isTask && i === 0 && drawing.task === SECOND
      ? SECOND_START
      : (`${drawing.task} ${drawing.nodes.length}-${i}` as NodeId),
  )
  for (const [i, part] of parts.entries()) {
    const id = ids[i]
    if (id === undefined) continue
    const { kind, props } = part.step
    const node: FlowNode = { id, task: drawing.task, kind, name: id, props }
    drawing.nodes.push(node)
    drawBranches(drawing, node, part, { follow: ids[i + 1] ?? follow, loop })
  }
  return ids[0] ?? follow
}

const SECOND_START = 'second' as NodeId

function drawBranches(
  drawing: Drawing,
  node: FlowNode,
  { branches }: Part,
  { follow, loop }: Around,
): void {
  const { outputs } = factsOf(node, EMPTY_INDEX)
  for (const [i, output] of outputs.entries()) {
    const branch = branches[i] ?? { parts: [], tail: { type: 'go-on' as const } }
    const around: Around =
      output.repeats === true
        ? { follow: node.id, loop: { header: node.id, exit: follow } }
        : { follow, loop }
    const edge = { from: node.id, output: output.id }
    const { tail } = branch
    if (tail.type === 'go-to' && branch.parts.length === 0) {
      drawing.open.push({ ...edge, pick: tail.pick })
      continue
    }
    const to = drawParts(drawing, branch.parts, {
      ...around,
      follow: tailOf(drawing, tail, around),
    })
    drawing.edges.push({ ...edge, to })
  }
}

function tailOf(drawing: Drawing, tail: Tail, { follow, loop }: Around): NodeId {
  switch (tail.type) {
    case 'go-on':
    case 'go-to':
      return follow
    case 'end':
      return endAt(drawing, tail.pick)
    case 'next-pass':
      return loop?.header ?? follow
    case 'leave-loop':
      return loop?.exit ?? follow
    case 'jump':
      return drawing.jump ?? follow
  }
}

function endAt({ ends }: Drawing, pick: number): NodeId {
  const end = ends[pick % ends.length]
  if (end === undefined) throw new Error('no end')
  return end
}
