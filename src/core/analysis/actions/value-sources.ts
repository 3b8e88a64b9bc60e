import type { Expression, PathPart, Reference } from '../../language/velocity/ast.ts'

/** What has been done to a text so that it fits where it is put: the outermost treatment counts. */
export type Escaping = 'none' | 'json' | 'uri' | 'xml'

/** The inputs whose text can be a part of a value, and how it was escaped. Numbers made of an input are not its text. */
export type Sources = ReadonlyMap<string, Escaping>

/** What `#set` has given a name: the expression, and what the names in it meant there. */
export interface SetValue {
  readonly expression: Expression
  readonly variables: Variables
  readonly sources: Sources
}

export type Variables = ReadonlyMap<string, SetValue>

const NO_SOURCES: Sources = new Map()

/** The inputs whose text an expression can hold. */
export function sourcesOf(expression: Expression, variables: Variables): Sources {
  switch (expression.kind) {
    case 'reference':
      return sourcesOfReference(expression, variables)
    case 'template':
      return merged(
        expression.block.flatMap((node) =>
          node.kind === 'reference' ? [sourcesOf(node, variables)] : [],
        ),
      )
    case 'list':
      return merged(expression.items.map((item) => sourcesOf(item, variables)))
    case 'map':
      return merged(expression.entries.map(({ value }) => sourcesOf(value, variables)))
    case 'math':
      // A sum of texts is the text of both; every other operation gives a number or nothing.
      return expression.operator === '+'
        ? merged([sourcesOf(expression.left, variables), sourcesOf(expression.right, variables)])
        : NO_SOURCES
    case 'string':
    case 'number':
    case 'boolean':
    case 'range':
    case 'not':
    case 'negate':
    case 'and':
    case 'or':
    case 'compare':
      return NO_SOURCES
  }
}

export function merged(all: readonly Sources[]): Sources {
  const [only] = all
  if (all.length === 1 && only !== undefined) return only
  const sources = new Map<string, Escaping>()
  for (const [input, escaping] of all.flatMap((one) => [...one])) {
    const known = sources.get(input)
    sources.set(input, known === undefined || known === escaping ? escaping : 'none')
  }
  return sources
}

/** Velocity's own tools, and those that Genesys adds (Genesys Resource Center, "Velocity macros for data actions"). */
const ESCAPES: ReadonlyMap<string, Escaping> = new Map([
  ['jsonString', 'json'],
  ['jsonEncode', 'json'],
  ['java', 'json'],
  ['uriEncode', 'uri'],
  ['url', 'uri'],
  ['urlFormEncode', 'uri'],
  ['xml', 'xml'],
  ['html', 'xml'],
])

function sourcesOfReference({ root, path, escaped }: Reference, variables: Variables): Sources {
  if (escaped) return NO_SOURCES
  const [first] = path
  switch (root) {
    case 'esc':
      return sourcesOfEscape(first, variables)
    case 'math':
    case 'encoding':
      return NO_SOURCES
    case 'input':
      return first?.kind === 'property'
        ? through(new Map([[first.name, 'none']]), path.slice(1), variables)
        : NO_SOURCES
    default:
      return through(variables.get(root)?.sources ?? NO_SOURCES, path, variables)
  }
}

function sourcesOfEscape(call: PathPart | undefined, variables: Variables): Sources {
  if (call?.kind !== 'method') return NO_SOURCES
  const inside = merged(call.args.map((argument) => sourcesOf(argument, variables)))
  const escaping = ESCAPES.get(call.name) ?? 'none'
  return new Map(Array.from(inside.keys(), (input) => [input, escaping]))
}

/** What is left of a text after methods of String. */
function through(sources: Sources, path: readonly PathPart[], variables: Variables): Sources {
  let left = sources
  for (const part of path) {
    if (part.kind !== 'method') continue
    if (NUMBERS_AND_TESTS.has(part.name) || keepsOnlyPlainCharacters(part)) left = NO_SOURCES
    else {
      const added = merged(part.args.map((argument) => sourcesOf(argument, variables)))
      if (added.size > 0) left = merged([left, added])
    }
  }
  return left
}

/** Methods of java.lang.String that give no text. */
const NUMBERS_AND_TESTS: ReadonlySet<string> = new Set([
  'length',
  'isEmpty',
  'equals',
  'equalsIgnoreCase',
  'contains',
  'startsWith',
  'endsWith',
  'matches',
  'indexOf',
  'lastIndexOf',
  'compareTo',
  'hashCode',
])

/** `replaceAll("[^0-9]", "")` and the like: what remains needs no escaping anywhere. */
function keepsOnlyPlainCharacters({ name, args }: Extract<PathPart, { kind: 'method' }>): boolean {
  const [pattern, replacement] = args
  if (name !== 'replaceAll' || pattern?.kind !== 'string' || replacement?.kind !== 'string') {
    return false
  }
  return (
    /^(\\D|\\W|\[\^(?:[A-Za-z0-9]|[A-Za-z0-9]-[A-Za-z0-9]|\\d|\\w|[._])+\])[+*]?$/.test(
      pattern.value,
    ) && /^[A-Za-z0-9._]*$/.test(replacement.value)
  )
}

/** The expression that a name stands for, where it was given one by `#set`; else the expression itself. */
export function resolved(
  expression: Expression,
  variables: Variables,
): Pick<SetValue, 'expression' | 'variables'> {
  let at: Pick<SetValue, 'expression' | 'variables'> = { expression, variables }
  while (at.expression.kind === 'reference' && at.expression.path.length === 0) {
    const set = at.variables.get(at.expression.root)
    if (set === undefined || at.expression.escaped) break
    at = set
  }
  return at
}
