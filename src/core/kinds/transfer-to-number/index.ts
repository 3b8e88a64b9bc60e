import { ASSUMED } from '../archy-assumptions.ts'
import { defineConnectingTransfer } from '../connecting-transfer.ts'

/** Connects the caller with a telephone number. On success the flow is over; only a failure goes on. */
export const transferToNumber = defineConnectingTransfer({
  id: 'transfer-to-number',
  title: 'Transfer to number',
  summary: 'Connect to a telephone number',
  icon: 'call',
  docs: `Transfers the caller to a telephone number. Genesys calls it **Transfer to Number**. When the transfer works
the flow is over; *failure* is the only way on.

It was allowed in secure call flows when Genesys last published the list with its design-time core (2018). In a flow
that an agent started it frees the agent, who does not get the caller back (Genesys Resource Center, "Secure flow
scenarios"). A number is a string; it cannot read secure variables.

**Not certain:** no public export shows the action, so its keys in Archy follow the scripting SDK. A release link
transfer is kept from an import and not shown here. Without a connect timeout, ringing is counted as 60 s.`,
  label: 'Number',
  missing: 'choose a number',
  archyKey: 'transferToNumber',
  property: ASSUMED.ringingTarget.value.number,
  isNamed: false,
  expects: 'string',
})
