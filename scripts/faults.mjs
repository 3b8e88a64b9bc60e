import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { attempt, installIfNeeded, root } from './setup.mjs'

/**
 * `npm run faults`: lets a publish meet every fault at each of its requests, and prints how each came to its end, and
 * how many requests publishes take that meet none: tables in Markdown. Whatever is not an end with exactly what an
 * undisturbed run leaves is a failed test.
 */
installIfNeeded()
const file = join(root, 'test-results', 'faults.json')
mkdirSync(join(root, 'test-results'), { recursive: true })
const status = attempt('npx', [
  'vitest',
  'run',
  'src/adapters/genesys/fault-matrix',
  'src/cli/economy',
  '--mode',
  'faults',
  '--reporter=json',
  `--outputFile=${file}`,
])
const { testResults, numFailedTests } = JSON.parse(readFileSync(file, 'utf8'))
const met = testResults.flatMap(({ assertionResults }) =>
  assertionResults.flatMap(({ meta }) =>
    (meta?.faults?.endings ?? []).map((one) => ({ ...one, ...meta.faults })),
  ),
)
const counted = testResults.flatMap(({ assertionResults }) =>
  assertionResults.flatMap(({ meta }) => meta?.requests ?? []),
)
const ENDINGS = ['in one run', 'resumed', 'before writing']
tellEndings('step', ({ step }) => step)
tellEndings('fault', ({ fault }) => fault)
tellEveryCell()
tellEndings('publish', ({ scenario }) => scenario)
tell(
  ['publish', 'actions', 'requests', 'polls', 'writes'],
  counted.map(({ publish, actions, requests, polls, writes }) => [
    publish,
    actions,
    requests,
    polls,
    writes,
  ]),
)
console.log(`${met.length} faults met, ${numFailedTests} tests failed`)
process.exit(status)

/** How often each ending was met, by something that an entry has. */
function tellEndings(title, keyOf) {
  const keys = [...new Set(met.map(keyOf))]
  const rows = keys.map((key) => [key, ...counts(met.filter((one) => keyOf(one) === key))])
  tell([title, ...ENDINGS], [...rows, ['all', ...counts(met)]])
}

/** Each fault at each step: in one run, resumed, before writing. */
function tellEveryCell() {
  const steps = [...new Set(met.map(({ step }) => step))]
  const faults = [...new Set(met.map(({ fault }) => fault))]
  for (const [i, step] of steps.entries()) console.log(`${i + 1}. ${step}`)
  console.log('')
  tell(
    ['fault at step', ...steps.map((_, i) => `${i + 1}`)],
    faults.map((fault) => [
      fault,
      ...steps.map((step) => {
        const of = met.filter((one) => one.fault === fault && one.step === step)
        return of.length === 0 ? '' : counts(of).join('/')
      }),
    ]),
  )
}

function counts(of) {
  return ENDINGS.map((ending) => of.filter((one) => one.ending === ending).length)
}

function tell(head, rows) {
  const widths = head.map((title, i) =>
    Math.max(...[head, ...rows].map((row) => `${row[i]}`.length), 3),
  )
  const line = (cells) => console.log(`| ${cells.join(' | ')} |`)
  const padded = ([key, ...cells]) => [
    key.padEnd(widths[0]),
    ...cells.map((cell, i) => `${cell}`.padStart(widths[i + 1])),
  ]
  line(padded(head))
  line(widths.map((width, i) => (i === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)))
  for (const row of rows) line(padded(row))
  console.log('')
}
