import type { Rule } from '../define.ts'

/** What PCI DSS demands, in the order of the codes. */
export const PCI_RULES: readonly Rule[] = []
