import type { Rule } from '../define.ts'
import { actionTimeoutFits } from '../rules/action-timeout-fits/index.ts'
import { noUnboundedWaitWithToken } from '../rules/no-unbounded-wait-with-token/index.ts'
import { oauthInIntegration } from '../rules/oauth-in-integration/index.ts'
import { tokenHeadroom } from '../rules/token-headroom/index.ts'
import { tokenLifetimeKnown } from '../rules/token-lifetime-known/index.ts'
import { tokenOutlivesWait } from '../rules/token-outlives-wait/index.ts'

/** How long a token lives, in the order of the codes. */
export const LIFETIME_RULES: readonly Rule[] = [
  tokenOutlivesWait,
  tokenHeadroom,
  tokenLifetimeKnown,
  noUnboundedWaitWithToken,
  oauthInIntegration,
  actionTimeoutFits,
]
