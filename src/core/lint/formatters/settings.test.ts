import { expect, test } from 'vitest'
import { buildFlow } from '#testing/build-flow.ts'
import type { Severities } from '../config.ts'
import { settingNotes } from '../setting-notes.ts'
import { formatGithub } from './github.ts'
import { formatJson } from './json.ts'
import { countReports, type FileReport } from './report.ts'
import { formatSarif } from './sarif.ts'
import { formatStylish } from './stylish.ts'

const design = {
  ...buildFlow(`suppress token-after-inputs at hello: an exercise
  suppress all-action-outputs-handled: the flow has no action yet
  start -> hello: play("Hello.") -> done: return`),
  severities: { 'SF-ORD-2': 'off' },
} as const

const report: FileReport = {
  file: 'flows/pay,now.json',
  design,
  problems: [],
  settings: settingNotes(design, []),
}

test('what comes to nothing counts as what it weighs', () => {
  expect(countReports([report])).toMatchObject({ error: 0, warning: 2, info: 1, suppressed: 0 })
})

test('stylish tells it below the problems, and does not call off what is no rule', () => {
  expect(formatStylish([report], { colour: false })).toBe(`flows/pay,now.json
  warning  severities  unknown-rule
           The severity of “SF-ORD-2” sets nothing: there is no rule “SF-ORD-2”. Did you mean SF-ORD-02?
  warning  suppressions  unknown-rule
           The acceptance of token-after-inputs at “hello” accepts nothing: there is no rule “token-after-inputs”. Did you mean token-after-input?
  info     suppressions  nothing-to-accept
           The acceptance of all-action-outputs-handled has nothing to accept: the rule reports nothing there. Take it out, or it will hide what comes there later.

3 problems (2 warnings, 1 info)
`)
})

test('json has it beside the problems, and nothing where there is none', () => {
  const { files } = JSON.parse(formatJson([report, { ...report, settings: [] }])) as {
    files: object[]
  }
  expect(files[0]).toMatchObject({
    problems: [],
    settings: [
      { code: 'unknown-rule', severity: 'warning', rule: 'SF-ORD-2' },
      {
        code: 'unknown-rule',
        rule: 'token-after-inputs',
        suppression: { rule: 'token-after-inputs', node: 'hello', reason: 'an exercise' },
        message: expect.stringContaining('Did you mean token-after-input?'),
      },
      { code: 'nothing-to-accept', severity: 'info' },
    ],
  })
  expect(files[1]).not.toHaveProperty('settings')
})

test('sarif has it as notifications about the configuration of the tool, and no result', () => {
  const { runs } = JSON.parse(formatSarif([report], '1')) as { runs: object[] }
  expect(runs[0]).toMatchObject({
    results: [],
    invocations: [
      {
        executionSuccessful: true,
        toolConfigurationNotifications: [
          { level: 'warning', descriptor: { id: 'unknown-rule' } },
          { level: 'warning' },
          { level: 'note', descriptor: { id: 'nothing-to-accept' } },
        ],
      },
    ],
  })
})

test('github annotates the file', () => {
  const [first = '', , third = ''] = formatGithub([report]).split('\n')
  expect(first).toBe(
    '::warning file=flows/pay%2Cnow.json,title=unknown-rule::The severity of “SF-ORD-2” sets nothing: there is no rule “SF-ORD-2”. Did you mean SF-ORD-02?',
  )
  expect(third).toMatch(/^::notice file=flows\/pay%2Cnow\.json,title=nothing-to-accept::/)
})

test('a rule that a configuration turns off waits for its problem', () => {
  const off: Severities = new Map([['all-action-outputs-handled', 'off']])
  expect(settingNotes(design, [], off)).toHaveLength(2)
})
