import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FLOW_TEMPLATES } from '#core/gateways/templates.ts'
import { runCommand } from '#testing/run-command.ts'

let folder = ''

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'secure-flow-cli-'))
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

const at = (name: string) => join(folder, name)

const cli = (args: readonly string[], input = '', within = folder) =>
  runCommand(args, { stdin: async () => input, folder: within })

/** A design from the template with one piece of its text changed. */
async function designWith(name: string, from: string | RegExp, to: string): Promise<string> {
  const { out } = await cli(['new', '--template', 'session-token'])
  const changed = out.replace(from, to)
  if (changed === out) throw new Error(`nothing to change: ${String(from)}`)
  writeFileSync(at(name), changed)
  return at(name)
}

describe('templates and new', () => {
  it('list what there is to start from', async () => {
    const { out, status } = await cli(['templates', '--format', 'json'])
    const { templates } = JSON.parse(out) as { templates: { id: string }[] }
    expect(templates.map(({ id }) => id)).toContain('session-token')
    expect(status).toBe(0)
  })

  it('write a design, each with an id of its own', async () => {
    const one = JSON.parse((await cli(['new', '--template', 'session-token'])).out) as {
      id: string
    }
    const two = JSON.parse((await cli(['new', '--template', 'session-token'])).out) as {
      id: string
    }
    expect(one.id).not.toBe(two.id)
  })

  it('name the templates when the asked one is not there', async () => {
    const { status, err } = await cli(['new', '--template', 'nope'])
    expect(status).toBe(2)
    const ids = FLOW_TEMPLATES.map(({ id }) => id).join(', ')
    expect(err).toBe(`secure-flow new: there is no template “nope”; there are ${ids}\n`)
  })
})

describe('lint', () => {
  it('finds no error and no warning in the template and exits 0', async () => {
    await cli(['new', '--template', 'session-token', '-o', at('clean.json')])
    const { status, out } = await cli(['lint', at('clean.json'), '--format', 'json'])
    const { files } = JSON.parse(out) as {
      files: { file: string; problems: { severity: string }[] }[]
    }
    expect(files.map(({ file }) => file)).toEqual([at('clean.json')])
    expect(files[0]?.problems.filter(({ severity }) => severity !== 'info')).toEqual([])
    expect(status).toBe(0)
  })

  it('exits 1 at an error, with rule, node and path', async () => {
    const file = await designWith(
      'open.json',
      /("name": "Task\.Secure_CVV"[\s\S]*?"secure": )true/,
      '$1false',
    )
    const { status, out } = await cli(['lint', file, '--format', 'json'])
    const { files } = JSON.parse(out) as { files: { problems: { code: string; fix: unknown }[] }[] }
    const problem = files[0]?.problems.find(({ code }) => code === 'SF-SEC-01')
    expect(problem).toMatchObject({
      rule: 'sensitive-variable-is-secure',
      severity: 'error',
      fix: { safety: 'safe' },
    })
    expect(status).toBe(1)
  })

  it('weighs rules as the nearest configuration file above says', async () => {
    const file = await designWith(
      'weighed.json',
      /("name": "Task\.Secure_CVV"[\s\S]*?"secure": )true/,
      '$1false',
    )
    mkdirSync(at('team/flows'), { recursive: true })
    writeFileSync(at('team/secure-flow.config.json'), '{"rules": {"SF-SEC-01": "info"}}')
    const run = () => cli(['lint', file, '--format', 'json'], '', at('team/flows'))
    expect((await run()).status).toBe(0)
    expect((await run()).out).toContain('"severity": "info"')
    writeFileSync(at('team/flows/secure-flow.config.json'), '{"rules": {"SF-SEC-1": "off"}}')
    const { status, err } = await run()
    expect(status).toBe(2)
    expect(err).toMatch(
      /^secure-flow lint: .*secure-flow\.config\.json: there is no rule “SF-SEC-1”.*\n$/,
    )
  })

  it('tells what the design says to its checks that comes to nothing, as a warning or a note', async () => {
    const design = async (name: string, rule: string) => {
      const accepted = JSON.stringify([{ rule, node: null, reason: 'an exercise' }])
      return designWith(name, '"suppressions": []', `"suppressions": ${accepted}`)
    }
    const misspelt = await design('misspelt.json', 'token-after-inputs')
    const { status, out } = await cli(['lint', misspelt])
    expect(status).toBe(0)
    expect(out).toContain('Did you mean token-after-input?')
    expect((await cli(['lint', misspelt, '--max-warnings', '0'])).status).toBe(1)
    const left = await cli(['lint', await design('left.json', 'SF-ORD-02'), '--max-warnings', '0'])
    expect(left.status).toBe(0)
    expect(left.out).toContain('The acceptance of SF-ORD-02 has nothing to accept')
  })

  it('mends with --fix what is safe to mend, and is then content', async () => {
    const file = await designWith(
      'mend.json',
      /("name": "Task\.Secure_CVV"[\s\S]*?"secure": )true/,
      '$1false',
    )
    expect((await cli(['lint', file, '--fix'])).status).toBe(0)
    expect(readFileSync(file, 'utf8')).toMatch(/"name": "Task\.Secure_CVV"[\s\S]*?"secure": true/)
  })

  it('gives line and column for Archy YAML', async () => {
    const file = await designWith(
      'late.json',
      /("name": "Task\.Secure_CVV"[\s\S]*?"secure": )true/,
      '$1false',
    )
    await cli(['convert', file, '--to', 'archy', '-o', at('late.yaml')])
    const { out } = await cli(['lint', at('late.yaml'), '--format', 'json'])
    const { files } = JSON.parse(out) as {
      files: { problems: { code: string; line: number; column: number }[] }[]
    }
    const problem = files[0]?.problems.find(({ code }) => code === 'SF-SEC-01')
    const line = readFileSync(at('late.yaml'), 'utf8').split('\n')[(problem?.line ?? 0) - 1]
    expect(line?.slice((problem?.column ?? 0) - 1)).toMatch(/^inputData:/)
  })

  it('writes SARIF and GitHub annotations', async () => {
    const file = await designWith(
      'ci.json',
      /("name": "Task\.Secure_CVV"[\s\S]*?"secure": )true/,
      '$1false',
    )
    const sarif = JSON.parse((await cli(['lint', file, '--format', 'sarif'])).out) as {
      version: string
    }
    expect(sarif.version).toBe('2.1.0')
    expect((await cli(['lint', file, '--format', 'github'])).out).toMatch(/^::error /m)
  })

  it('fails at more warnings than allowed', async () => {
    const lost =
      '"nodes": [{"id":"lost","task":"take-payment","kind":"disconnect","name":"Lost","props":{}},'
    const file = await designWith('warn.json', '"nodes": [', lost)
    expect((await cli(['lint', file])).status).toBe(0)
    expect((await cli(['lint', file, '--max-warnings', '1'])).status).toBe(0)
    expect((await cli(['lint', file, '--max-warnings', '0'])).status).toBe(1)
    expect((await cli(['lint', file, '--max-warnings', 'many'])).status).toBe(2)
    const dashed = await cli(['lint', file, '--max-warnings', '-1'])
    expect(dashed.status).toBe(2)
    expect(dashed.err).toMatch(/^secure-flow lint: --max-warnings has no value: .*\n$/)
    const bare = await cli(['lint', file, '--max-warnings'])
    expect(bare.err).toBe('secure-flow lint: --max-warnings has no value\n')
    expect(bare.status).toBe(2)
  })
})

describe('convert', () => {
  it('goes to Archy and back to the same flow', async () => {
    await cli(['new', '--template', 'session-token', '-o', at('there.json')])
    await cli(['convert', at('there.json'), '--to', 'archy', '-o', at('there.yaml')])
    await cli(['convert', at('there.yaml'), '--to', 'json', '-o', at('back.json')])
    const again = await cli(['convert', at('back.json'), '--to', 'archy'])
    expect(again.out).toBe(readFileSync(at('there.yaml'), 'utf8'))
  })

  it('hands no secret on, and repeats none', async () => {
    const url = '"url": "https://pay.example/?k=sk_live_NoRealKey1'
    const file = await designWith('secret.json', /"url": "/, url)
    for (const form of ['archy', 'json']) {
      const { status, out, err } = await cli(['convert', file, '--to', form])
      expect([status, out]).toEqual([1, ''])
      expect(err).toContain('secret.json holds a secret (')
      expect(err).not.toContain('NoRealKey1')
    }
  })

  it('says into what it can convert', async () => {
    const { status, err } = await cli(['convert', at('there.json'), '--to', 'word'])
    expect(status).toBe(2)
    expect(err).toContain('must be one of json, archy')
  })
})

describe('evaluate', () => {
  it('answers every line, errors on theirs', async () => {
    const { out, status } = await cli(
      ['evaluate', 'expression'],
      '{"expression":"Left(\\"Hello\\", 3)"}\n{"expression":"1 +"}\nnot json\n',
    )
    const lines = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(lines[0]).toEqual({ result: '"Hel"', type: 'string' })
    expect(lines[1]).toHaveProperty('error')
    expect(lines[2]).toHaveProperty('error')
    expect(status).toBe(0)
  })

  it('keeps the digits of big numbers', async () => {
    const { out } = await cli(
      ['evaluate', 'jsonpath'],
      '{"path":"$.n","data":{"n":12345678901234567890.123456789}}',
    )
    expect(out).toContain('12345678901234567890.123456789')
  })

  it('renders Velocity and maps responses', async () => {
    const velocity = await cli(['evaluate', 'velocity'], '{"template":"$a","context":{"a":"x"}}')
    expect(velocity.out).toBe('{"out":"x"}\n')
    const response = await cli(
      ['evaluate', 'response'],
      '{"raw":{"id":"t"},"translationMap":{"id":"$.id"},"translationMapDefaults":{},"successTemplate":"{\\"id\\":${id}}"}',
    )
    expect(JSON.parse(response.out)).toEqual({ out: '{"id":"t"}', validJson: true })
  })
})

describe('bad input ends with one line and exit 2', () => {
  const cases: readonly (readonly [string, string, string | (() => string)])[] = [
    ['a file that is not there', 'no-such-file.json', ''],
    ['broken JSON', 'broken.json', '{"format": '],
    ['JSON that is no design', 'other.json', '{"hello": "world"}'],
    [
      'a design of a newer version',
      'newer.json',
      '{"format":"secure-flow-studio/design","version":99}',
    ],
    ['YAML of another flow type', 'inbound.yaml', 'inboundCall:\n  name: Other\n'],
    ['YAML that is no flow', 'list.yaml', '- one\n- two\n'],
    ['broken YAML', 'broken.yaml', 'secureCall:\n  name: "open\n'],
    ['an empty file', 'empty.json', ''],
    ['a file of 50 MB', 'huge.json', () => ' '.repeat(50_000_000)],
    ['deeply nested JSON', 'deep.json', () => '['.repeat(100_000)],
    ['deeply nested YAML', 'deep.yaml', () => `secureCall: ${'['.repeat(100_000)}`],
    ['a YAML bomb', 'bomb.yaml', () => bomb()],
  ]

  it.each(cases)('%s', async (_, name, content) => {
    if (name !== 'no-such-file.json') {
      writeFileSync(at(name), typeof content === 'string' ? content : content())
    }
    const { status, out, err } = await cli(['lint', at(name)])
    expect(status).toBe(2)
    expect(out).toBe('')
    expect(err.trimEnd().split('\n')).toHaveLength(1)
    expect(err).toContain(name)
    expect(err).not.toMatch(/\bat .*\.(ts|js):\d/)
  })

  it('a folder', async () => {
    expect((await cli(['lint', folder])).err).toContain('this is a folder')
  })

  it.each([
    [['frobnicate']],
    [['lint']],
    [['lint', 'x', '--no-such-option']],
    [['lint', 'x', '--format', 'pdf']],
    [['convert', 'x']],
    [['evaluate', 'cobol']],
    [['serve', '--port', '70000']],
    [['serve', '--custom-domain', 'mypurecloud.de']],
    [['serve', '--custom-domain', 'https://voice.example.com/path']],
  ])('%j', async (args) => {
    const { status, err } = await cli(args)
    expect(status).toBe(2)
    expect(err.trimEnd().split('\n')).toHaveLength(1)
  })
})

function bomb(): string {
  const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]']
  for (let i = 1; i < 12; i += 1) {
    lines.push(`a${i}: &a${i} [${Array.from({ length: 10 }, () => `*a${i - 1}`).join(', ')}]`)
  }
  return `secureCall:\n${lines.map((line) => `  ${line}`).join('\n')}\n`
}
