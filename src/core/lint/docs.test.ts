import { expect, test } from 'vitest'
import { parseFlow } from '#testing/flow-notation.ts'
import { testGeneratedDocs } from '#testing/generated-docs.ts'
import { ruleDocs, rulesIndex } from './docs.ts'
import { RULES } from './registry.ts'

testGeneratedDocs(
  'rules',
  new Map([
    ...RULES.map((rule) => [`${rule.rule}.md`, ruleDocs(rule)] as const),
    ['README.md', rulesIndex(RULES)] as const,
  ]),
)

test('every word that an example uses is explained in the index', () => {
  const flows = RULES.flatMap(({ docs }) => [...docs.invalid, ...docs.valid])
  const words = flows
    .flatMap(({ flow }) => parseFlow(flow))
    .flatMap((statement) =>
      statement.type === 'chain' ? [...statement.from, ...statement.steps] : [],
    )
    .flatMap(({ kind }) => (kind === null ? [] : [kind.word]))
  const index = rulesIndex(RULES)
  for (const word of new Set(words)) expect(index).toMatch(new RegExp(`\`${word}\\b`))
})
