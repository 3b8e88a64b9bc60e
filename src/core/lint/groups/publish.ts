import type { Rule } from '../define.ts'
import { flowWellFormed } from '../rules/flow-well-formed/index.ts'

/** What Architect refuses to publish, in the order of the codes. */
export const PUBLISH_RULES: readonly Rule[] = [flowWellFormed]
