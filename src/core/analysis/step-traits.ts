import { PLACES } from '../kinds/facts.ts'
import type { FlowNode } from '../model/design.ts'
import type { Analysis } from './analyse.ts'
import type { Before } from './before.ts'
import type { FlowGraph } from './flow-graph.ts'
import { readsInvocationData } from './references.ts'
import { solutionsOf } from './solutions.ts'
import type { StepLore } from './step-lore.ts'

/** The steps of a design by what they do, whatever leads to them; each list in the order of the design. */
export interface StepTraits {
  readonly end: readonly FlowNode[]
  /** Record an outcome. */
  readonly record: readonly FlowNode[]
  readonly call: readonly FlowNode[]
  /** Ask the caller for keys. */
  readonly ask: readonly FlowNode[]
  /** Copy out of secure variables into open ones. */
  readonly extract: readonly FlowNode[]
  /** Take apart what the flow was started with. */
  readonly unpack: readonly FlowNode[]
  /** Hand values out of the flow. */
  readonly handOut: readonly FlowNode[]
  /** Work out what the caller hears. */
  readonly say: readonly FlowNode[]
  /** Choose by a condition which way the call goes on. */
  readonly decide: readonly FlowNode[]
}

/** Asked of the whole design, that is, in a question of `Analysis.answer`. */
export function stepsThat(whole: Analysis): StepTraits {
  return solutionsOf(whole).lore.traits
}

/**
 * Makes a question of what steps say of variables and actions, whatever line leads where: it is answered once for designs
 * that differ in nothing else.
 */
export function aboutSteps<T extends object>(ask: (whole: Analysis) => T): (whole: Analysis) => T {
  const known = new WeakMap<StepLore['sayings'], T>()
  return (whole) => {
    const { sayings } = solutionsOf(whole).lore
    const found = known.get(sayings)
    if (found !== undefined) return found
    const answer = ask(whole)
    known.set(sayings, answer)
    return answer
  }
}

/** Goes through all steps once, after an edit through those alone that are others. */
export function findTraits(graph: FlowGraph, before: Before | null): StepTraits {
  if (before === null) return traitsAt(graph, Array(graph.index.size).keys())
  const { lore, graph: last } = before.solutions
  const gone = new Set<FlowNode>()
  for (const place of before.others) {
    const node = last.nodeAt(place)
    if (node !== undefined) gone.add(node)
  }
  return followTraits(graph, lore.traits, { gone, come: traitsAt(graph, before.others) })
}

interface Edited {
  readonly gone: ReadonlySet<FlowNode>
  readonly come: StepTraits
}

function followTraits(graph: FlowGraph, known: StepTraits, { gone, come }: Edited): StepTraits {
  const joined = (trait: keyof StepTraits): readonly FlowNode[] => {
    const nodes = known[trait].filter((node) => !gone.has(node))
    for (const node of come[trait]) {
      const place = graph.placeOf(node)
      const before = nodes.findLastIndex((other) => graph.placeOf(other) < place)
      nodes.splice(before + 1, 0, node)
    }
    return nodes
  }
  return {
    end: joined('end'),
    record: joined('record'),
    call: joined('call'),
    ask: joined('ask'),
    extract: joined('extract'),
    unpack: joined('unpack'),
    handOut: joined('handOut'),
    say: joined('say'),
    decide: joined('decide'),
  }
}

/** Of the steps at some places. */
function traitsAt(graph: FlowGraph, places: Iterable<number>): StepTraits {
  const traits: Record<keyof StepTraits, FlowNode[]> = {
    end: [],
    record: [],
    call: [],
    ask: [],
    extract: [],
    unpack: [],
    handOut: [],
    say: [],
    decide: [],
  }
  for (const place of places) {
    const node = graph.nodeAt(place)
    if (node === undefined) continue
    const { ends, recordsOutcome, call, asks, uses, assigns, outputs } = graph.factsAt(place)
    if (ends !== null) traits.end.push(node)
    if (recordsOutcome === true) traits.record.push(node)
    if (call !== null) traits.call.push(node)
    if (asks !== undefined) traits.ask.push(node)
    if (uses.some((use) => PLACES[use.place].leavesFlow)) traits.handOut.push(node)
    if (uses.some((use) => use.place === 'audio')) traits.say.push(node)
    if (outputs.length > 1 && uses.some((use) => use.place === 'logic')) traits.decide.push(node)
    let isExtract = false
    let isUnpack = false
    for (const { source } of assigns) {
      if (source.type !== 'value') continue
      isExtract ||= source.place === 'extract'
      isUnpack ||= source.value.type === 'expression' && readsInvocationData(source.value.text)
    }
    if (isExtract) traits.extract.push(node)
    if (isUnpack) traits.unpack.push(node)
  }
  return traits
}
