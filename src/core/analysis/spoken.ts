import type { NodeFacts } from '../kinds/facts.ts'
import { type Expression, partsOf } from '../language/expression/syntax.ts'
import type { Audio } from '../model/values.ts'
import { parsedExpression } from './references.ts'

/** The words that a node is known to say, whatever the call: what a recording says is not known. */
export function spokenBy({ says = [] }: NodeFacts): string {
  const [first] = says
  if (first !== undefined && says.length === 1) return wordsOf(first.audio)
  return says.map(({ audio }) => wordsOf(audio)).join(' ')
}

/** The words of one audio; an expression says the texts that it spells out. */
export function wordsOf(audio: Audio): string {
  switch (audio.type) {
    case 'speech':
      return audio.text
    case 'expression': {
      const parsed = parsedExpression(audio.text)
      return parsed === null ? '' : addTexts([], parsed).join(' ')
    }
    case 'prompt':
    case 'none':
      return ''
  }
}

function addTexts(texts: string[], expression: Expression): readonly string[] {
  if (expression.kind === 'string') texts.push(expression.value)
  else for (const part of partsOf(expression)) addTexts(texts, part)
  return texts
}
