import { createInterface } from 'node:readline/promises'
import { text } from 'node:stream/consumers'
import type { Terminal } from './command.ts'
import { runCli } from './run-cli.ts'
import { watchOutput } from './unwritten.ts'

const terminal: Terminal = {
  out: (out) => process.stdout.write(out),
  err: (out) => process.stderr.write(out),
  stdin: () => text(process.stdin),
  hasColour: process.stdout.isTTY && process.env['NO_COLOR'] === undefined,
  environment: process.env,
  ...(process.stdin.isTTY && process.stderr.isTTY ? { ask } : {}),
}

/** On stderr, so that what goes to a file or a pipe holds no question. */
async function ask(question: string): Promise<string> {
  const person = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return await person.question(question)
  } finally {
    person.close()
  }
}

watchOutput(process)
process.exitCode = await runCli(process.argv.slice(2), terminal)
