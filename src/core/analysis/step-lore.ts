import type { Variable } from '../model/design.ts'
import type { Assignments } from './assignment.ts'
import type { Before } from './before.ts'
import { type Classification, classifyVariables } from './classify.ts'
import { analyseExposure, type Exposure } from './exposure.ts'
import type { FlowGraph } from './flow-graph.ts'
import { analyseInfluence, type Influence } from './influence.ts'
import { findReaders, type Readers } from './readers.ts'
import { findRoles, type Roles } from './roles.ts'
import { findTraits, type StepTraits } from './step-traits.ts'
import { type Slots, slotsOf } from './taint-slots.ts'

/** What steps, variables and actions say by themselves, whatever line leads where. */
export interface StepLore {
  /** Stands for what steps say of variables and actions: it is the same as long as that is. */
  readonly sayings: object
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
  const classOf = known?.classOf ?? classifyVariables(graph, assignments, traits.call)
  let roles: Roles | undefined
  let influence = known?.influence
  let exposure = known?.exposure
  let slots = known?.slots
  let readers: Readers | undefined
  const lastSlots = last?.slots ?? null
  if (last !== null) {
    roles = findRoles(graph, assignments, { classOf, traits }, last.roles)
    readers = findReaders(graph, before)
  }
  return {
    sayings: {},
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
