import type { VariableId } from '../base/ids.ts'
import { remember } from '../base/remember.ts'
import {
  type ContractField,
  type DataAction,
  SENSITIVITIES,
  type Sensitivity,
} from '../model/data-action.ts'
import type { Variable } from '../model/design.ts'
import { isStub } from './actions/analyse-action.ts'
import type { Assignments } from './assignment.ts'
import { isCalledSession } from './action-names.ts'
import { classesByUse } from './classes-by-use.ts'
import type { FlowGraph } from './flow-graph.ts'
import { wordsOfName } from './name-words.ts'
import type { Redeclaration } from './redeclared-alike.ts'
import type { StepTraits } from './step-traits.ts'
import { ABOUT_WORDS, SENSITIVE_NAMES } from './sensitive-names.ts'

/**
 * What a variable holds, and how we know: `named` is a guess from a name, its own or that of a stub’s field, and `used`
 * one from what is done with it.
 */
export interface Classification {
  readonly sensitivity: Sensitivity
  readonly because: 'declared' | 'bound' | 'named' | 'used'
}

const NOT_SENSITIVE: Classification = { sensitivity: 'none', because: 'declared' }

/** What the variables of a design hold, and by what that is known of any of them. */
export interface Classes {
  readonly classOf: (variable: Variable) => Classification
  /** The same without what is done with them. */
  readonly told: (variable: Variable) => Classification
  readonly byUse: ReadonlyMap<VariableId, Sensitivity>
}

/**
 * The class of every variable: what the design declares; else what the field of a contract says that it is bound to;
 * else what its name says, when the caller keys it in or a secure action returns it; else what its digits and the calls
 * that it goes to tell.
 */
export function classifyVariables(
  graph: FlowGraph,
  assignments: Assignments,
  calls: StepTraits['call'],
): Classes {
  const bound = new Map<VariableId, Classification>()
  const given = new Set<VariableId>()
  for (const node of calls) {
    const call = graph.callAt(graph.placeOf(node))
    if (call === null) continue
    for (const { variable, field } of call.bound) {
      const sensitivity = sensitivityOfField(call.action, field)
      if (sensitivity === 'none') continue
      const isNamed = field.sensitivity === 'none' && !isTokenByPurpose(call.action, field)
      bound.set(variable.id, classOfIt(sensitivity, isNamed ? 'named' : 'bound'))
    }
  }
  for (const { assignment } of assignments.all) {
    const { target, source } = assignment
    if (target === undefined || (source.type !== 'keypad' && source.type !== 'call')) continue
    if (target.type !== 'boolean') given.add(target.id)
  }
  const told = (variable: Variable): Classification => {
    if (variable.sensitivity !== 'none') return classOfIt(variable.sensitivity, 'declared')
    if (variable.notSensitiveBecause !== undefined) return NOT_SENSITIVE
    const byField = bound.get(variable.id)
    if (byField !== undefined) return byField
    return given.has(variable.id) ? named(variable) : NOT_SENSITIVE
  }
  return classesFrom(told, usedAs(told, graph, assignments, calls))
}

/**
 * The classes after an edit that has only declared variables as something else: all that steps, actions and names say is
 * what it was. The same object where no other variable has another class. Null where more may differ.
 */
export function followClasses(
  last: Classes,
  declared: readonly Redeclaration[],
  graph: FlowGraph,
  assignments: Assignments,
  calls: StepTraits['call'],
): Classes | null {
  const { told, byUse } = last
  // Of what is keyed in or returned, a boolean counts for nothing.
  if (declared.some(({ was, is }) => was.type !== is.type)) return null
  const isUsedAlike = declared.every(({ was, is }) => {
    if (told(was) !== told(is) || isKnown(told, was) !== isKnown(told, is)) return false
    return isKnown(told, is) || was.secure === is.secure
  })
  if (isUsedAlike) return last
  const now = usedAs(told, graph, assignments, calls)
  const isSame = now.size === byUse.size && [...now].every(([id, used]) => byUse.get(id) === used)
  return isSame ? last : classesFrom(told, now)
}

function classesFrom(told: Classes['told'], byUse: Classes['byUse']): Classes {
  return {
    told,
    byUse,
    classOf(variable) {
      const used = byUse.get(variable.id)
      return used === undefined ? told(variable) : classOfIt(used, 'used')
    },
  }
}

function usedAs(
  told: Classes['told'],
  graph: FlowGraph,
  assignments: Assignments,
  calls: StepTraits['call'],
): Classes['byUse'] {
  return classesByUse(graph, assignments, calls, {
    classOf: (variable) => told(variable).sensitivity,
    isTold: (variable) => isKnown(told, variable),
  })
}

/** Whether something says what a variable holds, or that it holds no secret. */
function isKnown(told: Classes['told'], variable: Variable): boolean {
  return (
    told(variable).sensitivity !== 'none' ||
    variable.notSensitiveBecause !== undefined ||
    isAbout(wordsOfName(variable.name))
  )
}

/** There are few, which are made once. */
function classOfIt(sensitivity: Sensitivity, because: Classification['because']): Classification {
  return CLASSES[because].get(sensitivity) ?? NOT_SENSITIVE
}

function classesBecause(because: Classification['because']) {
  const classes = SENSITIVITIES.filter((sensitivity) => sensitivity !== 'none')
  return new Map<Sensitivity, Classification>(
    classes.map((sensitivity) => [sensitivity, { sensitivity, because }]),
  )
}

const CLASSES = {
  declared: classesBecause('declared'),
  bound: classesBecause('bound'),
  named: classesBecause('named'),
  used: classesBecause('used'),
}

const named = remember(({ name }: Variable) => classOfIt(sensitivityOfName(name), 'named'))

/**
 * What a field of an action holds: as its contract says, or what it fetches by its purpose, or by its name while the
 * action is an imported stub.
 */
export function sensitivityOfField(action: DataAction, field: ContractField): Sensitivity {
  if (field.sensitivity !== 'none') return field.sensitivity
  if (isTokenByPurpose(action, field)) return 'token'
  return isStub(action) ? namedField(field).sensitivity : 'none'
}

/** Whether somebody has said that an action fetches a token. */
export function givesToken({ purpose }: Pick<DataAction, 'purpose'>): boolean {
  return purpose === 'session-token' || purpose === 'tokenize'
}

/**
 * What an action fetches that is for a token, where its contract calls nothing it returns one: the only text that can be
 * one, or among several the only one that is called so.
 */
function isTokenByPurpose(action: DataAction, field: ContractField): boolean {
  const { outputs } = action
  if (!givesToken(action) || outputs.some(({ sensitivity }) => sensitivity === 'token'))
    return false
  const texts = outputs.filter(
    ({ name, type, sensitivity }) =>
      type === 'string' && sensitivity === 'none' && !isAbout(wordsOfName(name)),
  )
  const named = texts.filter((text) => namedField(text).sensitivity === 'token')
  const called = named.length > 0 ? named : texts.filter(isCalledSession)
  const [only, ...more] = called.length > 0 ? called : texts
  return only === field && more.length === 0
}

const namedField = remember(({ name }: ContractField) =>
  classOfIt(sensitivityOfName(name), 'named'),
)

/** What a name without its prefix says that it holds. */
export function sensitivityOfName(name: string): Sensitivity {
  const words = wordsOfName(name)
  if (isAbout(words)) return 'none'
  return SENSITIVE_NAMES.find(([, pattern]) => pattern.test(words))?.[0] ?? 'none'
}

function isAbout(words: string): boolean {
  return words.split('_').some((word) => ABOUT_WORDS.has(word))
}
