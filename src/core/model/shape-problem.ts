import type { z } from 'zod'

/** Where a value has not the shape that it must have, and what is wrong there: `detail` goes on after the place. */
export interface ShapeProblem {
  /** As `severities.SF-CX-01`; empty for the whole. */
  readonly path: string
  /** As “must be a text”, “is missing”. */
  readonly detail: string
}

/** The first thing that a schema finds wrong with a value, in our words; those that a schema has of its own are kept. */
export function shapeProblem(value: unknown, { issues: [issue] }: z.ZodError): ShapeProblem {
  if (issue === undefined) throw new Error('Bug: refused without an issue')
  const path = issue.path.map(String)
  return {
    path: path.join('.'),
    detail: isMissing(value, path) ? 'is missing' : detailOf(issue),
  }
}

function detailOf(issue: z.core.$ZodIssue): string {
  if (!OWN_WORDS_OF_ZOD.test(issue.message)) return issue.message
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${TYPES[issue.expected] ?? 'something else'}`
    case 'invalid_value':
      return `must be ${issue.values.length === 1 ? '' : 'one of '}${issue.values.map(String).join(', ')}`
    case 'too_small':
      return `must ${AMOUNTS[issue.origin] ?? 'be'} at least ${issue.minimum}`
    case 'too_big':
      return `must ${AMOUNTS[issue.origin] ?? 'be'} at most ${issue.maximum}`
    case 'unrecognized_keys':
      return `has ${issue.keys.map((key) => `“${key}”`).join(', ')}, which is not known there`
    default:
      return 'is not in any form that can stand there'
  }
}

/** How messages begin that no schema has said itself (Zod 4, locale en). */
const OWN_WORDS_OF_ZOD = /^(?:Invalid|Too|Unrecognized)\b/

const TYPES: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list in brackets',
  object: 'an object in braces',
  record: 'an object in braces',
  null: 'null',
}

/** What is counted, where it is not the value itself. */
const AMOUNTS: Readonly<Record<string, string>> = {
  string: 'have a length of',
  array: 'have a length of',
}

function isMissing(value: unknown, path: readonly string[]): boolean {
  const [key, ...rest] = path
  if (key === undefined) return value === undefined
  if (typeof value !== 'object' || value === null) return false
  const found = Object.entries(value).find(([name]) => name === key)
  return found === undefined ? rest.length === 0 : isMissing(found[1], rest)
}
