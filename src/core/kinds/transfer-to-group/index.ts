import { ASSUMED } from '../archy-assumptions.ts'
import { defineConnectingTransfer } from '../connecting-transfer.ts'

/** Connects the caller with a group of the org. On success the flow is over; only a failure goes on. */
export const transferToGroup = defineConnectingTransfer({
  id: 'transfer-to-group',
  title: 'Transfer to group',
  summary: 'Ring a group of people',
  icon: 'transfer',
  docs: `Transfers the caller to a group of users, who are rung as the group says. Genesys calls it **Transfer to
Group**. When the transfer works the flow is over; *failure* is the only way on.

It was allowed in secure call flows when Genesys last published the list with its design-time core (2018). In a flow
that an agent started it frees the agent, who does not get the caller back (Genesys Resource Center, "Secure flow
scenarios"). The target cannot read secure variables.

**Not certain:** no public export shows the action, so its keys in Archy follow the scripting SDK, and that a group is
named by \`lit: {name: …}\` follows from queues. Rollover to voicemail is kept from an import and not shown here.
Without a connect timeout, ringing is counted as 60 s.`,
  label: 'Group',
  missing: 'choose a group',
  archyKey: 'transferToGroup',
  property: ASSUMED.ringingTarget.value.group,
  isNamed: true,
  expects: 'group',
  names: 'groups',
})
