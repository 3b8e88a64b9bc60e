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

/** Every mention of a variable, in the order of the text. Prompts are named the same way but are no variables. */
export function variableReferences(expression: Expression): readonly VariableReference[] {
  const found: VariableReference[] = []
  collect(expression, false, found)
  return found
}

/** Whether a dotted name stands for something else than a variable, for example `PromptSystem.processing`. */
export function isPromptName(name: string): boolean {
  const scope = name.slice(0, Math.max(name.indexOf('.'), 0)).toLowerCase()
  return scope === 'prompt' || scope === 'promptsystem'
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
    if (!isPromptName(name)) found.push({ name, start, end, tested })
    return
  }
  const isTest = expression.kind === 'call' && TESTS.has(expression.name.toLowerCase())
  for (const part of partsOf(expression)) collect(part, tested || isTest, found)
}
