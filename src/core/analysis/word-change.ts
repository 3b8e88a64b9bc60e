import { factsOf } from '../kinds/node-facts.ts'
import { kindOf } from '../kinds/registry.ts'
import { type DesignIndex, indexDesign } from '../model/design-index.ts'
import { type DataAction, isStub as hasNoAddress } from '../model/data-action.ts'
import type { Design, FlowNode, FlowSettings } from '../model/design.ts'
import { isStub } from './actions/analyse-action.ts'
import { isCalledSession } from './classes-by-use.ts'
import { gatewayOf, likelyGatewayOf } from './gateway-of.ts'
import { signsIn } from './oauth-request.ts'
import { movesNoMoney } from './roles.ts'
import { listsThatDiffer } from './watch/design-lists.ts'
import { WHOLE } from './watch/footprint.ts'

/**
 * What of a design can change while all of its paths stay as they are: what things are called; what steps say or have
 * among their properties; how long they take; what data actions send and how they read a reply, and the latter alone;
 * how long the tokens of actions live and for how many payments, and whether actions are secure.
 */
export type Look = 'names' | 'words' | 'times' | 'templates' | 'replies' | 'lifetimes' | 'secure'

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

/**
 * How two designs differ; null when something differs that paths depend on. Tasks can differ in anything as long as paths
 * begin where they began, which is not looked at here.
 */
export function wordChange(before: Design, after: Design): WordChange | null {
  const isSame =
    before.id === after.id &&
    isFlowAlike(before.flow, after.flow) &&
    before.edges === after.edges &&
    before.variables === after.variables
  if (!isSame) return null
  const looks = new Set<Look>()
  const differs = { looks, isTold: false }
  const actions = differing(before.actions, after.actions, (a, b) => isToldOtherwise(a, b, differs))
  const nodes = differing(before.nodes, after.nodes, (a, b) =>
    saysOtherwise(a, b, indexDesign(before), looks),
  )
  if (actions === null || nodes === null) return null
  const lists = listsThatDiffer(before, after)
  if ((lists & ~WHOLE.actions) !== 0) looks.add('names')
  return { ...differs, nodes, actions, lists }
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

/** Whether two actions differ in nothing that paths depend on. */
function isToldOtherwise(
  before: DataAction,
  after: DataAction,
  differs: { readonly looks: Set<Look>; isTold: boolean },
): boolean {
  const { looks } = differs
  const { request, response } = before
  if (!isEqual(boundOf(before), boundOf(after))) return false
  const isSentAlike = request.url === after.request.url
  if (!isSentAlike && !isEqual(toldByAddress(before), toldByAddress(after))) return false
  const isCalledAlike = isEqual(namesOf(before), namesOf(after))
  if (!isCalledAlike && !isEqual(toldByNames(before), toldByNames(after))) return false
  if (!isCalledAlike) looks.add('names')
  const isReadAlike = isEqual(response, after.response)
  if (!isReadAlike) looks.add('replies')
  if (!isReadAlike || !isEqual(request, after.request)) looks.add('templates')
  const isTimed = before.timeoutSeconds !== after.timeoutSeconds
  if (isTimed) looks.add('times')
  const isLivingAlike =
    before.tokenLifetimeSeconds === after.tokenLifetimeSeconds &&
    before.singleUse === after.singleUse
  if (!isLivingAlike) looks.add('lifetimes')
  const isSecureAlike = before.secure === after.secure
  if (!isSecureAlike) looks.add('secure')
  differs.isTold ||= !isCalledAlike || isTimed || !isLivingAlike || !isSecureAlike
  return true
}

/** What an action has that paths and roles depend on. */
function boundOf(action: DataAction): unknown {
  const { request: _, response: __, timeoutSeconds: ___, secure: ____, ...own } = action
  const { tokenLifetimeSeconds: _____, singleUse: ______, ...called } = own
  const { name: _______, category: ________, integration: _________, ...bound } = called
  return bound
}

function namesOf({ name, category, integration }: DataAction): readonly string[] {
  return [name, category, integration]
}

/** What follows from the address: whether anything but names is known of the action, and whose it is. */
function toldByAddress(action: DataAction): readonly unknown[] {
  return [isStub(action), hasNoAddress(action), gatewayOf(action)?.id]
}

/** What follows from the names of an action of which nothing else is known. */
function toldByNames(action: DataAction): readonly unknown[] {
  if (!isStub(action)) return []
  const gateway = likelyGatewayOf(action)?.id
  return [movesNoMoney(action), isCalledSession(action), signsIn(action), gateway]
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
