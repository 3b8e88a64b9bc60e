import { describe, expect, test } from 'vitest'
import type { ActionId, NodeId } from '#core/base/ids.ts'
import { buildFlow } from '#testing/build-flow.ts'
import { ACCEPTED, BROKEN_FILE, EARLY_TOKEN, ODD_NAME } from '#testing/some-report.ts'
import { lintDesign } from '../lint.ts'
import type { Problem } from '../problem.ts'
import { formatGithub } from './github.ts'
import { formatJson } from './json.ts'
import type { FileReport } from './report.ts'
import { formatSarif } from './sarif.ts'
import { formatStylish } from './stylish.ts'

const design = buildFlow(`variable CVV cvv open
  suppress sensitive-variable-is-secure: an exercise
  start -> token: fetch -> cvv: collect(CVV, digits=3) -> pay: pay -> wait: play
  otherwise -> done: return`)

const report: FileReport = {
  file: 'flows/pay,now.json',
  design,
  problems: [EARLY_TOKEN, ODD_NAME, ACCEPTED],
}
const positions = new Map([['token' as NodeId, { line: 12, column: 5 }]])

test('json has the agreed shape, with absent keys left out', () => {
  expect(JSON.parse(formatJson([report]))).toEqual({
    files: [
      {
        file: 'flows/pay,now.json',
        problems: [
          {
            code: 'SF-ORD-02',
            rule: 'token-after-input',
            severity: 'error',
            node: 'token',
            nodeName: 'token',
            field: 'action',
            message: EARLY_TOKEN.message,
            path: [
              { node: 'token', output: 'success', seconds: 0 },
              { node: 'pay', output: null, seconds: 12 },
            ],
            fix: { title: 'Move token before pay', safety: 'safe' },
          },
          {
            code: 'SF-PUB-03',
            rule: 'flow-well-formed',
            severity: 'warning',
            node: null,
            nodeName: null,
            message: 'The name is odd.',
            path: [],
            fix: null,
          },
          expect.objectContaining({ suppressed: 'agreed with the team' }),
        ],
      },
    ],
  })
})

test('json has line and column where the input has lines', () => {
  const [file] = (
    JSON.parse(formatJson([{ ...report, positions }])) as { files: { problems: object[] }[] }
  ).files
  expect(file?.problems[0]).toMatchObject({ line: 12, column: 5 })
  expect(file?.problems[1]).not.toHaveProperty('line')
})

test('stylish tells severity, place, rule, message, path and fix, and counts', () => {
  expect(formatStylish([{ ...report, positions }], { colour: false })).toBe(`flows/pay,now.json
  error    12:5 token  SF-ORD-02 token-after-input
           The token is fetched early: 50% of callers, at least.
           token (success, 0 s) → pay (12 s)
           fix: Move token before pay
  warning  the flow  SF-PUB-03 flow-well-formed
           The name is odd.

2 problems (1 error, 1 warning), 1 accepted
1 of them can be fixed safely with --fix
`)
})

test('stylish names the rules that the design turns off, also where nothing else is to say', () => {
  const severities = { 'token-after-input': 'off', 'way-out-before-card': 'error' } as const
  const quiet = { ...report, design: { ...design, severities }, problems: [] }
  expect(formatStylish([quiet], { colour: false })).toBe(`flows/pay,now.json
  off in this design: token-after-input

No problems
`)
})

test('stylish lets no name of a node control the terminal', () => {
  const [node, ...nodes] = design.nodes
  if (node === undefined) throw new Error('no node')
  const named = { ...design, nodes: [{ ...node, name: 'a\u001B[2Jb' }, ...nodes] }
  const problem = { ...ODD_NAME, node: node.id, message: 'x\u001B[31my' }
  const text = formatStylish([{ ...report, design: named, problems: [problem] }], { colour: false })
  expect(text).not.toContain('\u001B')
})

test('a name is no command to GitHub Actions and turns no direction', () => {
  const [node, ...nodes] = design.nodes
  if (node === undefined) throw new Error('no node')
  const named = { ...design, nodes: [{ ...node, name: '::stop-commands::x' }, ...nodes] }
  const path = [node.id, node.id].map((id) => ({ node: id, output: null }))
  const problem = { ...ODD_NAME, node: node.id, message: 'x \u202Ey', path }
  const reports = [{ ...report, design: named, problems: [problem] }]
  const text = formatStylish(reports, { colour: false })
  expect(text).not.toMatch(/^\s*::/m)
  expect(text + formatGithub(reports)).not.toContain('\u202E')
})

test('a file that was not checked is an error in github, with its line', () => {
  const [last = ''] = formatGithub([report], [BROKEN_FILE]).split('\n').slice(-2)
  expect(last).toBe(
    '::error file=flows/b%2C1.yaml,line=2,col=9,title=not checked::flows/b,1.yaml: This is not YAML at line 2, column 9: “*” is 50%25 wrong. Correct it.',
  )
})

test('json has a file that was not checked beside those that were, and no key for it where there is none', () => {
  const { file, message } = BROKEN_FILE
  const json = JSON.parse(formatJson([report], [BROKEN_FILE, { file, message }])) as object
  expect(json).toMatchObject({
    files: [{ file: report.file }],
    failed: [
      { file, line: 2, column: 9, message },
      { file, message },
    ],
  })
  expect(JSON.parse(formatJson([report]))).not.toHaveProperty('failed')
})

test('stylish does not call that no problem which was not checked', () => {
  const quiet = [{ ...report, problems: [] }]
  expect(formatStylish(quiet, { colour: false }, [BROKEN_FILE])).toBe(
    'No problems, 1 file not checked\n',
  )
  expect(formatStylish([report], { colour: false }, [BROKEN_FILE, BROKEN_FILE])).toContain(
    '2 problems (1 error, 1 warning), 1 accepted, 2 files not checked\n',
  )
})

test('stylish says so when there is nothing', () => {
  expect(formatStylish([{ ...report, problems: [] }], { colour: false })).toBe('No problems\n')
})

test('stylish colours when asked to', () => {
  expect(formatStylish([report], { colour: true })).toContain('\u001B[31merror')
})

test('github writes one escaped command a problem and leaves out what is suppressed', () => {
  expect(formatGithub([{ ...report, positions }])).toBe(
    '::error file=flows/pay%2Cnow.json,line=12,col=5,title=SF-ORD-02 token-after-input::token: The token is fetched early: 50%25 of callers,%0Aat least.\n' +
      '::warning file=flows/pay%2Cnow.json,title=SF-PUB-03 flow-well-formed::The name is odd.\n',
  )
})

describe('sarif', () => {
  interface Log {
    runs: {
      tool: { driver: { rules: { id: string; help: { markdown: string } }[] } }
      results: Record<string, unknown>[]
    }[]
  }
  const log = JSON.parse(formatSarif([{ ...report, positions }], '1.2.3')) as Log
  const [run] = log.runs

  test('names version, tool and rules', () => {
    expect(log).toMatchObject({
      version: '2.1.0',
      runs: [{ tool: { driver: { name: 'Secure Flow Studio', version: '1.2.3' } } }],
    })
    expect(run?.tool.driver.rules.map(({ id }) => id)).toContain('SF-ORD-02')
    const rule = run?.tool.driver.rules.find(({ id }) => id === 'SF-ORD-02')
    expect(rule?.help.markdown).toContain('`docs/rules/token-after-input.md`')
    expect(rule?.help.markdown).toMatch(/\*\*What to do:\*\* Move the fetch/)
  })

  test('a result points to its rule, its line and its node, and has its path as code flow', () => {
    const result = run?.results[0]
    expect(result).toMatchObject({
      ruleId: 'SF-ORD-02',
      level: 'error',
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'flows/pay,now.json' },
            region: { startLine: 12, startColumn: 5 },
          },
          logicalLocations: [{ name: 'token' }],
        },
      ],
      codeFlows: [
        {
          threadFlows: [
            {
              locations: [
                { location: { message: { text: 'token, left by success after up to 0 s' } } },
                { location: { message: { text: 'pay after up to 12 s' } } },
              ],
            },
          ],
        },
      ],
    })
    expect(run?.tool.driver.rules[Number(result?.['ruleIndex'])]?.id).toBe('SF-ORD-02')
  })

  test('a suppressed problem stays visible as such', () => {
    expect(run?.results[2]).toMatchObject({
      suppressions: [{ justification: 'agreed with the team' }],
    })
  })
})

describe('a problem of a data action', () => {
  const problem: Problem = {
    ...ODD_NAME,
    code: 'SF-CON-06',
    rule: 'escape-interpolated-text',
    action: 'Process_Payment' as ActionId,
    field: 'request.body',
    range: { start: 4, end: 9 },
  }
  const reports = [{ ...report, problems: [problem] }]

  test('has action, field and range in json', () => {
    expect(JSON.parse(formatJson(reports))).toMatchObject({
      files: [
        {
          problems: [
            {
              node: null,
              nodeName: null,
              action: 'Process_Payment',
              actionName: 'Process_Payment',
              field: 'request.body',
              range: { start: 4, end: 9 },
            },
          ],
        },
      ],
    })
  })

  test('tells action and field elsewhere', () => {
    expect(formatStylish(reports, { colour: false })).toContain('Process_Payment request.body')
    expect(formatGithub(reports)).toContain('::Process_Payment request.body: The name is odd.')
    expect(formatSarif(reports, '1')).toContain('"Process_Payment.request.body"')
  })
})

test('all formats take what lint finds', () => {
  const real = [{ file: 'a.json', design, problems: lintDesign(design).problems }]
  expect(JSON.parse(formatJson(real))).toHaveProperty('files')
  expect(JSON.parse(formatSarif(real, '1'))).toHaveProperty('runs')
  expect(formatStylish(real, { colour: false })).toContain('1 accepted')
  expect(formatGithub(real)).toContain('::error file=a.json')
})
