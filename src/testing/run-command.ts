import type { Terminal } from '../cli/command.ts'
import { runCli } from '../cli/run-cli.ts'

/** The answer of the command line, as a script sees it. */
export interface CliAnswer {
  readonly status: number
  readonly out: string
  readonly err: string
}

/** Runs one command line in a terminal that has nothing to read and no colour, unless told otherwise. */
export async function runCommand(
  args: readonly string[],
  terminal: Partial<Omit<Terminal, 'out' | 'err'>> = {},
): Promise<CliAnswer> {
  let out = ''
  let err = ''
  const status = await runCli(args, {
    stdin: async () => '',
    hasColour: false,
    ...terminal,
    out: (text) => {
      out += text
    },
    err: (text) => {
      err += text
    },
  })
  return { status, out, err }
}
