import { ASSUMED } from '../archy-assumptions.ts'
import { defineConnectingTransfer } from '../connecting-transfer.ts'

/** Connects the caller with one user of the org. On success the flow is over; only a failure goes on. */
export const transferToUser = defineConnectingTransfer({
  id: 'transfer-to-user',
  title: 'Transfer to user',
  summary: 'Connect to one person',
  icon: 'transfer',
  docs: `Transfers the caller to one user of the org. Genesys calls it **Transfer to User**. When the transfer works the
flow is over; *failure* is the only way on.

It was allowed in secure call flows when Genesys last published the list with its design-time core (2018). In a flow
that an agent started it frees the agent; it does not give that agent the caller back (Genesys Resource Center,
"Secure flow scenarios"): use Return to agent for that. The target cannot read secure variables.

**Not certain:** no public export shows the action, so its keys in Archy follow the scripting SDK, and that a user is
named by \`lit: {name: …}\` follows from queues. Rollover to voicemail is kept from an import and not shown here.
Without a connect timeout, ringing is counted as 60 s.`,
  label: 'User',
  missing: 'choose a user',
  archyKey: 'transferToUser',
  property: ASSUMED.ringingTarget.value.user,
  isNamed: true,
  expects: 'user',
  names: 'users',
})
