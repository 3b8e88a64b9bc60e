import type { Design, Weight } from '../model/design.ts'
import type { Edit } from '../model/edit.ts'
import type { Rule } from './define.ts'
import { findsSecrets } from './written-secrets.ts'

/** How a rule is called. */
type Names = Pick<Rule, 'rule' | 'code'>

/**
 * What a design says that rules weigh, by their names or their codes. Of a key, a token or a card number that is written
 * out in it nobody can decide that it is no matter: a design that holds one does not go anywhere.
 */
export function ownSeverities({
  severities,
}: Pick<Design, 'severities'>): readonly (readonly [string, Weight])[] {
  return Object.entries(severities).filter(([name]) => mayBeSet(name))
}

/** Whether a design can say what a rule weighs, by its name or its code. */
export function mayBeSet(name: string): boolean {
  return !findsSecrets(name)
}

/** What a design itself says that a rule weighs; null where it says nothing. */
export function ownSeverity(design: Design, { rule, code }: Names): Weight | null {
  const found = ownSeverities(design).findLast(([name]) => name === rule || name === code)
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
