import type { Design } from '../model/design.ts'
import type { Severities } from './config.ts'
import { ownSeverities } from './own-severities.ts'
import { ruleCalled } from './rule-names.ts'

/**
 * What rules weigh when a design is checked. What a configuration says counts more than what the design says itself: who
 * checks a design that came from elsewhere has the last word. Names that no rule has set nothing: `setting-notes.ts` says so.
 */
export function severitiesIn(
  design: Pick<Design, 'severities'>,
  configured: Severities | undefined,
): Severities | undefined {
  const own = ownSeverities(design).flatMap(([name, weight]) => {
    const rule = ruleCalled(name)
    return rule === undefined ? [] : [[rule.rule, weight] as const]
  })
  return own.length === 0 ? configured : new Map([...own, ...(configured ?? [])])
}
