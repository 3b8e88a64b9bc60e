import { defineDataCall } from '../data-call.ts'
import { ASSUMED } from '../archy-assumptions.ts'

/** Sends secure data to a gateway. It is the one way by which a card leaves the flow. */
export const callSecureData = defineDataCall({
  id: 'call-secure-data',
  title: 'Secure data action',
  summary: 'Send card data to a gateway',
  icon: 'action',
  docs: `Calls a data action that is marked secure (PCI-compliant), with inputs that may read secure variables.
Genesys calls it **Call Secure Data**.

Only secure actions can be chosen. It leaves by *success*, *failure* or *timeout*, and its outputs are assigned on
*success* only; nothing is logged on any of them (Genesys Resource Center, "Call Secure Data action"). The processing
prompt must be a recording, plays once, and should last 60 s.`,
  offered: true,
  secure: true,
  place: 'secure-action',
  archyKey: 'callDataSecure',
  actionKey: ASSUMED.secureActionKey.value,
})
