import { rememberTexts } from '../base/remember.ts'
import type { NodeFacts } from '../kinds/facts.ts'
import { shownParts } from '../language/expression/shown-parts.ts'
import type { Reference, StringLiteral } from '../language/expression/syntax.ts'
import type { Audio } from '../model/values.ts'
import { type KnownVariables, nothingKnown, takenArm } from './known-values.ts'
import { parsedExpression } from './references.ts'

/** The words that a node is known to say, whatever the call: what a recording says is not known. */
export function spokenBy({ says = [] }: NodeFacts, held: KnownVariables = nothingKnown): string {
  const [first] = says
  if (first !== undefined && says.length === 1) return wordsOf(first.audio, held)
  return says.map(({ audio }) => wordsOf(audio, held)).join(' ')
}

/** The words of one audio; an expression says the texts that it spells out. */
export function wordsOf(audio: Audio, held: KnownVariables = nothingKnown): string {
  switch (audio.type) {
    case 'speech':
      return audio.text
    case 'expression':
      return wordsIn(audio.text, nothing, held)
    case 'prompt':
    case 'none':
      return ''
  }
}

/**
 * The words of the value of an expression: the texts that it spells out, and in their place those of the variables whose
 * values are known. What it only compares or chooses by is not among them, and neither is what it does not choose by
 * what is `held`.
 */
export function wordsIn(
  expression: string,
  valueOf: (name: string) => string | undefined = nothing,
  held: KnownVariables = nothingKnown,
): string {
  return (held === nothingKnown ? partsOf(expression) : partsWhere(expression, held))
    .flatMap((part) => (part.kind === 'string' ? part.value : (valueOf(part.name) ?? [])))
    .join(' ')
}

function partsWhere(text: string, held: KnownVariables): readonly (StringLiteral | Reference)[] {
  const parsed = parsedExpression(text)
  return parsed === null ? [] : shownParts(parsed, (part) => takenArm(part, held))
}

function nothing(): undefined {
  return undefined
}

/** The same few expressions are said again and again, from pass to pass. */
const partsOf = rememberTexts(2000, (text): readonly (StringLiteral | Reference)[] => {
  const parsed = parsedExpression(text)
  return parsed === null ? [] : shownParts(parsed)
})
