import type { Rule } from '../define.ts'

/** What the caller goes through, in the order of the codes. */
export const CALLER_RULES: readonly Rule[] = []
