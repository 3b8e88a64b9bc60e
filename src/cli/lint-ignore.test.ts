import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { mustWrite } from '#testing/archy-files.ts'
import { buildFlow } from '#testing/build-flow.ts'
import { runCommand } from '#testing/run-command.ts'

/** The token is fetched before the CVV is asked for: SF-ORD-02 at it. */
const YAML = mustWrite(
  buildFlow(`start -> token: fetch -> cvv: collect(CVV, digits=3) -> pay: pay -> done: return
  otherwise -> done`),
).yaml

let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'secure-flow-ignore-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

interface Found {
  readonly problems: readonly {
    readonly code: string
    readonly rule: string
    readonly suppressed?: string
  }[]
  readonly settings?: readonly { readonly code: string; readonly line?: number }[]
}

/** The file with a comment above the fetch, and what is found in it. */
async function lintWith(comment: string, ...options: string[]) {
  const file = join(folder, 'pay.yaml')
  const [before = '', ...rest] = YAML.split(/(?=^ *- callDataSecure:\n *name: token$)/m)
  const column = /^ */.exec(rest.join(''))?.[0] ?? ''
  writeFileSync(file, `${before}${column}# ${comment}\n${rest.join('')}`)
  const { status, out } = await runCommand(['lint', file, '--format', 'json', ...options])
  const { files } = JSON.parse(out) as { readonly files: readonly Found[] }
  const [found] = files
  if (found === undefined) throw new Error('no file')
  const early = found.problems.filter(({ code }) => code === 'SF-ORD-02')
  return { file, status, early, settings: found.settings ?? [], line: before.split('\n').length }
}

describe('a comment of a YAML', () => {
  it('accepts a problem at its node, with a reason that is shown', async () => {
    const { early, settings, file } = await lintWith('secure-flow-ignore SF-ORD-02: an exercise')
    expect(early).toMatchObject([{ suppressed: 'an exercise' }])
    expect(settings).toEqual([])
    const { out } = await runCommand(['lint', file])
    expect(out).not.toContain('SF-ORD-02')
    expect(out).toMatch(/1 accepted/)
    const { out: sarif } = await runCommand(['lint', file, '--format', 'sarif'])
    expect(sarif).toContain('"kind": "inSource"')
  })

  it.each([
    ['secure-flow-ignore SF-ORD-2: an exercise', 'unknown-rule'],
    ['secure-flow-ignore SF-ORD-02', 'no-reason'],
    ['secure-flow-ignore: an exercise', 'unknown-rule'],
  ])(
    'that cannot accept anything hides nothing, and is told at its node: %s',
    async (comment, code) => {
      const { early, settings, line } = await lintWith(comment)
      expect(early).toHaveLength(1)
      expect(early[0]).not.toHaveProperty('suppressed')
      expect(settings).toMatchObject([{ code, severity: 'warning', line: line + 1 }])
    },
  )

  it('that has nothing to accept is told, and fails nothing', async () => {
    const { settings } = await lintWith('secure-flow-ignore SF-TTL-04: an exercise')
    expect(settings).toMatchObject([{ code: 'nothing-to-accept', severity: 'info' }])
  })

  it('accepts at one variable what another is reported for all the same', async () => {
    const builtIn = buildFlow(`variable Flow.Version
      variable Flow.IsTest
      start -> hello: play("Hello.") -> done: return`)
    const file = join(folder, 'names.yaml')
    const comment = '# secure-flow-ignore name-valid: an exercise'
    const [before = '', declared = '', rest = ''] = mustWrite(builtIn).yaml.split(
      /(?<=\n)( *- stringVariable:\n *name: Flow.IsTest\n)/,
    )
    const column = declared.slice(0, declared.indexOf('-'))
    writeFileSync(file, `${before}${column}${comment}\n${declared}${rest}`)
    const { out } = await runCommand(['lint', file, '--format', 'json'])
    const { files } = JSON.parse(out) as { readonly files: readonly Found[] }
    const told = files[0]?.problems.filter(({ rule }) => rule === 'name-valid') ?? []
    expect(told).toHaveLength(2)
    expect(told.flatMap(({ suppressed }) => suppressed ?? [])).toEqual(['an exercise'])
  })

  it('is kept by --fix, and what it accepts is not mended', async () => {
    const { file, early } = await lintWith('secure-flow-ignore SF-ORD-02: an exercise', '--fix')
    expect(early).toMatchObject([{ suppressed: 'an exercise' }])
    expect(readFileSync(file, 'utf8')).toContain('# secure-flow-ignore SF-ORD-02: an exercise\n')
  })
})
