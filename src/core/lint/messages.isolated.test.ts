import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { type RuleTests, reportsOf } from '#testing/rule-tester.ts'
import type { Report, Rule } from './define.ts'
import { RULES } from './registry.ts'

const { testsOf } = vi.hoisted(() => ({ testsOf: new Map<string, RuleTests[]>() }))

/** The tests of the rules are not run here but read: they are the examples. */
vi.mock('#testing/rule-tester.ts', async (original) => ({
  ...(await original<typeof import('#testing/rule-tester.ts')>()),
  testRule: ({ rule }: Rule, tests: RuleTests) => {
    testsOf.set(rule, [...(testsOf.get(rule) ?? []), tests])
  },
}))

/** What rules say in tests that are written out, on designs that the notation of flows cannot say. */
const overheard = new Map<Rule, Report[]>(RULES.map((rule) => [rule, []]))
for (const rule of RULES) {
  const listen = (reports: Iterable<Report>) => {
    const found = [...reports]
    overheard.get(rule)?.push(...found)
    return found
  }
  const { check, checkSteps } = rule
  if (check !== undefined)
    vi.spyOn(rule, 'check').mockImplementation((subject) => listen(check(subject)))
  if (checkSteps !== undefined)
    vi.spyOn(rule, 'checkSteps').mockImplementation((subject) => listen(checkSteps(subject)))
}

const FOLDER = join(import.meta.dirname, 'rules')
for (const { rule } of RULES) {
  for (const file of readdirSync(join(FOLDER, rule))) {
    if (file.endsWith('.test.ts')) await import(join(FOLDER, rule, file))
  }
}

/** What a rule says of the examples on its page and in its tests; what no example has it say was overheard. */
function saidBy(rule: Rule): readonly Report[] {
  const known = said.get(rule)
  if (known !== undefined) return known
  const others = [...(overheard.get(rule) ?? [])]
  const tests = (testsOf.get(rule.rule) ?? []).flatMap(({ invalid }) => invalid)
  const shown = [
    ...rule.docs.invalid.flatMap(({ flow }) => reportsOf(rule, flow)),
    ...tests.flatMap(({ flow, options }) => reportsOf(rule, flow, options)),
  ]
  const ids = new Set(shown.map(({ messageId }) => messageId))
  const all = [...shown, ...others.filter(({ messageId }) => !ids.has(messageId))]
  said.set(rule, all)
  return all
}

const said = new Map<Rule, readonly Report[]>()

describe('what rules say', () => {
  test.each(RULES)('$code: some example has it say each of its messages', (rule) => {
    const ids = new Set(saidBy(rule).map(({ messageId }) => messageId))
    expect(Object.keys(rule.messages).filter((id) => !ids.has(id))).toEqual([])
  })

  test.each(RULES)('$code: its own tests have it speak', (rule) => {
    const examples = (testsOf.get(rule.rule) ?? []).flatMap(({ invalid }) => invalid)
    expect(examples.length + (overheard.get(rule) ?? []).length).toBeGreaterThan(0)
  })

  test('no message has a hole, a double space or a number with the wrong noun', () => {
    const wrong =
      /undefined|NaN|\[object|Infinity| {2}|“”|\{\{|\b1 (steps|seconds|digits|times|tries|characters|variables|rounds|inputs|outputs)\b/
    const messages = RULES.flatMap(saidBy).map(({ message }) => message)
    expect(messages.filter((message) => wrong.test(message))).toEqual([])
  })

  test('every message is as it was read: npx vitest run src/core/lint/messages.isolated.test.ts -u, and read what has changed', async () => {
    await expect(page()).toMatchFileSnapshot('messages.snapshot.md')
  })
})

function page(): string {
  const rules = RULES.map((rule) => {
    const lines = saidBy(rule).map(({ messageId, message }) => `- *${messageId}*: ${message}`)
    return [`## ${rule.code} ${rule.rule}`, [...new Set(lines)].sort().join('\n')].join('\n\n')
  })
  return [
    '<!-- Written by messages.isolated.test.ts from the examples of the rules: change a rule, then run it with -u. -->',
    '# What rules say',
    ...rules,
    '',
  ].join('\n\n')
}
