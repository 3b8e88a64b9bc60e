import { functionNamed } from '#core/language/expression/functions.ts'
import type { Token } from '#core/language/expression/lexer.ts'
import { acceptsCount } from '#core/language/expression/signature.ts'
import type { CallHint, Explanation } from './code-language.ts'
import type { ExpressionScope } from './expression-scope.ts'
import { looseWords } from './expression-tokens.ts'
import {
  builtInHelp,
  builtInNamed,
  functionHelp,
  partsOfForm,
  variableHelp,
  variableNamed,
} from './expression-words.ts'

/** What the name at a place means. */
export function explainInExpression(
  text: string,
  at: number,
  scope: ExpressionScope,
): Explanation | null {
  const words = looseWords(text)
  const i = words.findIndex(({ kind, start, end }) => kind === 'name' && start <= at && at <= end)
  const word = words[i]
  if (word === undefined) return null
  const { start, end } = word
  if (words[i + 1]?.text === '(') {
    const definition = functionNamed(word.text)
    return definition === undefined ? null : { ...functionHelp(definition), start, end }
  }
  const name = word.text.split('.').slice(0, 2).join('.')
  const place = { start, end: start + name.length }
  const variable = variableNamed(scope, name)
  if (variable !== undefined) return { ...variableHelp(variable, scope), ...place }
  const builtIn = builtInNamed(name)
  return builtIn === undefined ? null : { ...builtInHelp(builtIn), ...place }
}

/** The innermost call that is open at a place, with the parameter that is being written in each of its forms. */
export function callInExpression(text: string, at: number): CallHint | null {
  const open: { name: Token | null; commas: number }[] = []
  const words = looseWords(text)
  for (const [i, word] of words.entries()) {
    if (word.end > at || word.kind === 'end') break
    if (word.kind !== 'symbol') continue
    const before = words[i - 1]
    if (word.text === '(' || word.text === '[') {
      open.push({ name: word.text === '(' && before?.kind === 'name' ? before : null, commas: 0 })
    } else if (word.text === ')' || word.text === ']') {
      open.pop()
    } else if (word.text === ',') {
      const call = open.at(-1)
      if (call !== undefined) call.commas += 1
    }
  }
  const call = open.findLast(({ name }) => name !== null)
  if (call?.name === undefined || call.name === null) return null
  return hintOf(call.name, call.commas)
}

function hintOf(name: Token, argument: number): CallHint | null {
  const definition = functionNamed(name.text)
  if (definition === undefined) return null
  const signatures = definition.overloads.map(({ signature }) => signature)
  const fitting = signatures.filter(
    (signature) => acceptsCount(signature, argument + 1) || signature.parameters.length > argument,
  )
  return {
    start: name.start,
    text: definition.docs,
    forms: (fitting.length > 0 ? fitting : signatures).map((signature) => {
      const { before, parameters, after } = partsOfForm(definition.name, signature)
      const index = Math.min(argument, parameters.length - 1)
      const behind = parameters.slice(index + 1)
      return {
        before:
          before +
          parameters
            .slice(0, Math.max(index, 0))
            .map((p) => `${p}, `)
            .join(''),
        current: parameters[index] ?? '',
        after: behind.map((p) => `, ${p}`).join('') + after,
      }
    }),
  }
}
