import type { Rule } from '../define.ts'
import { allActionOutputsHandled } from '../rules/all-action-outputs-handled/index.ts'
import { everyPathExitsRightly } from '../rules/every-path-exits-rightly/index.ts'
import { noDanglingOutput } from '../rules/no-dangling-output/index.ts'

/** What happens when something fails, in the order of the codes. */
export const RELIABILITY_RULES: readonly Rule[] = [
  allActionOutputsHandled,
  everyPathExitsRightly,
  noDanglingOutput,
]
