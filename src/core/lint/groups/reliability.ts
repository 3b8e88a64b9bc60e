import type { Rule } from '../define.ts'
import { allActionOutputsHandled } from '../rules/all-action-outputs-handled/index.ts'
import { declineIsNotOutage } from '../rules/decline-is-not-outage/index.ts'
import { everyPathExitsRightly } from '../rules/every-path-exits-rightly/index.ts'
import { noDanglingOutput } from '../rules/no-dangling-output/index.ts'
import { retryPaymentIdempotently } from '../rules/retry-payment-idempotently/index.ts'
import { successChecksDecline } from '../rules/success-checks-decline/index.ts'

/** What happens when something fails, in the order of the codes. */
export const RELIABILITY_RULES: readonly Rule[] = [
  allActionOutputsHandled,
  retryPaymentIdempotently,
  successChecksDecline,
  declineIsNotOutage,
  everyPathExitsRightly,
  noDanglingOutput,
]
