import type { Rule } from '../define.ts'
import { apiKeyInCredentials } from '../rules/api-key-in-credentials/index.ts'
import { extractAcknowledged } from '../rules/extract-acknowledged/index.ts'
import { extractReadsSecure } from '../rules/extract-reads-secure/index.ts'
import { extractReduces } from '../rules/extract-reduces/index.ts'
import { noCardInInvocationData } from '../rules/no-card-in-invocation-data/index.ts'
import { noRawResultOut } from '../rules/no-raw-result-out/index.ts'
import { noReadbackOfCard } from '../rules/no-readback-of-card/index.ts'
import { noSecretInUrl } from '../rules/no-secret-in-url/index.ts'
import { noSecretLiteral } from '../rules/no-secret-literal/index.ts'
import { noSensitiveDataOut } from '../rules/no-sensitive-data-out/index.ts'
import { noStandardDataAction } from '../rules/no-standard-data-action/index.ts'
import { noWholeInputInTemplate } from '../rules/no-whole-input-in-template/index.ts'
import { receiptNotSecure } from '../rules/receipt-not-secure/index.ts'
import { secureActionIsSecure } from '../rules/secure-action-is-secure/index.ts'
import { secureOutputIntoSecureVariable } from '../rules/secure-output-into-secure-variable/index.ts'
import { secureReadOnlyWhereAllowed } from '../rules/secure-read-only-where-allowed/index.ts'
import { sensitiveVariableIsSecure } from '../rules/sensitive-variable-is-secure/index.ts'

/** Where secrets may not be, in the order of the codes. */
export const SECRECY_RULES: readonly Rule[] = [
  sensitiveVariableIsSecure,
  secureReadOnlyWhereAllowed,
  extractReduces,
  noSensitiveDataOut,
  extractAcknowledged,
  extractReadsSecure,
  noStandardDataAction,
  secureActionIsSecure,
  secureOutputIntoSecureVariable,
  receiptNotSecure,
  noReadbackOfCard,
  noSecretLiteral,
  noSecretInUrl,
  noWholeInputInTemplate,
  noRawResultOut,
  apiKeyInCredentials,
  noCardInInvocationData,
]
