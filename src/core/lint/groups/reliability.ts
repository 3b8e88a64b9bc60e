import type { Rule } from '../define.ts'
import { actionLimit } from '../rules/action-limit/index.ts'
import { allActionOutputsHandled } from '../rules/all-action-outputs-handled/index.ts'
import { declineIsNotOutage } from '../rules/decline-is-not-outage/index.ts'
import { errorHandlingSet } from '../rules/error-handling-set/index.ts'
import { everyPathExitsRightly } from '../rules/every-path-exits-rightly/index.ts'
import { inputFailureHandled } from '../rules/input-failure-handled/index.ts'
import { noDanglingOutput } from '../rules/no-dangling-output/index.ts'
import { noStaleInputInRetry } from '../rules/no-stale-input-in-retry/index.ts'
import { outcomeRecorded } from '../rules/outcome-recorded/index.ts'
import { retryPaymentIdempotently } from '../rules/retry-payment-idempotently/index.ts'
import { successChecksDecline } from '../rules/success-checks-decline/index.ts'
import { timeoutMayHaveCharged } from '../rules/timeout-may-have-charged/index.ts'

/** What happens when something fails, in the order of the codes. */
export const RELIABILITY_RULES: readonly Rule[] = [
  allActionOutputsHandled,
  retryPaymentIdempotently,
  successChecksDecline,
  declineIsNotOutage,
  everyPathExitsRightly,
  errorHandlingSet,
  inputFailureHandled,
  timeoutMayHaveCharged,
  noStaleInputInRetry,
  actionLimit,
  outcomeRecorded,
  noDanglingOutput,
]
