import type { DesignIndex } from '../../model/design-index.ts'
import type { Design, FlowNode } from '../../model/design.ts'
import type { FlowGraph } from '../flow-graph.ts'
import { WHOLE } from './footprint.ts'
import type { Recorder } from './recorder.ts'
import { noted } from './noted.ts'

/** The same graph, with the steps taken down that are looked at. */
export function watchGraph(raw: FlowGraph, recorder: Recorder): FlowGraph {
  const at = (node: FlowNode) => {
    const place = raw.placeOf(node)
    recorder.place(place)
    return place
  }
  const outAt = (place: number) => {
    recorder.lined(place)
    return raw.outAt(place)
  }
  const intoAt = (place: number) => {
    recorder.lined(place)
    return raw.intoAt(place)
  }
  return {
    index: watchIndex(raw, recorder),
    get edges() {
      recorder.whole(WHOLE.edges)
      return raw.edges
    },
    get roots() {
      recorder.whole(WHOLE.roots)
      return raw.roots
    },
    rootAt(place) {
      recorder.place(place)
      return raw.rootAt(place)
    },
    loops: {
      loopAt(place) {
        recorder.looped(place)
        return raw.loops.loopAt(place)
      },
      membersOf(place) {
        recorder.looped(place)
        return raw.loops.membersOf(place)
      },
      mayLead(from, to) {
        const may = raw.loops.mayLead(from, to)
        // Where it may, the search goes there and sees.
        if (!may) recorder.apart(from, to)
        return may
      },
    },
    facts(node) {
      at(node)
      return raw.facts(node)
    },
    node(id) {
      const node = raw.node(id)
      at(node)
      return node
    },
    out: (node) => outAt(raw.placeOf(node)),
    into: (node) => intoAt(raw.placeOf(node)),
    outAt,
    intoAt,
    nodeAt(place) {
      recorder.place(place)
      return raw.nodeAt(place)
    },
    factsAt(place) {
      recorder.place(place)
      return raw.factsAt(place)
    },
    linksAt(place) {
      recorder.linked(place)
      return raw.linksAt(place)
    },
    callAt(place) {
      recorder.linked(place)
      const call = raw.callAt(place)
      if (call !== null) recorder.action(call.action.id)
      return call
    },
    placeOf: (node) => raw.placeOf(node),
    renew: (node) => raw.renew(node),
    retime: () => raw.retime(),
  }
}

function watchIndex({ index }: FlowGraph, recorder: Recorder): DesignIndex {
  const found = (place: number | undefined) => {
    if (place === undefined) recorder.whole(WHOLE.nodes)
    else recorder.place(place)
  }
  return {
    design: watchDesign(index.design, recorder),
    node(id) {
      found(index.place(id))
      return index.node(id)
    },
    place(id) {
      const place = index.place(id)
      found(place)
      return place
    },
    at(place) {
      recorder.place(place)
      return index.at(place)
    },
    get size() {
      recorder.whole(WHOLE.nodes)
      return index.size
    },
    get places() {
      recorder.whole(WHOLE.nodes)
      return index.places
    },
    get numbers() {
      recorder.whole(WHOLE.variables)
      return index.numbers
    },
    // Which action it is that a step calls is looked at with the step.
    action(id) {
      recorder.action(id)
      return index.action(id)
    },
    get carried() {
      recorder.whole(WHOLE.flow)
      return index.carried
    },
    task(id) {
      recorder.whole(WHOLE.tasks)
      return index.task(id)
    },
    variable(name, task) {
      const variable = index.variable(name, task)
      if (variable === undefined) recorder.named(name)
      else recorder.variable(variable.id)
      return variable
    },
    target(from, output) {
      const place = index.place(from)
      found(place)
      if (place !== undefined) recorder.lined(place)
      return index.target(from, output)
    },
  }
}

/** The same design; which of its lists and settings are looked at is taken down. */
function watchDesign(raw: Design, recorder: Recorder): Design {
  return noted(raw, (key) => recorder.whole(LISTS.get(key) ?? WHOLE.rest))
}

const LISTS: ReadonlyMap<keyof Design, number> = new Map([
  ['nodes', WHOLE.nodes],
  ['edges', WHOLE.edges],
  ['actions', WHOLE.actions],
  ['variables', WHOLE.variables],
  ['tasks', WHOLE.tasks],
  ['flow', WHOLE.flow],
  ['layout', WHOLE.layout],
])
