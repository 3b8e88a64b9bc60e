import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { findBrowser } from './browser.mjs'
import { attempt, buildIfNeeded, installIfNeeded, root } from './setup.mjs'

/** `npm test`: everything, in the order in which it is quick to fail, closed by one line of counts. */
const reports = join(root, 'test-results')
const counts = { passed: 0, failed: 0, skipped: 0 }

installIfNeeded()
rmSync(reports, { recursive: true, force: true })
mkdirSync(reports, { recursive: true })

check('types', 'npx', ['tsc', '-b'])
check('lint and layers', 'npx', ['oxlint', '--type-aware', '--deny-warnings'])
check('format', 'npx', ['biome', 'format', '.'])
unitTests()
buildIfNeeded()
browserTests()

console.log(`\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`)
process.exit(counts.failed === 0 && counts.passed > 0 ? 0 : 1)

function check(name, command, args) {
  console.log(`\n— ${name}`)
  const status = attempt(command, args)
  counts[status === 0 ? 'passed' : 'failed'] += 1
}

function unitTests() {
  console.log('\n— unit and property tests')
  const file = join(reports, 'unit.json')
  const status = attempt('npx', [
    'vitest',
    'run',
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ])
  const report = readReport(file)
  counts.passed += report?.numPassedTests ?? 0
  counts.skipped += (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0)
  const failed = report?.numFailedTests ?? 0
  counts.failed += status === 0 ? failed : Math.max(failed, 1)
}

function browserTests() {
  console.log('\n— browser tests')
  const browser = findBrowser()
  if (browser === null) {
    counts.failed += 1
    return
  }
  const file = join(reports, 'browser.json')
  const status = attempt('npx', ['playwright', 'test', '--reporter=list,json'], {
    CHROMIUM_PATH: browser,
    PLAYWRIGHT_JSON_OUTPUT_NAME: file,
  })
  const { stats } = readReport(file) ?? {}
  counts.passed += (stats?.expected ?? 0) + (stats?.flaky ?? 0)
  counts.skipped += stats?.skipped ?? 0
  const failed = stats?.unexpected ?? 0
  counts.failed += status === 0 ? failed : Math.max(failed, 1)
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    // The runner stopped before it could write its report; its exit status says that it failed.
    return null
  }
}
