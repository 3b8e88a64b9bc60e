import { ASSUMED } from '../archy-assumptions.ts'
import { defineCustomerKeyAction } from '../customer-key.ts'

/** Encrypts a value with the org's own key. */
export const encryptData = defineCustomerKeyAction({
  id: 'encrypt-data',
  title: 'Encrypt data',
  summary: 'Encrypt a value with your own key',
  docs: `Encrypts a JSON value with the org's own key into a string, which is assigned on *success* only. Genesys calls it
**Encrypt Data**.

It fails with one of \`CustomerKeyNotConfigured\`, \`CustomerKeyNotFound\`, \`GeneralError\`, \`NoDataSupplied\` and
\`MaximumDataSizeExceeded\` (more than 32,000 characters) as error type (Genesys Resource Center, "Encrypt Data
action"). Treat what it gives as card data when a card went in. How long it takes is not documented and counts as no
time.

**Not certain:** that it cannot read secure variables follows from the general rule. No public export shows the action,
so its keys in Archy follow the scripting SDK. The palette does not offer it; imports keep it.`,
  label: 'Data',
  archyKey: 'encryptData',
  ...ASSUMED.encryptData.value,
})
