import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { mustWrite } from '#testing/archy-files.ts'
import { buildFlow } from '#testing/build-flow.ts'
import { runCommand } from '#testing/run-command.ts'

const RIGHT = mustWrite(buildFlow('start -> hello: play("Hello.") -> done: return')).yaml
/** A step is asked after the payment while the CVV is still held: a safe fix clears it. */
const MENDABLE = mustWrite(
  buildFlow(
    'start -> cvv: collect(CVV) -> token: fetch -> pay: pay -> more: collect(Choice, digits=1) -> done: return',
  ),
).yaml
const BROKEN = 'secureCall:\n  name: *nowhere\n'

let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'secure-flow-several-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function file(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

/** What is wrong comes in the middle, so that one file was checked before it and one after it. */
function threeFiles(): readonly string[] {
  return [file('a.yaml', MENDABLE), file('b.yaml', BROKEN), file('c.yaml', RIGHT)]
}

const lint = (...args: string[]) => runCommand(['lint', ...args], { folder })

it('checks the other files when one cannot be read, says of that one where and what, and exits 2', async () => {
  const [mendable = '', broken = '', right = ''] = threeFiles()
  const { status, out, err } = await lint(mendable, broken, right)
  expect(status).toBe(2)
  expect(out).toContain(mendable)
  expect(out).toMatch(/1 file not checked$/m)
  expect(err).toMatch(/^secure-flow lint: .*b\.yaml: .* at line 2, column \d+: .*\n$/)
  const alone = await lint(mendable, right)
  expect(out.replace(', 1 file not checked', '')).toBe(alone.out)
})

it('says of each that cannot be read what is wrong with it', async () => {
  const [, broken = '', right = ''] = threeFiles()
  const { err } = await lint(join(folder, 'none.json'), broken, right, folder)
  expect(err.trimEnd().split('\n')).toEqual([
    expect.stringMatching(/none\.json: there is no such file\. Check the path\.$/),
    expect.stringContaining('b.yaml'),
    expect.stringMatching(/this is a folder\. Name a file in it\.$/),
  ])
})

it('says of UTF-16 what it is to be saved as', async () => {
  const utf16 = join(folder, 'utf16.json')
  writeFileSync(utf16, Buffer.from('{"format": "secure-flow"}', 'utf16le'))
  const { status, err } = await lint(utf16)
  expect(status).toBe(2)
  expect(err).toMatch(/utf16\.json: this is not text in UTF-8\. Save it as UTF-8\.\n$/)
})

it('says of links that lead in a circle what to name', async () => {
  const link = join(folder, 'link.yaml')
  symlinkSync('link.yaml', link)
  expect((await lint(link)).err).toMatch(/its links lead in a circle\. Name the file itself\.\n$/)
})

it('checks a file that is named twice once', async () => {
  const [mendable = '', , right = ''] = threeFiles()
  const twice = await lint(mendable, right, join(folder, '.', 'a.yaml'))
  expect(twice.out).toBe((await lint(mendable, right)).out)
})

it.each(['json', 'sarif', 'github', 'markdown'])(
  'tells it in %s too, and on stderr, so that no format passes over it',
  async (format) => {
    const { status, out, err } = await lint(...threeFiles(), '--format', format)
    expect(status).toBe(2)
    expect(out).toMatch(/b\.yaml/)
    expect(err).toMatch(/b\.yaml/)
  },
)

it('mends the others with --fix, and leaves as it is what cannot be read', async () => {
  const [mendable = '', broken = '', right = ''] = threeFiles()
  const { status } = await lint(mendable, broken, right, '--fix')
  expect(status).toBe(2)
  expect(readFileSync(mendable, 'utf8')).toContain('name: Clear CVV')
  expect(readFileSync(broken, 'utf8')).toBe(BROKEN)
  expect(readFileSync(right, 'utf8')).toContain('name: Return after an error')
})

it('goes on where what was published of one cannot be read', async () => {
  const [mendable = '', , right = ''] = threeFiles()
  file('a.published.json', '{')
  const { status, out, err } = await lint(mendable, right, '--format', 'json')
  expect(status).toBe(2)
  const { files } = JSON.parse(out) as { files: { file: string }[] }
  expect(files.map((report) => report.file)).toEqual([right])
  expect(err).toContain('a.published.json')
})
