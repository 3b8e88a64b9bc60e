import { ASSUMED } from '../archy-assumptions.ts'
import { defineCustomerKeyAction } from '../customer-key.ts'

/** Decrypts what Encrypt Data gave. */
export const decryptData = defineCustomerKeyAction({
  id: 'decrypt-data',
  title: 'Decrypt data',
  summary: 'Decrypt a value with your own key',
  docs: `Decrypts a string that **Encrypt Data** gave, into a JSON variable that is assigned on *success* only; on
*failure* the variable is left as it was. Genesys calls it **Decrypt Data** (Genesys flow scripting SDK).

Bind it to a secure variable when what it holds is sensitive. How long it takes is not documented and counts as no
time.

**Not certain:** no public export shows the action, so its keys in Archy follow the scripting SDK. The palette does not
offer it; imports keep it.`,
  label: 'Encrypted data',
  archyKey: 'decryptData',
  ...ASSUMED.decryptData.value,
})
