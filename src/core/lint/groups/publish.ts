import type { Rule } from '../define.ts'
import { actionAvailableInSecureFlow } from '../rules/action-available-in-secure-flow/index.ts'
import { flowWellFormed } from '../rules/flow-well-formed/index.ts'
import { referencedActionExists } from '../rules/referenced-action-exists/index.ts'
import { transferTargetReady } from '../rules/transfer-target-ready/index.ts'

/** What Architect refuses to publish, in the order of the codes. */
export const PUBLISH_RULES: readonly Rule[] = [
  referencedActionExists,
  actionAvailableInSecureFlow,
  flowWellFormed,
  transferTargetReady,
]
