import type { Rule } from './define.ts'
import { allActionOutputsHandled } from './rules/all-action-outputs-handled/index.ts'
import { everyPathExitsRightly } from './rules/every-path-exits-rightly/index.ts'
import { flowWellFormed } from './rules/flow-well-formed/index.ts'
import { noDanglingOutput } from './rules/no-dangling-output/index.ts'
import { noSensitiveDataOut } from './rules/no-sensitive-data-out/index.ts'
import { nothingBetweenTokenAndPayment } from './rules/nothing-between-token-and-payment/index.ts'
import { secureActionIsSecure } from './rules/secure-action-is-secure/index.ts'
import { secureOutputIntoSecureVariable } from './rules/secure-output-into-secure-variable/index.ts'
import { secureReadOnlyWhereAllowed } from './rules/secure-read-only-where-allowed/index.ts'
import { sensitiveVariableIsSecure } from './rules/sensitive-variable-is-secure/index.ts'
import { setBeforeRead } from './rules/set-before-read/index.ts'
import { tokenAfterInput } from './rules/token-after-input/index.ts'
import { tokenBeforePayment } from './rules/token-before-payment/index.ts'
import { tokenOutlivesWait } from './rules/token-outlives-wait/index.ts'
import { tokenUsedOnce } from './rules/token-used-once/index.ts'

/** Every rule, by group and code in the order of the catalogue. */
export const RULES: readonly Rule[] = [
  tokenBeforePayment,
  tokenAfterInput,
  nothingBetweenTokenAndPayment,
  tokenUsedOnce,
  sensitiveVariableIsSecure,
  secureReadOnlyWhereAllowed,
  noSensitiveDataOut,
  secureActionIsSecure,
  secureOutputIntoSecureVariable,
  tokenOutlivesWait,
  allActionOutputsHandled,
  everyPathExitsRightly,
  noDanglingOutput,
  setBeforeRead,
  flowWellFormed,
]
