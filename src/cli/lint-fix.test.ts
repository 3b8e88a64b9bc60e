import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { mustWrite } from '#testing/archy-files.ts'
import { buildFlow } from '#testing/build-flow.ts'
import { runCommand } from '#testing/run-command.ts'

let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'secure-flow-fix-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

it('tells what is left of a YAML as the file stands now: by the names and lines of the steps that were put in', async () => {
  const asksAfterPayment =
    'start -> cvv: collect(CVV) -> token: fetch -> pay: pay -> more: collect(Choice, digits=1) -> done: return'
  const file = join(folder, 'pay.yaml')
  writeFileSync(file, mustWrite(buildFlow(asksAfterPayment)).yaml)
  const { out: fixed } = await runCommand(['lint', file, '--fix'])
  const { out: again } = await runCommand(['lint', file])
  expect(readFileSync(file, 'utf8')).toContain('name: Clear CVV')
  expect(fixed).toContain('pay (success) → Clear CVV (next) → more (success) → done')
  expect(fixed).toBe(again)
})
