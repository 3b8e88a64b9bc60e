import { isFixedName } from './constants.ts'
import { tokenize } from './lexer.ts'
import type { Expression } from './syntax.ts'
import { partsOf } from './syntax.ts'

/** One mention of a variable. `start` and `end` cover its name, not the properties or indexes after it. */
export interface VariableReference {
  /** As written, for example `Task.Secure_CC`; names compare case-insensitively. */
  readonly name: string
  readonly start: number
  readonly end: number
  /** Stands inside IsSet(...) or IsNotSetOrEmpty(...), which are safe on a variable that was never assigned. */
  readonly tested: boolean
}

/** Every mention of a variable, in the order of the text; prompts and format names are no variables. */
export function variableReferences(expression: Expression): readonly VariableReference[] {
  const found: VariableReference[] = []
  collect(expression, false, found)
  return found
}

/**
 * The text with every mention of the variable `from` called `to`. Works on words: strings, function names and
 * properties are left alone. A text that cannot be cut into words is returned as it is.
 */
export function renameReferences(text: string, from: string, to: string): string {
  const tokens = tokenize(text)
  if (!tokens.ok) return text
  const wanted = from.toLowerCase()
  let renamed = ''
  let copied = 0
  tokens.value.forEach((token, index) => {
    if (token.kind !== 'name' || !startsWithName(token.text.toLowerCase(), wanted)) return
    const before = tokens.value[index - 1]
    const after = tokens.value[index + 1]
    if (before?.text === '.' && before.kind === 'symbol') return
    if (after?.text === '(' && after.kind === 'symbol') return
    renamed += text.slice(copied, token.start) + to
    copied = token.start + from.length
  })
  return renamed + text.slice(copied)
}

function startsWithName(path: string, name: string): boolean {
  return path.startsWith(name) && (path.length === name.length || path.charAt(name.length) === '.')
}

const TESTS = new Set(['isset', 'isnotsetorempty'])

function collect(expression: Expression, tested: boolean, found: VariableReference[]): void {
  if (expression.kind === 'reference') {
    const { name, start, end } = expression
    if (!isFixedName(name)) found.push({ name, start, end, tested })
    return
  }
  const isTest = expression.kind === 'call' && TESTS.has(expression.name.toLowerCase())
  for (const part of partsOf(expression)) collect(part, tested || isTest, found)
}
