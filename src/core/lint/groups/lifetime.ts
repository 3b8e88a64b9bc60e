import type { Rule } from '../define.ts'
import { tokenOutlivesWait } from '../rules/token-outlives-wait/index.ts'

/** How long a token lives, in the order of the codes. */
export const LIFETIME_RULES: readonly Rule[] = [tokenOutlivesWait]
