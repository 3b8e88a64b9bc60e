import { factsOf } from '#core/kinds/node-facts.ts'
import { fieldInWords } from '#core/lint/field-words.ts'
import { type DesignIndex, indexDesign } from '#core/model/design-index.ts'
import type { DesignDifference } from '#core/model/design-difference.ts'
import type { Design, FlowEdge, FlowNode } from '#core/model/design.ts'
import { changesIn, type ValueChange } from './value-changes.ts'

/** One thing that a fix does, as the preview lists it. */
export interface ChangeLine {
  readonly kind: 'add' | 'remove' | 'change' | 'move'
  readonly text: string
  /** The texts of a value, where it has any that say something. */
  readonly values?: Pick<ValueChange, 'before' | 'after'>
}

/** What is different, in words: steps first, then where they lead, then everything else. */
export function differenceInWords(
  difference: DesignDifference,
  before: Design,
  after: Design,
): readonly ChangeLine[] {
  const [old, now] = [indexDesign(before), indexDesign(after)]
  const { nodes, edges, tasks, variables, actions, flow, moved } = difference
  return [
    ...tasks.added.map(({ name }) => line('add', `Task “${name}”`)),
    ...tasks.removed.map(({ name }) => line('remove', `Task “${name}”`)),
    ...nodes.added.map(({ name }) => line('add', `Node “${name}”`)),
    ...nodes.removed.map(({ name }) => line('remove', `Node “${name}”`)),
    ...nodes.changed.flatMap((pair) => nodeLines(pair.before, pair.after)),
    ...variables.added.map(({ name }) => line('add', `Variable ${name}`)),
    ...variables.removed.map(({ name }) => line('remove', `Variable ${name}`)),
    ...variables.changed.flatMap((pair) => partLines(pair.after.name, pair, VARIABLE_WORDS)),
    ...actions.added.map(({ name }) => line('add', `Data action “${name}”`)),
    ...actions.removed.map(({ name }) => line('remove', `Data action “${name}”`)),
    ...actions.changed.flatMap((pair) => partLines(`“${pair.after.name}”`, pair, ACTION_WORDS)),
    ...(flow === null ? [] : partLines('Flow settings', flow, FLOW_WORDS)),
    ...edges.added.map((edge) => line('add', edgeInWords(edge, now))),
    ...edges.removed
      .filter((edge) => now.node(edge.from) !== undefined)
      .map((edge) => line('remove', edgeInWords(edge, old))),
    ...edges.changed.map((pair) => {
      const was = old.node(pair.before.to)?.name ?? pair.before.to
      return line('change', `${edgeInWords(pair.after, now)}, no longer to “${was}”`)
    }),
    ...(moved.length === 0 ? [] : [line('move', movedInWords(moved.length))]),
  ]
}

function line(kind: ChangeLine['kind'], text: string): ChangeLine {
  return { kind, text }
}

function movedInWords(count: number): string {
  return count === 1 ? '1 node stands elsewhere' : `${count} nodes stand elsewhere`
}

function edgeInWords({ from, output, to }: FlowEdge, index: DesignIndex): string {
  const node = index.node(from)
  const outputs = node === undefined ? [] : factsOf(node, index).outputs
  const label = outputs.find(({ id }) => id === output)?.label ?? output
  return `${label} of “${node?.name ?? from}” leads to “${index.node(to)?.name ?? to}”`
}

function nodeLines(before: FlowNode, after: FlowNode): readonly ChangeLine[] {
  const named = before.name === after.name ? [] : [`“${before.name}” is called “${after.name}”`]
  return [
    ...named.map((text) => line('change', text)),
    ...changesIn(before.props, after.props).map((change) => {
      const field = fieldInWords(after, change.path.join('.')) ?? change.path.join(' ')
      return withValues(`${field} of “${after.name}”`, change)
    }),
  ]
}

function partLines(
  name: string,
  { before, after }: { readonly before: unknown; readonly after: unknown },
  words: Readonly<Record<string, string>>,
): readonly ChangeLine[] {
  return changesIn(before, after).map((change) => {
    const [part = '', ...rest] = change.path
    const inside = rest.filter((key) => !UNSAID.has(key))
    return withValues(`${name}: ${[words[part] ?? part, ...inside].join(' ')}`, change)
  })
}

function withValues(text: string, { before, after }: ValueChange): ChangeLine {
  return { kind: 'change', text, values: { before, after } }
}

/** What holds the value of a value: says nothing to people. */
const UNSAID: ReadonlySet<string> = new Set(['type', 'text', 'value'])
const VARIABLE_WORDS = { secure: 'Content is secure', sensitivity: 'sensitivity', name: 'name' }
const ACTION_WORDS = { secure: 'secure', request: 'request', response: 'response', inputs: 'input' }
const FLOW_WORDS = { errorHandling: 'error handling', errorAudio: 'what the caller hears' }
