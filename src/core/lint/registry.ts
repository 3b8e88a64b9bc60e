import type { Rule } from './define.ts'
import { allActionOutputsHandled } from './rules/all-action-outputs-handled/index.ts'
import { apiKeyInCredentials } from './rules/api-key-in-credentials/index.ts'
import { contractIsFlat } from './rules/contract-is-flat/index.ts'
import { decimalPrintsPlain } from './rules/decimal-prints-plain/index.ts'
import { defaultIsJson } from './rules/default-is-json/index.ts'
import { escapeInterpolatedText } from './rules/escape-interpolated-text/index.ts'
import { everyPathExitsRightly } from './rules/every-path-exits-rightly/index.ts'
import { flowWellFormed } from './rules/flow-well-formed/index.ts'
import { indefinitePathToScalar } from './rules/indefinite-path-to-scalar/index.ts'
import { inputNameValid } from './rules/input-name-valid/index.ts'
import { minorUnitsRounded } from './rules/minor-units-rounded/index.ts'
import { noDanglingOutput } from './rules/no-dangling-output/index.ts'
import { noHyphenInReference } from './rules/no-hyphen-in-reference/index.ts'
import { noIndexAfterFilter } from './rules/no-index-after-filter/index.ts'
import { noQuotesAroundTranslatedValue } from './rules/no-quotes-around-translated-value/index.ts'
import { noRawResultOut } from './rules/no-raw-result-out/index.ts'
import { noSecretInUrl } from './rules/no-secret-in-url/index.ts'
import { noSecretLiteral } from './rules/no-secret-literal/index.ts'
import { noSensitiveDataOut } from './rules/no-sensitive-data-out/index.ts'
import { noWholeInputInTemplate } from './rules/no-whole-input-in-template/index.ts'
import { nothingBetweenTokenAndPayment } from './rules/nothing-between-token-and-payment/index.ts'
import { nullForRequiredOutput } from './rules/null-for-required-output/index.ts'
import { renderedBodyValid } from './rules/rendered-body-valid/index.ts'
import { secureActionIsSecure } from './rules/secure-action-is-secure/index.ts'
import { secureOutputIntoSecureVariable } from './rules/secure-output-into-secure-variable/index.ts'
import { secureReadOnlyWhereAllowed } from './rules/secure-read-only-where-allowed/index.ts'
import { sensitiveVariableIsSecure } from './rules/sensitive-variable-is-secure/index.ts'
import { setBeforeRead } from './rules/set-before-read/index.ts'
import { templateNameMapped } from './rules/template-name-mapped/index.ts'
import { templateWellFormed } from './rules/template-well-formed/index.ts'
import { tokenAfterInput } from './rules/token-after-input/index.ts'
import { tokenBeforePayment } from './rules/token-before-payment/index.ts'
import { tokenOutlivesWait } from './rules/token-outlives-wait/index.ts'
import { tokenUsedOnce } from './rules/token-used-once/index.ts'
import { translatedValueComparedAsJson } from './rules/translated-value-compared-as-json/index.ts'

/** Every rule, by group and code in the order of the catalogue. */
export const RULES: readonly Rule[] = [
  tokenBeforePayment,
  tokenAfterInput,
  nothingBetweenTokenAndPayment,
  tokenUsedOnce,
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
  tokenOutlivesWait,
  allActionOutputsHandled,
  everyPathExitsRightly,
  noDanglingOutput,
  inputNameValid,
  noHyphenInReference,
  contractIsFlat,
  escapeInterpolatedText,
  noQuotesAroundTranslatedValue,
  defaultIsJson,
  indefinitePathToScalar,
  nullForRequiredOutput,
  templateNameMapped,
  noIndexAfterFilter,
  templateWellFormed,
  renderedBodyValid,
  minorUnitsRounded,
  translatedValueComparedAsJson,
  decimalPrintsPlain,
  setBeforeRead,
  flowWellFormed,
]
