import type { Variable } from '../model/design.ts'
import type { Assignments } from './assignment.ts'
import type { Before } from './before.ts'
import { type Classes, type Classification, classifyVariables, followClasses } from './classify.ts'
import { analyseExposure, type Exposure, followExposure } from './exposure.ts'
import type { FlowGraph } from './flow-graph.ts'
import { analyseInfluence, type Influence } from './influence.ts'
import { findReaders, type Readers } from './readers.ts'
import { findRoles, type Roles } from './roles.ts'
import { isTakenAlike } from './taken-alike.ts'
import { findTraits, type StepTraits } from './step-traits.ts'
import { type Slots, slotsOf } from './taint-slots.ts'

/** What steps, variables and actions say by themselves, whatever line leads where. */
export interface StepLore {
  /** Stands for what steps say of variables and actions: it is the same as long as that is. */
  readonly sayings: object
  readonly classes: Classes
  readonly classOf: (variable: Variable) => Classification
  readonly roles: Roles
  readonly influence: Influence
  readonly exposure: Exposure
  readonly traits: StepTraits
  /** Where analysis keeps which secrets variables hold. */
  readonly slots: Slots
  readonly readers: Readers
}

/** After most edits it is what it was. */
export function stepLoreOf(
  graph: FlowGraph,
  assignments: Assignments,
  before: Before | null,
): StepLore {
  if (before === null || !before.isSaidAlike) return makeLore(graph, assignments, before)
  const { lore, graph: last } = before.solutions
  const isSame = last.index.design.nodes === graph.index.design.nodes
  return isSame ? lore : { ...lore, traits: findTraits(graph, before) }
}

function makeLore(graph: FlowGraph, assignments: Assignments, before: Before | null): StepLore {
  const last = before?.solutions.lore ?? null
  const known = before?.isGivenAlike === true ? last : null
  const traits = findTraits(graph, before)
  const declared = before?.declared ?? null
  const classes = known?.classes ?? classesAfter(graph, assignments, traits, before)
  const { classOf } = classes
  const isAlike = isTakenAlike(before, classes)
  let roles: Roles | undefined
  let influence = declared === null ? undefined : last?.influence
  let exposure = known?.exposure
  if (exposure === undefined && isAlike && declared !== null && last !== null)
    exposure = followExposure(last.exposure, declared, graph.index)
  let slots = isAlike ? last?.slots : undefined
  let readers: Readers | undefined
  const lastSlots = last?.slots ?? null
  if (last !== null) {
    roles = findRoles(graph, assignments, { classOf, traits }, last.roles)
    readers = findReaders(graph, before)
  }
  return {
    sayings: {},
    classes,
    classOf,
    traits,
    get roles() {
      return (roles ??= findRoles(graph, assignments, { classOf, traits }, null))
    },
    get influence() {
      return (influence ??= analyseInfluence(graph, assignments))
    },
    get exposure() {
      return (exposure ??= analyseExposure(graph, assignments, classOf))
    },
    get slots() {
      return (slots ??= slotsOf(graph.index.design.variables, assignments, classOf, lastSlots))
    },
    get readers() {
      return (readers ??= findReaders(graph, null))
    },
  }
}

function classesAfter(
  graph: FlowGraph,
  assignments: Assignments,
  { call }: StepTraits,
  before: Before | null,
): Classes {
  const declared = before?.declared ?? null
  const followed =
    before === null || declared === null
      ? null
      : followClasses(before.solutions.lore.classes, declared, graph, assignments, call)
  return followed ?? classifyVariables(graph, assignments, call)
}
