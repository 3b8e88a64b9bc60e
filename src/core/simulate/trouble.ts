import { describeExpressionError } from '../language/expression/expression-error.ts'
import { describeEvaluationError, describeFailure } from '../language/expression/failure.ts'
import type { Trouble } from '../kinds/simulation.ts'

/** One sentence. Where it may be kept or sent, values are `hidden`: a value that does not fit may be a card number. */
export function describeTrouble(trouble: Trouble, values: 'shown' | 'hidden'): string {
  switch (trouble.code) {
    case 'unreadable':
      return describeExpressionError(trouble.error)
    case 'evaluation':
      return describeEvaluationError(trouble.error, values)
    case 'conversion':
      return describeFailure(trouble.error, values)
    case 'too-many-actions':
      return `More than ${trouble.limit} actions have run: Genesys Cloud stops here. Look for a loop that has no end.`
  }
}
