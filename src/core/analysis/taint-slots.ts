import { type Bits, clearBit, hasBit, setBit, wordsFor } from '../base/bits.ts'
import type { VariableId } from '../base/ids.ts'
import type { Source } from '../kinds/facts.ts'
import type { Expression } from '../language/expression/syntax.ts'
import { SENSITIVITIES, type Sensitivity } from '../model/data-action.ts'
import type { Variable } from '../model/design.ts'
import type { Value } from '../model/values.ts'
import type { Assignments, ResolvedAssignment } from './assignment.ts'
import type { Classification } from './classify.ts'
import { parsedExpression } from './references.ts'
import { sameItems } from '../base/same-items.ts'

/** Classes as bits of a number, by their places among `SENSITIVITIES`; `none` for a secret of no class. */
export type Classes = number

/** That nothing was put in, as no bits say. */
export const EMPTY = -1

/** Where the bits of a variable are: whether anything was put in, and behind it one for each class that can get in. */
export interface Slot {
  /** The class that it has from what it is for. */
  readonly own: Classes
  readonly filled: number
  readonly classes: readonly Classes[]
}

export interface Slots {
  /** Undefined for a variable that no secret can get into. */
  of(variable: Variable): Slot | undefined
  readonly all: ReadonlyMap<VariableId, Slot>
  readonly width: number
}

/**
 * A slot for each variable that holds a secret, and for those that are computed from one on whatever path. After an edit
 * those that take the same classes are the same objects as before, and others are put where there is room.
 */
export function slotsOf(
  variables: readonly Variable[],
  assignments: Assignments,
  classOf: (variable: Variable) => Classification,
  last: Slots | null,
): Slots {
  const possible = new Map<VariableId, Classes>()
  const derived = new Map<VariableId, Variable[]>()
  const queue: Variable[] = []
  for (const variable of variables) {
    const { sensitivity } = classOf(variable)
    if (!variable.secure && sensitivity === 'none') continue
    possible.set(variable.id, single(sensitivity))
    queue.push(variable)
  }
  for (const { assignment } of assignments.all) {
    const { target, madeOf } = assignment
    if (target === undefined) continue
    const known = possible.get(target.id)
    if (known !== undefined) {
      possible.set(target.id, known | ownClasses(assignment, target, classOf))
    }
    for (const { id } of madeOf) {
      const targets = derived.get(id)
      if (targets === undefined) derived.set(id, [target])
      else targets.push(target)
    }
  }
  // The classes of a variable only grow, and there are few of them: the queue runs dry.
  for (const { id } of queue) {
    const classes = possible.get(id) ?? 0
    for (const target of derived.get(id) ?? []) {
      const known = possible.get(target.id)
      if (known !== undefined && (known | classes) === known) continue
      possible.set(target.id, (known ?? 0) | classes)
      queue.push(target)
    }
  }
  const needed: Needed[] = []
  for (const variable of variables) {
    const getIn = possible.get(variable.id)
    if (getIn === undefined) continue
    const classes = ALL_CLASSES.filter((one) => (getIn & one) !== 0)
    needed.push({ id: variable.id, own: single(classOf(variable).sensitivity), classes })
  }
  return placed(needed, last?.all ?? NO_SLOTS)
}

type Needed = Pick<Slot, 'own' | 'classes'> & { readonly id: VariableId }

const NO_SLOTS: Slots['all'] = new Map()

/** Bits that meant something else before are left free: where a row is the same, it means the same. */
function placed(needed: readonly Needed[], last: Slots['all']): Slots {
  const slots = new Map<VariableId, Slot>()
  const isTaken: boolean[] = []
  const take = ({ filled, classes }: Slot) => {
    for (let bit = filled; bit <= filled + classes.length; bit += 1) isTaken[bit] = true
  }
  for (const slot of last.values()) take(slot)
  const others = needed.filter(({ id, own, classes }) => {
    const known = last.get(id)
    const isSame = known !== undefined && known.own === own && sameItems(known.classes, classes)
    if (isSame) slots.set(id, known)
    return !isSame
  })
  let free = 0
  for (const { id, own, classes } of others) {
    for (let bit = free; bit <= free + classes.length; bit += 1) {
      if (isTaken[bit] === true) free = bit + 1
    }
    const slot = { own, filled: free, classes }
    slots.set(id, slot)
    take(slot)
  }
  let end = 0
  for (const { filled, classes } of slots.values()) end = Math.max(end, filled + classes.length + 1)
  return slotsAt(slots, wordsFor(end) * 32)
}

/** On its own, so that slots do not keep those before them. */
function slotsAt(all: Slots['all'], width: number): Slots {
  return { of: ({ id }) => all.get(id), all, width }
}

/** The variables whose bits are elsewhere than in other slots, or mean something else. */
export function movedSlots(a: Slots, b: Slots): ReadonlySet<VariableId> {
  const moved = new Set<VariableId>()
  if (a === b) return moved
  for (const [id, slot] of a.all) if (b.all.get(id) !== slot) moved.add(id)
  for (const id of b.all.keys()) if (!a.all.has(id)) moved.add(id)
  return moved
}

/** What a variable holds in the row that begins with a word; `EMPTY` where nothing was put in. */
export function readSlot(bits: Bits, row: number, slot: Slot | undefined): Classes {
  if (slot === undefined || !hasBit(bits, slot.filled, row)) return EMPTY
  let classes = 0
  for (let i = 0; i < slot.classes.length; i += 1) {
    if (hasBit(bits, slot.filled + 1 + i, row)) classes |= slot.classes[i] ?? 0
  }
  return classes
}

export function writeSlot(bits: Bits, { filled, classes: own }: Slot, classes: Classes): void {
  setBit(bits, filled)
  for (let i = 0; i < own.length; i += 1) {
    if ((classes & (own[i] ?? 0)) === 0) clearBit(bits, filled + 1 + i)
    else setBit(bits, filled + 1 + i)
  }
}

/** The classes that a variable has from what it is for, whatever else is put in; none for a value that is plain. */
export function ownClasses(
  { source }: ResolvedAssignment,
  target: Variable,
  classOf: (variable: Variable) => Classification,
): Classes {
  if (source.type === 'value' && !isComputed(source)) return 0
  const { sensitivity } = classOf(target)
  // All that is known of a secure variable without a class is that it is secure.
  return sensitivity === 'none' && target.secure ? UNNAMED : single(sensitivity)
}

export function isComputed(
  source: Source,
): source is Extract<Source, { readonly type: 'value' }> & { readonly value: ComputedValue } {
  return (
    source.type === 'value' && source.value.type === 'expression' && !isLiteral(source.value.text)
  )
}

type ComputedValue = Extract<Value, { readonly type: 'expression' }>

const ALL_CLASSES: readonly Classes[] = SENSITIVITIES.map((_, i) => 1 << i)
const BY_NAME = new Map<Sensitivity, Classes>(SENSITIVITIES.map((name, i) => [name, 1 << i]))
const UNNAMED = BY_NAME.get('none') ?? 0

export function single(sensitivity: Sensitivity): Classes {
  return sensitivity === 'none' ? 0 : (BY_NAME.get(sensitivity) ?? 0)
}

function isLiteral(text: string): boolean {
  const parsed = parsedExpression(text)
  return parsed !== null && LITERALS.has(parsed.kind)
}

const LITERALS = new Set<Expression['kind']>(['string', 'number', 'boolean', 'not-set'])
