import type { ActionId } from '../base/ids.ts'
import { factsOf } from '../kinds/node-facts.ts'
import { kindOf } from '../kinds/registry.ts'
import type { DesignIndex } from '../model/design-index.ts'
import {
  type ContractField,
  type DataAction,
  isStub as hasNoAddress,
} from '../model/data-action.ts'
import type { Design, FlowNode, FlowSettings } from '../model/design.ts'
import { isAboutPayer, isCalledRecord, isCalledSession, movesNoMoney } from './action-names.ts'
import { isStub } from './actions/analyse-action.ts'
import { givesToken } from './classify.ts'
import { gatewayOf, likelyGatewayOf } from './gateway-of.ts'
import { signsIn } from './oauth-request.ts'
import { isForNone } from './roles.ts'
import { listsThatDiffer } from './watch/design-lists.ts'
import { WHOLE } from './watch/footprint.ts'

/**
 * What of a design can change while all of its paths stay as they are: what things are called; what steps say or have
 * among their properties; how long they take; what data actions send and how they read a reply, and the latter alone;
 * what they take and return that is no secret, of which type, and whether it has to be there, and of what they take that
 * which steps give them; how long their tokens live and for how many payments, which gateway they are for, and whether
 * they are secure.
 */
export type Look =
  | 'names'
  | 'words'
  | 'times'
  | 'templates'
  | 'replies'
  | 'inputs'
  | 'outputs'
  | 'bound'
  | 'types'
  | 'required'
  | 'lifetimes'
  | 'gateways'
  | 'secure'

/** An edit that leaves all paths as they are. */
export interface WordChange {
  readonly looks: ReadonlySet<Look>
  /** By where they stand in their lists, the nodes and the actions that differ. */
  readonly nodes: readonly number[]
  readonly actions: readonly number[]
  /** Whether messages tell what differs of the actions: all that can but their templates. */
  readonly isTold: boolean
  /** Bits of \`WHOLE\`: the lists and settings that differ. */
  readonly lists: number
}

/** Whether a step gives an action a value under this name, or puts what it returns under it into a variable. */
export type IsBound = (side: 'inputs' | 'outputs', action: ActionId, name: string) => boolean

/**
 * How two designs differ; null when something differs that paths depend on. Tasks can differ in anything as long as paths
 * begin where they began, which is not looked at here. `index` is of the design before or of a copy, and so is `isBound`.
 */
export function wordChange(
  before: Design,
  after: Design,
  { index, isBound }: { readonly index: DesignIndex; readonly isBound: IsBound },
): WordChange | null {
  const isSame =
    before.id === after.id &&
    isFlowAlike(before.flow, after.flow) &&
    before.edges === after.edges &&
    before.variables === after.variables
  if (!isSame) return null
  const looks = new Set<Look>()
  const differs = { looks, isTold: false, isBound }
  const actions = differing(before.actions, after.actions, (a, b) => isToldOtherwise(a, b, differs))
  const nodes = differing(before.nodes, after.nodes, (a, b) => saysOtherwise(a, b, index, looks))
  if (actions === null || nodes === null) return null
  const lists = listsThatDiffer(before, after)
  if ((lists & ~WHOLE.actions) !== 0) looks.add('names')
  return { looks, isTold: differs.isTold, nodes, actions, lists }
}

/** Whether two flows differ at most in what they are called and where they are kept. */
function isFlowAlike(before: FlowSettings, after: FlowSettings): boolean {
  if (before === after) return true
  const { name: _, description: __, division: ___, ...others } = before
  const { name: ____, description: _____, division: ______, ...same } = after
  return isEqual(others, same)
}

/** The places at which two lists differ; null when they differ in more than may be. */
function differing<Item>(
  before: readonly Item[],
  after: readonly Item[],
  mayBe: (before: Item, after: Item) => boolean,
): readonly number[] | null {
  if (before === after) return []
  if (before.length !== after.length) return null
  const places: number[] = []
  for (const [place, item] of after.entries()) {
    const old = before[place]
    if (old === item) continue
    if (old === undefined || !mayBe(old, item)) return null
    places.push(place)
  }
  return places
}

interface Differs {
  readonly looks: Set<Look>
  isTold: boolean
  readonly isBound: IsBound
}

/** Whether two actions differ in nothing that paths depend on. */
function isToldOtherwise(before: DataAction, after: DataAction, differs: Differs): boolean {
  const { looks, isBound } = differs
  const { request, response } = before
  if (before.id !== after.id || before.purpose !== after.purpose) return false
  if (isForNone(before) !== isForNone(after)) return false
  const isSentAlike = request.url === after.request.url
  if (!isSentAlike && !isEqual(stubbed(before), stubbed(after))) return false
  const isCalledAlike = isEqual(namesOf(before), namesOf(after))
  if (!isCalledAlike && !isEqual(toldByNames(before), toldByNames(after))) return false
  const isTakenAlike = isEqual(before.inputs, after.inputs)
  if (!isTakenAlike && !isEqual(toldByInputs(before), toldByInputs(after))) return false
  const isGivenAlike = isEqual(before.outputs, after.outputs)
  if (!isGivenAlike) {
    if (!isEqual(toldByOutputs(before), toldByOutputs(after))) return false
    // A call gives values to variables in the order of the contract.
    if (!isBoundAlike('outputs', before, after, isBound)) return false
  }
  const isAtGateway =
    before.gateway === after.gateway &&
    (isSentAlike || gatewayOf(before)?.id === gatewayOf(after)?.id)
  const isReadAlike = isEqual(response, after.response)
  const isTimed = before.timeoutSeconds !== after.timeoutSeconds
  const isLivingAlike =
    isAtGateway &&
    before.tokenLifetimeSeconds === after.tokenLifetimeSeconds &&
    before.singleUse === after.singleUse
  const isSecureAlike = before.secure === after.secure
  const isTemplateAlike =
    isReadAlike && isEqual(request, after.request) && isEqual(before.carried, after.carried)
  // A clone is known by its name as well.
  if (!isCalledAlike || before.cloneOf !== after.cloneOf) looks.add('names')
  if (!isReadAlike) looks.add('replies')
  if (!isTemplateAlike) looks.add('templates')
  if (!isTakenAlike && !isBoundAlike('inputs', before, after, isBound)) looks.add('bound')
  if (!isTakenAlike) addFieldLooks('inputs', before.inputs, after.inputs, looks)
  if (!isGivenAlike) addFieldLooks('outputs', before.outputs, after.outputs, looks)
  if (isTimed) looks.add('times')
  if (!isLivingAlike) looks.add('lifetimes')
  if (!isAtGateway) looks.add('gateways')
  if (!isSecureAlike) looks.add('secure')
  const isMoreAlike = isTakenAlike && isGivenAlike && before.cloneOf === after.cloneOf
  differs.isTold ||= !isCalledAlike || isTimed || !isLivingAlike || !isSecureAlike || !isMoreAlike
  return true
}

function namesOf({ name, category, integration }: DataAction): readonly string[] {
  return [name, category, integration]
}

function addFieldLooks(
  side: 'inputs' | 'outputs',
  before: DataAction['inputs'],
  after: DataAction['inputs'],
  looks: Set<Look>,
): void {
  const differ = (told: (field: ContractField) => unknown) =>
    !isEqual(before.map(told), after.map(told))
  const isNamedAlike = !differ(({ name }) => name)
  if (!isNamedAlike) looks.add(side)
  if (isNamedAlike && differ(({ type }) => type)) looks.add('types')
  if (isNamedAlike && differ(({ required }) => required)) looks.add('required')
  // What a description holds is text like any other.
  if (isNamedAlike && differ(({ description }) => description)) looks.add('names')
}

/** Whether anything but names is known of an action. */
function stubbed(action: DataAction): readonly boolean[] {
  return [isStub(action), hasNoAddress(action)]
}

/** What classes and roles follow from: the fields that hold a secret, or are called what may be one. */
function toldByFields(action: DataAction, fields: DataAction['inputs']): unknown {
  if (isStub(action)) return fields
  const secret = new Set<string>()
  for (const { name, sensitivity } of fields) if (sensitivity !== 'none') secret.add(name)
  return fields.flatMap(({ name, sensitivity }) => (secret.has(name) ? [[name, sensitivity]] : []))
}

/** Where it is for a token, which of them that is can follow from any of them. */
function toldByOutputs(action: DataAction): unknown {
  return givesToken(action) ? action.outputs : toldByFields(action, action.outputs)
}

/** What is sent by a name tells of the stub that has returned it. */
function toldByInputs(action: DataAction): readonly unknown[] {
  const { inputs } = action
  const sessions = inputs.flatMap(({ name }) => (isCalledSession({ name }) ? [name] : []))
  const payers = inputs.flatMap(({ name }) => (isAboutPayer({ name }) ? [name] : []))
  return [toldByFields(action, inputs), sessions, payers]
}

/** Whether the same fields of a contract are bound by steps, in the same order. */
function isBoundAlike(
  side: 'inputs' | 'outputs',
  before: DataAction,
  after: DataAction,
  isBound: IsBound,
): boolean {
  const bound = ({ id, [side]: fields }: DataAction) =>
    fields.flatMap(({ name }) => (isBound(side, id, name) ? [name] : []))
  return isEqual(bound(before), bound(after))
}

/** What follows from the names of an action of which nothing else is known. */
function toldByNames(action: DataAction): readonly unknown[] {
  if (!isStub(action)) return []
  const gateway = likelyGatewayOf(action)?.id
  return [
    movesNoMoney(action),
    isCalledRecord(action),
    isCalledSession(action),
    signsIn(action),
    gateway,
  ]
}

function saysOtherwise(
  before: FlowNode,
  after: FlowNode,
  index: DesignIndex,
  looks: Set<Look>,
): boolean {
  if (before.id !== after.id || before.task !== after.task || before.kind !== after.kind) {
    return false
  }
  if (!isEqual(before.carried, after.carried)) return false
  const isNamed = isEqual(before.props, after.props) && isEqual(before.comments, after.comments)
  // What an import carries as a whole may name tasks, which are entered from it.
  if (!isNamed && !kindOf(after).offered) return false
  const { says: _, seconds, ...paths } = factsOf(before, index)
  const { says: __, seconds: later, ...same } = factsOf(after, index)
  if (!isEqual(paths, same)) return false
  if (!isNamed) looks.add('words')
  if (!isEqual(seconds, later)) looks.add('times')
  return true
}

/** Of what JSON can hold; an infinite time stands for none there, and none is infinite. */
function isEqual(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b)
}
