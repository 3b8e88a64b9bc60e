import type { Design, Weight } from '../model/design.ts'
import type { Edit } from '../model/edit.ts'
import type { Rule } from './define.ts'

/** How a rule is called. */
type Names = Pick<Rule, 'rule' | 'code'>

/** What a design itself says that a rule weighs; null where it says nothing. */
export function ownSeverity(design: Design, { rule, code }: Names): Weight | null {
  const found = Object.entries(design.severities).findLast(
    ([name]) => name === rule || name === code,
  )
  return found === undefined ? null : found[1]
}

/** Sets what a rule weighs in a design; null leaves that to the rule again. */
export function setOwnSeverity(design: Design, { rule, code }: Names, weight: Weight | null): Edit {
  const others = Object.entries(design.severities).filter(
    ([name]) => name !== rule && name !== code,
  )
  const own = weight === null ? [] : [[rule, weight] as const]
  return { type: 'set-severities', severities: Object.fromEntries([...others, ...own]) }
}
