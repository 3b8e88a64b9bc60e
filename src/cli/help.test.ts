import { expect, test } from 'vitest'
import packageJson from '../../package.json' with { type: 'json' }
import { runCommand } from '#testing/run-command.ts'

async function cli(...args: readonly string[]) {
  const { status, out, err } = await runCommand(args)
  return { status, out: out + err }
}

test.each([
  ['lint', '--help'],
  ['lint', '-h'],
  ['help', 'lint'],
])('%s %s says what the options and the exit codes of lint mean', async (...args) => {
  const { status, out } = await cli(...args)
  expect(status).toBe(0)
  expect(out).toMatch(/^ {2}secure-flow lint FILE…/)
  for (const word of ['--fix ', '--max-warnings ', 'secure-flow.config.json', 'Exit code: 0']) {
    expect(out).toContain(word)
  }
  expect(out).not.toContain('secure-flow convert')
})

test('a command without more to say is told with its usage', async () => {
  const { out } = await cli('templates', '--help')
  expect(out.trimEnd().split('\n')).toHaveLength(2)
})

test('help of no command lists all of them in short', async () => {
  const { status, out } = await cli('help')
  expect(status).toBe(0)
  expect(out).toContain('secure-flow convert')
  expect(out).not.toContain('Exit code')
})

test('help of a command that there is not says so', async () => {
  expect(await cli('help', 'lnt')).toMatchObject({
    status: 2,
    out: expect.stringContaining('there is no command “lnt”'),
  })
})

test.each(['templates', 'serve'])('%s is about no file, and says so of one', async (command) => {
  expect(await cli(command, 'pay.yaml')).toEqual({
    status: 2,
    out: `secure-flow ${command}: unexpected argument “pay.yaml”\n`,
  })
})

test('an option that there is not is named, with where to read on', async () => {
  expect(await cli('lint', 'pay.yaml', '--fxi')).toEqual({
    status: 2,
    out: 'secure-flow lint: there is no option “--fxi”: --help lists those there are\n',
  })
})

test('--version is that of the package', async () => {
  expect(await cli('--version')).toEqual({ status: 0, out: `${packageJson.version}\n` })
})
