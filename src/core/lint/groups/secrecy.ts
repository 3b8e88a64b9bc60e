import type { Rule } from '../define.ts'
import { apiKeyInCredentials } from '../rules/api-key-in-credentials/index.ts'
import { noRawResultOut } from '../rules/no-raw-result-out/index.ts'
import { noSecretInUrl } from '../rules/no-secret-in-url/index.ts'
import { noSecretLiteral } from '../rules/no-secret-literal/index.ts'
import { noSensitiveDataOut } from '../rules/no-sensitive-data-out/index.ts'
import { noWholeInputInTemplate } from '../rules/no-whole-input-in-template/index.ts'
import { secureActionIsSecure } from '../rules/secure-action-is-secure/index.ts'
import { secureOutputIntoSecureVariable } from '../rules/secure-output-into-secure-variable/index.ts'
import { secureReadOnlyWhereAllowed } from '../rules/secure-read-only-where-allowed/index.ts'
import { sensitiveVariableIsSecure } from '../rules/sensitive-variable-is-secure/index.ts'

/** Where secrets may not be, in the order of the codes. */
export const SECRECY_RULES: readonly Rule[] = [
  sensitiveVariableIsSecure,
  secureReadOnlyWhereAllowed,
  noSensitiveDataOut,
  secureActionIsSecure,
  secureOutputIntoSecureVariable,
  noSecretLiteral,
  noSecretInUrl,
  noWholeInputInTemplate,
  noRawResultOut,
  apiKeyInCredentials,
]
