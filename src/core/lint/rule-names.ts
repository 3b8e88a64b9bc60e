import { closest } from '../base/closest.ts'
import type { Rule } from './define.ts'
import { RULES } from './registry.ts'

/** By its name or by its code. */
export function ruleCalled(name: string): Rule | undefined {
  return RULES.find(({ rule, code }) => rule === name || code === name)
}

/** The name or the code that was probably meant by one that no rule has; null when none is near. */
export function ruleMeant(name: string): string | null {
  return closest(
    name,
    RULES.flatMap(({ code, rule }) => [code, rule]),
  )
}

/** That there is no such rule, in words, and how it is probably called. */
export function noSuchRule(name: string, meant: string | null): string {
  const hint =
    meant === null
      ? 'Call a rule by its code, such as SF-ORD-02, or by its name, such as token-after-input.'
      : `Did you mean ${meant}?`
  return `there is no rule “${name}”. ${hint}`
}
