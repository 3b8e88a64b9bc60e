import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { attempt, installIfNeeded, root } from './setup.mjs'

/**
 * `npm run conformance`: what is held against Genesys' own data and tools (golden cases of the engines, public flows,
 * the design-time core, the API definition), as a table of counts.
 */
installIfNeeded()
const shared = process.env.SECURE_FLOW_SHARED ?? join(root, '..', 'shared')
if (!existsSync(shared)) {
  console.error(`The golden data is not at ${shared}. Name its folder with SECURE_FLOW_SHARED.`)
  process.exit(2)
}
const report = join(root, 'test-results', 'conformance.json')
mkdirSync(join(root, 'test-results'), { recursive: true })
const status = attempt(
  'npx',
  [
    'vitest',
    'run',
    ...suites(),
    '--mode',
    'conformance',
    '--reporter=json',
    `--outputFile=${report}`,
  ],
  { SECURE_FLOW_SHARED: shared },
)
print(JSON.parse(readFileSync(report, 'utf8')).testResults)
process.exit(status)

function suites() {
  return [
    'src/core/language/expression',
    'src/core/language/response/golden',
    'src/core/codec/archy',
    'src/core/lint/registry',
    'src/sandbox',
    'src/adapters/genesys',
    'src/testing/swagger-check',
    'src/testing/architect-core',
  ]
}

function print(results) {
  const rows = results
    .map(({ name, assertionResults }) => ({
      suite: relative(join(root, 'src'), name).replace('.test.ts', ''),
      ...countsOf(assertionResults),
    }))
    .sort((a, b) => (a.suite < b.suite ? -1 : 1))
  const width = Math.max(...rows.map(({ suite }) => suite.length))
  const line = ({ suite, passed, failed, skipped }) =>
    console.log(
      `${suite.padEnd(width)}  ${[passed, failed, skipped].map((n) => `${n}`.padStart(7)).join(' ')}`,
    )
  console.log(`${''.padEnd(width)}   passed  failed skipped`)
  for (const row of rows) line(row)
  const total = (key) => rows.reduce((sum, row) => sum + row[key], 0)
  line({
    suite: 'all',
    passed: total('passed'),
    failed: total('failed'),
    skipped: total('skipped'),
  })
}

function countsOf(tests) {
  const of = (status) => tests.filter((test) => test.status === status).length
  return {
    passed: of('passed'),
    failed: of('failed'),
    skipped: tests.length - of('passed') - of('failed'),
  }
}
