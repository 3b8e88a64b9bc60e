import type { Rule } from './define.ts'
import { sensitiveVariableIsSecure } from './rules/sensitive-variable-is-secure/index.ts'
import { tokenAfterInput } from './rules/token-after-input/index.ts'

/** Every rule, in the order of the codes. */
export const RULES: readonly Rule[] = [tokenAfterInput, sensitiveVariableIsSecure]
