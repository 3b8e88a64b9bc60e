import type { CallArguments } from '../call-arguments.ts'
import type { FunctionDefinition } from '../definition.ts'
import { overload } from '../definition.ts'
import { ok } from '../../../base/result.ts'
import type { Outcome } from '../outcome.ts'

/** The evaluator computes the chosen side only; here both are given. */
function chosen(args: CallArguments): Outcome {
  return ok(args.value(args.optional('boolean', 0) === true ? 1 : 2))
}

export const logicalIf: FunctionDefinition = {
  name: 'If',
  group: 'logic',
  docs: 'The second argument when the condition is true, otherwise the third; only that one is evaluated. Both must have the same type. A condition that is NOT_SET counts as false.',
  reveals: 'choice',
  overloads: [
    overload('condition: boolean?, whenTrue: T?, whenFalse: T? -> T', chosen),
    overload('condition: boolean?, whenTrue: T[], whenFalse: T[] -> T[]', chosen),
    overload('condition: boolean?, whenTrue: audio, whenFalse: audio -> audio', chosen),
  ],
}
