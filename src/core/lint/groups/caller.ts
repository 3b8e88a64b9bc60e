import type { Rule } from '../define.ts'
import { cardLengthRange } from '../rules/card-length-range/index.ts'
import { cvvLengthRange } from '../rules/cvv-length-range/index.ts'
import { expiryChecked } from '../rules/expiry-checked/index.ts'
import { inputTimeoutsHumane } from '../rules/input-timeouts-humane/index.ts'
import { keysDisabledDuringInput } from '../rules/keys-disabled-during-input/index.ts'
import { processingPromptSet } from '../rules/processing-prompt-set/index.ts'
import { wayOutBeforeCard } from '../rules/way-out-before-card/index.ts'

/** What the caller goes through, in the order of the codes. */
export const CALLER_RULES: readonly Rule[] = [
  processingPromptSet,
  cardLengthRange,
  cvvLengthRange,
  expiryChecked,
  wayOutBeforeCard,
  keysDisabledDuringInput,
  inputTimeoutsHumane,
]
