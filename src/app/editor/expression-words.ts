import {
  type BuiltInVariable,
  builtInVariables,
} from '#core/language/expression/built-in-variables.ts'
import type { FunctionDefinition } from '#core/language/expression/definition.ts'
import type { Signature } from '#core/language/expression/signature.ts'
import { typeLabel } from '#core/language/expression/types.ts'
import type { Variable } from '#core/model/design.ts'
import { variableInWords } from '../form/words.ts'
import type { Help } from './code-language.ts'
import type { ExpressionScope } from './expression-scope.ts'

/** Finds a variable that the design declares, as Architect does: in any case, the nearest first. */
export function variableNamed(scope: ExpressionScope, name: string): Variable | undefined {
  const wanted = name.toLowerCase()
  return scope.variables.find((variable) => variable.name.toLowerCase() === wanted)
}

export function builtInNamed(name: string): BuiltInVariable | undefined {
  const wanted = name.toLowerCase()
  return builtInVariables().find((variable) => variable.name.toLowerCase() === wanted)
}

export function variableHelp(variable: Variable, scope: ExpressionScope): Help {
  const refused = variable.secure && scope.refusesSecureIn !== null
  const texts = [
    sentence(variable.description),
    refused
      ? `Secure variables cannot be read in ${scope.refusesSecureIn}: extract what you need of it first.`
      : '',
  ]
  return {
    title: variable.name,
    isSecure: variable.secure,
    facts: `${variable.secure ? 'Secure · ' : ''}${variableInWords(variable)}`,
    text: texts.filter((text) => text !== '').join(' '),
    forms: [],
  }
}

function sentence(text: string): string {
  return /[\p{L}\p{N})]$/u.test(text) ? `${text}.` : text
}

export function builtInHelp({ name, type, docs }: BuiltInVariable): Help {
  const facts = `${typeLabel(type)} · every secure flow has it`
  return { title: name, isSecure: false, facts, text: docs, forms: [] }
}

export function functionHelp(definition: FunctionDefinition): Help {
  const { name, group, docs, overloads, availability } = definition
  const refused =
    availability === 'not-in-secure-flow' ? ' It is not available in a secure call flow.' : ''
  return {
    title: name,
    isSecure: false,
    facts: `Function · ${group}`,
    text: docs + refused,
    forms: overloads.map(({ signature }) => formOf(name, signature)),
  }
}

/** `Left(text: string, count: integer) → string`. */
function formOf(name: string, signature: Signature): string {
  const { before, parameters, after } = partsOfForm(name, signature)
  return before + parameters.join(', ') + after
}

/** A signature in pieces, so that one parameter can be set apart. */
export function partsOfForm(
  name: string,
  { text }: Signature,
): { readonly before: string; readonly parameters: readonly string[]; readonly after: string } {
  const [left = '', returns = ''] = text.split(' -> ')
  const parameters = left === '()' ? [] : left.split(', ')
  return { before: `${name}(`, parameters, after: `) → ${returns}` }
}
