import { defineDataCall } from '../data-call.ts'

/** Calls an API without secure data. Secure variables cannot go in. */
export const callData = defineDataCall({
  id: 'call-data',
  title: 'Data action',
  summary: 'Call an API without secure data',
  icon: 'plug',
  docs: `Calls a data action that is not marked secure. Genesys calls it **Call Data Action**.

Its inputs cannot read secure variables, and what goes in and comes out may be logged: no card number, CVV or token
may get there, not even extracted. It leaves by *success*, *failure* or *timeout*, and its outputs are assigned on
*success* only.

**Not certain:** whether a secure call flow may use it. The list of Genesys' design-time core (2018) allows it, and a
public export of a secure call flow has one; that standard data actions are disabled there is also said, and no page
of Genesys confirms it. So the palette does not offer it, and imports keep it. For everything that belongs to a payment
use a secure data action.`,
  offered: false,
  secure: false,
  place: 'standard-action',
  archyKey: 'callData',
  actionKey: 'dataAction',
})
