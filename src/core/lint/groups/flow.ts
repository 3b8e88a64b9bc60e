import type { Rule } from '../define.ts'
import { callsCanBeFollowed } from '../rules/calls-can-be-followed/index.ts'
import { expressionValid } from '../rules/expression-valid/index.ts'
import { extractIntoOpenVariable } from '../rules/extract-into-open-variable/index.ts'
import { nameValid } from '../rules/name-valid/index.ts'
import { numberInRange } from '../rules/number-in-range/index.ts'
import { referenceExists } from '../rules/reference-exists/index.ts'
import { stepComplete } from '../rules/step-complete/index.ts'
import { valueHasRightType } from '../rules/value-has-right-type/index.ts'

/** What Architect asks of every flow before it publishes it, and what our own proof asks of it, in the order of the codes. */
export const FLOW_RULES: readonly Rule[] = [
  expressionValid,
  stepComplete,
  valueHasRightType,
  numberInRange,
  referenceExists,
  nameValid,
  extractIntoOpenVariable,
  callsCanBeFollowed,
]
