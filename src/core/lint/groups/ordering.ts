import type { Rule } from '../define.ts'
import { amountBeforeCard } from '../rules/amount-before-card/index.ts'
import { clearCvvAfterPayment } from '../rules/clear-cvv-after-payment/index.ts'
import { noUnusedToken } from '../rules/no-unused-token/index.ts'
import { nothingBetweenTokenAndPayment } from '../rules/nothing-between-token-and-payment/index.ts'
import { receiptBeforeExit } from '../rules/receipt-before-exit/index.ts'
import { tokenAfterInput } from '../rules/token-after-input/index.ts'
import { tokenBeforePayment } from '../rules/token-before-payment/index.ts'
import { tokenUsedOnce } from '../rules/token-used-once/index.ts'

/** What must come before what, in the order of the codes. */
export const ORDERING_RULES: readonly Rule[] = [
  tokenBeforePayment,
  tokenAfterInput,
  nothingBetweenTokenAndPayment,
  tokenUsedOnce,
  noUnusedToken,
  receiptBeforeExit,
  clearCvvAfterPayment,
  amountBeforeCard,
]
