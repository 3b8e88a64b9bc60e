import type { NodeFacts } from '../kinds/facts.ts'
import { type Expression, partsOf } from '../language/expression/syntax.ts'
import type { Audio } from '../model/values.ts'
import { parsedExpression } from './references.ts'

/** The words that a node is known to say, whatever the call: what a recording says is not known. */
export function spokenBy({ says = [] }: NodeFacts): string {
  return says.map(({ audio }) => wordsOf(audio)).join(' ')
}

/** The words of one audio; an expression says the texts that it spells out. */
export function wordsOf(audio: Audio): string {
  switch (audio.type) {
    case 'speech':
      return audio.text
    case 'expression': {
      const parsed = parsedExpression(audio.text)
      return parsed === null ? '' : textsIn(parsed).join(' ')
    }
    case 'prompt':
    case 'none':
      return ''
  }
}

function textsIn(expression: Expression): readonly string[] {
  return expression.kind === 'string' ? [expression.value] : partsOf(expression).flatMap(textsIn)
}
