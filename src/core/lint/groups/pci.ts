import type { Rule } from '../define.ts'
import { cloneInParity } from '../rules/clone-in-parity/index.ts'
import { cvvNeverKept } from '../rules/cvv-never-kept/index.ts'
import { httpsAndOneEnvironment } from '../rules/https-and-one-environment/index.ts'
import { noTestCloneInFlow } from '../rules/no-test-clone-in-flow/index.ts'
import { orgChecklist } from '../rules/org-checklist/index.ts'

/** What PCI DSS demands, in the order of the codes. */
export const PCI_RULES: readonly Rule[] = [
  cvvNeverKept,
  httpsAndOneEnvironment,
  orgChecklist,
  noTestCloneInFlow,
  cloneInParity,
]
