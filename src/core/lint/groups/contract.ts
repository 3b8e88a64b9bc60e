import type { Rule } from '../define.ts'
import { bindingTypeMatches } from '../rules/binding-type-matches/index.ts'
import { contractIsFlat } from '../rules/contract-is-flat/index.ts'
import { decimalPrintsPlain } from '../rules/decimal-prints-plain/index.ts'
import { defaultIsJson } from '../rules/default-is-json/index.ts'
import { escapeInterpolatedText } from '../rules/escape-interpolated-text/index.ts'
import { indefinitePathToScalar } from '../rules/indefinite-path-to-scalar/index.ts'
import { inputNameValid } from '../rules/input-name-valid/index.ts'
import { minorUnitsRounded } from '../rules/minor-units-rounded/index.ts'
import { noHyphenInReference } from '../rules/no-hyphen-in-reference/index.ts'
import { noIndexAfterFilter } from '../rules/no-index-after-filter/index.ts'
import { noQuotesAroundTranslatedValue } from '../rules/no-quotes-around-translated-value/index.ts'
import { nullForRequiredOutput } from '../rules/null-for-required-output/index.ts'
import { publishedContractFixed } from '../rules/published-contract-fixed/index.ts'
import { renderedBodyValid } from '../rules/rendered-body-valid/index.ts'
import { requiredInputBound } from '../rules/required-input-bound/index.ts'
import { setBeforeRead } from '../rules/set-before-read/index.ts'
import { templateNameMapped } from '../rules/template-name-mapped/index.ts'
import { templateWellFormed } from '../rules/template-well-formed/index.ts'
import { translatedValueComparedAsJson } from '../rules/translated-value-compared-as-json/index.ts'

/** Contracts, templates and variables, in the order of the codes. */
export const CONTRACT_RULES: readonly Rule[] = [
  inputNameValid,
  noHyphenInReference,
  contractIsFlat,
  bindingTypeMatches,
  requiredInputBound,
  escapeInterpolatedText,
  noQuotesAroundTranslatedValue,
  defaultIsJson,
  indefinitePathToScalar,
  nullForRequiredOutput,
  templateNameMapped,
  noIndexAfterFilter,
  templateWellFormed,
  renderedBodyValid,
  publishedContractFixed,
  minorUnitsRounded,
  translatedValueComparedAsJson,
  decimalPrintsPlain,
  setBeforeRead,
]
