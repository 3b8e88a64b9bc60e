import type { Rule } from './define.ts'
import { CALLER_RULES } from './groups/caller.ts'
import { CONTRACT_RULES } from './groups/contract.ts'
import { FLOW_RULES } from './groups/flow.ts'
import { LIFETIME_RULES } from './groups/lifetime.ts'
import { ORDERING_RULES } from './groups/ordering.ts'
import { PCI_RULES } from './groups/pci.ts'
import { PUBLISH_RULES } from './groups/publish.ts'
import { RELIABILITY_RULES } from './groups/reliability.ts'
import { SECRECY_RULES } from './groups/secrecy.ts'

/** Every rule, by group and code in the order of the catalogue; our own group comes after it. */
export const RULES: readonly Rule[] = [
  ...ORDERING_RULES,
  ...SECRECY_RULES,
  ...LIFETIME_RULES,
  ...RELIABILITY_RULES,
  ...CONTRACT_RULES,
  ...CALLER_RULES,
  ...PCI_RULES,
  ...PUBLISH_RULES,
  ...FLOW_RULES,
]
