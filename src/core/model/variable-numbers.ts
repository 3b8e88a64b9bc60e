import type { VariableId } from '../base/ids.ts'
import { remember } from '../base/remember.ts'
import type { Design, Variable } from './design.ts'

/**
 * Under which number analysis counts each variable of a design: its place in the list, at first. After an edit a variable
 * keeps the number that it had, so that whatever is kept by number stays where it is.
 */
export interface VariableNumbers {
  /** By number; undefined in the gap that a removed variable has left. */
  readonly variables: readonly (Variable | undefined)[]
  readonly byId: ReadonlyMap<VariableId, number>
  /** Stands for the numbering: where it is the same, a variable that stays has the same number. */
  readonly line: object
}

/** The numbers of variables that were never counted before; the same list gives the same. */
export const newNumbers = remember(
  (variables: Design['variables']): VariableNumbers => ({
    variables,
    byId: new Map(variables.map(({ id }, i) => [id, i])),
    line: {},
  }),
)

/**
 * The numbers after an edit. One that comes takes a number that was free before, so that none stands for two at once.
 * They are counted anew when variables stand in another order, since of two that have one name the last is meant, or
 * when there are too many gaps.
 */
export function followNumbers(
  variables: Design['variables'],
  before: Design['variables'],
  last: VariableNumbers,
): VariableNumbers {
  const come = variables.filter(({ id }) => !last.byId.has(id))
  const stay = new Set(variables.map(({ id }) => id))
  const stayed = before.filter(({ id }) => stay.has(id))
  const kept = variables.filter(({ id }) => last.byId.has(id))
  const isSameOrder =
    kept.length === stayed.length && kept.every(({ id }, i) => id === stayed[i]?.id)
  if (!isSameOrder || stay.size < variables.length) return newNumbers(variables)
  const numbered: (Variable | undefined)[] = last.variables.map(() => undefined)
  const byId = new Map<VariableId, number>()
  const put = (variable: Variable, number: number) => {
    numbered[number] = variable
    byId.set(variable.id, number)
  }
  for (const variable of kept) put(variable, last.byId.get(variable.id) ?? 0)
  let free = 0
  for (const variable of come) {
    while (free < last.variables.length && last.variables[free] !== undefined) free += 1
    put(variable, free)
    free += 1
  }
  const isTorn =
    numbered.length - variables.length > MOST_GAPS.few + numbered.length * MOST_GAPS.share
  return isTorn ? newNumbers(variables) : { variables: numbered, byId, line: last.line }
}

/** So many take no room in a row that matters. */
const MOST_GAPS = { few: 8, share: 1 / 8 }
