import { impliedBy } from '../language/expression/implied.ts'
import { type Expression, isWrittenEmpty } from '../language/expression/syntax.ts'
import type { Variable } from '../model/design.ts'
import type { Analysis } from './analyse.ts'
import type { GraphEdge } from './flow-graph.ts'
import { askedOn } from './asked-on.ts'
import { parsedExpression } from './references.ts'
import { namesShownSet } from './shown-set.ts'

/** The variables that are empty where a decision is left by one of its arms. */
export function emptyOn(analysis: Analysis, edge: GraphEdge): readonly Variable[] {
  return toldOn(analysis, edge, null, namesEmpty)
}

/** Whether a variable is one of them. */
export function isEmptyOn(analysis: Analysis, edge: GraphEdge, variable: Variable): boolean {
  return toldOn(analysis, edge, variable, namesEmpty).includes(variable)
}

/** Whether a variable is not empty where a decision is left by one of its arms. */
export function isFilledOn(analysis: Analysis, edge: GraphEdge, variable: Variable): boolean {
  return toldOn(analysis, edge, variable, namesFilled).includes(variable)
}

/** Whether a variable has a value there, be it an empty one. */
export function isSetOn(analysis: Analysis, edge: GraphEdge, variable: Variable): boolean {
  return (
    toldOn(analysis, edge, variable, namesShownSet).includes(variable) ||
    isFilledOn(analysis, edge, variable)
  )
}

function toldOn(
  analysis: Analysis,
  edge: GraphEdge,
  about: Variable | null,
  namesIn: (expression: Expression, holds: boolean) => readonly string[],
): readonly Variable[] {
  return askedOn(analysis, edge, about).flatMap(({ expression, holds, task }) => {
    const parsed = parsedExpression(expression)
    const names = parsed === null ? [] : namesIn(parsed, holds)
    return names.flatMap((name) => analysis.graph.index.variable(name, task) ?? [])
  })
}

function namesEmpty(expression: Expression, holds: boolean): readonly string[] {
  return namesTold(expression, holds, 'empty')
}

function namesFilled(expression: Expression, holds: boolean): readonly string[] {
  return namesTold(expression, holds, 'filled')
}

/** The names of what is empty, or is not, where an expression is true or is not: as far as it says so by itself. */
function namesTold(
  expression: Expression,
  holds: boolean,
  what: 'empty' | 'filled',
): readonly string[] {
  return impliedBy(expression, holds).flatMap(({ part, holds: isTrue }) =>
    // What is empty where a test comes out one way is filled where it comes out the other way.
    namesTested(part, what === 'empty' ? isTrue : !isTrue, what),
  )
}

function namesTested(
  expression: Expression,
  tells: boolean,
  what: 'empty' | 'filled',
): readonly string[] {
  switch (expression.kind) {
    case 'call': {
      const [only, ...more] = expression.args
      if (only?.kind !== 'reference' || more.length > 0) return []
      const test = expression.name.toLowerCase()
      if (test === 'isset' && what === 'filled') return []
      return EMPTY_WHEN.get(test) === tells ? [only.name] : []
    }
    case 'binary': {
      const { operator, left, right } = expression
      const measured = lengthIn(left) ?? lengthIn(right)
      if (measured !== null) return tellsZero(operator, left, right) === tells ? [measured] : []
      if (operator !== '==' && operator !== '!=') return []
      const [value, name] = left.kind === 'reference' ? [right, left] : [left, right]
      if (name.kind !== 'reference' || !isWrittenEmpty(value)) return []
      if (value.kind === 'not-set' && what === 'filled') return []
      return (operator === '==') === tells ? [name.name] : []
    }
    default:
      return []
  }
}

/** What a test gives for what is empty. */
const EMPTY_WHEN: ReadonlyMap<string, boolean> = new Map([
  ['isnotsetorempty', true],
  ['isset', false],
])

/** The name of what an expression measures by itself: `Length(Task.Id)`. */
function lengthIn(expression: Expression): string | null {
  if (expression.kind !== 'call' || expression.name.toLowerCase() !== 'length') return null
  const [only, ...more] = expression.args
  return only?.kind === 'reference' && more.length === 0 ? only.name : null
}

/** Whether a comparison with a length is true of nothing, and of nothing alone, or false; null where it says neither. */
function tellsZero(operator: string, left: Expression, right: Expression): boolean | null {
  const isFlipped = left.kind === 'number'
  const number = isFlipped ? left : right
  if (number.kind !== 'number') return null
  const compared = `${isFlipped ? (FLIPPED.get(operator) ?? operator) : operator} ${Number(number.text)}`
  return ZERO_WHEN.get(compared) ?? null
}

const FLIPPED: ReadonlyMap<string, string> = new Map([
  ['<', '>'],
  ['>', '<'],
  ['<=', '>='],
  ['>=', '<='],
])
const ZERO_WHEN: ReadonlyMap<string, boolean> = new Map([
  ['== 0', true],
  ['< 1', true],
  ['<= 0', true],
  ['!= 0', false],
  ['> 0', false],
  ['>= 1', false],
])
