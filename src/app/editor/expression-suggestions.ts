import { builtInVariables } from '#core/language/expression/built-in-variables.ts'
import type { FunctionDefinition } from '#core/language/expression/definition.ts'
import { FUNCTIONS } from '#core/language/expression/functions.ts'
import { typeLabel } from '#core/language/expression/types.ts'
import { variableInWords } from '../form/words.ts'
import type { Help, Suggestion, Suggestions } from './code-language.ts'
import type { ExpressionScope } from './expression-scope.ts'
import { looseWords } from './expression-tokens.ts'
import { builtInHelp, functionHelp, partsOfForm, variableHelp } from './expression-words.ts'

/** Variables, built-in variables, functions and words that can stand at a place. */
export function suggestInExpression(
  text: string,
  at: number,
  isAsked: boolean,
  scope: ExpressionScope,
): Suggestions | null {
  const word = NAME_SO_FAR.exec(text.slice(0, at))?.[0] ?? ''
  const from = at - word.length
  if (word === '' && !isAsked) return null
  if (isInside(text, at) || isPropertyAt(text, from)) return null
  const hasArguments = text.slice(at).trimStart().startsWith('(')
  return { from, stillFor: NAME, items: allOf(scope, hasArguments) }
}

/** What can belong to a name; a number is none. */
const NAME_SO_FAR = /(?<![\p{L}\p{N}_.$])[\p{L}$][\p{L}\p{N}_.$]*$/u
const NAME = /^[\p{L}$][\p{L}\p{N}_.$]*$/u

/** Whether a place is within a string: there a name is text. */
function isInside(text: string, at: number): boolean {
  return looseWords(text).some(
    ({ kind, start, end }) =>
      kind === 'string' && start < at && (at < end || text.charAt(end - 1) !== '"'),
  )
}

/** Behind `)` or `]` a point leads to a property, which nobody can list. */
function isPropertyAt(text: string, from: number): boolean {
  return /[\])]\s*\.\s*$/.test(text.slice(0, from))
}

const GROUPS = {
  variables: { name: 'Variables', rank: 0 },
  builtIn: { name: 'Built in', rank: 1 },
  functions: { name: 'Functions', rank: 2 },
  words: { name: 'Words', rank: 3 },
}

function allOf(scope: ExpressionScope, hasArguments: boolean): readonly Suggestion[] {
  return [
    ...scope.variables.map(
      (variable): Suggestion => ({
        label: variable.name,
        kind: variable.secure ? 'secure' : 'variable',
        detail: variableInWords(variable),
        help: variableHelp(variable, scope),
        insert: variable.name,
        group: GROUPS.variables,
      }),
    ),
    ...builtInVariables().map(
      (variable): Suggestion => ({
        label: variable.name,
        kind: 'variable',
        detail: typeLabel(variable.type),
        help: builtInHelp(variable),
        insert: variable.name,
        group: GROUPS.builtIn,
      }),
    ),
    ...FUNCTIONS.filter(({ availability }) => availability === undefined).map((definition) =>
      suggestFunction(definition, hasArguments),
    ),
    ...WORDS,
  ]
}

/** A function comes with its parentheses, unless they are there; the cursor stands between them. */
function suggestFunction(definition: FunctionDefinition, hasArguments: boolean): Suggestion {
  const { name, overloads } = definition
  const takesNothing = overloads.every(({ signature }) => signature.parameters.length === 0)
  const called = `${name}()`
  return {
    label: name,
    kind: 'function',
    detail: parametersOf(definition),
    help: functionHelp(definition),
    insert: hasArguments ? name : called,
    caret: hasArguments || takesNothing ? (hasArguments ? name : called).length : name.length + 1,
    group: GROUPS.functions,
  }
}

/** `(text, digits)` of the longest form. */
function parametersOf({ name, overloads }: FunctionDefinition): string {
  const forms = overloads.map(({ signature }) =>
    partsOfForm(name, signature).parameters.map((parameter) => parameter.replace(/:.*/, '')),
  )
  const longest = forms.reduce((best, form) => (form.length > best.length ? form : best), [])
  return `(${longest.join(', ')})`
}

const WORDS: readonly Suggestion[] = [
  word('true', 'Boolean', 'Yes.'),
  word('false', 'Boolean', 'No.'),
  word('NOT_SET', 'no value', 'What a variable holds that was never given a value.'),
  word('and', 'operator', 'True when both sides are true.'),
  word('or', 'operator', 'True when one side is true.'),
]

function word(label: string, detail: string, text: string): Suggestion {
  const help: Help = { title: label, isSecure: false, facts: detail, text, forms: [] }
  return { label, kind: 'word', detail, help, insert: label, group: GROUPS.words }
}
