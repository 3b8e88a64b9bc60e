import { terminalText } from '#core/base/visible-text.ts'
import { type Command, EXIT, FailedRun, type Terminal, UsageError } from './command.ts'
import { convert } from './commands/convert.ts'
import { evaluate } from './commands/evaluate.ts'
import { lint } from './commands/lint.ts'
import { newDesign } from './commands/new.ts'
import { plan } from './commands/plan.ts'
import { publish } from './commands/publish.ts'
import { rehearse } from './commands/rehearse.ts'
import { serve } from './commands/serve.ts'
import { templates } from './commands/templates.ts'
import { VERSION } from './version.ts'

const COMMANDS: readonly Command[] = [
  templates,
  newDesign,
  lint,
  convert,
  evaluate,
  plan,
  publish,
  rehearse,
  serve,
]

/** Runs one command line and gives its exit code: 0 fine, 1 problems, 2 wrong usage or unreadable input. */
export async function runCli(args: readonly string[], outer: Terminal): Promise<number> {
  const terminal = withVisibleTexts(outer)
  const [name, ...rest] = args
  if (name === '--version') {
    terminal.out(`${VERSION}\n`)
    return EXIT.fine
  }
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    const asked = COMMANDS.find((candidate) => candidate.name === rest[0])
    if (asked === undefined && name === 'help' && rest[0] !== undefined) {
      return unknown(rest[0], terminal)
    }
    terminal.out(asked === undefined ? usage() : helpOf(asked))
    return name === undefined ? EXIT.usage : EXIT.fine
  }
  const command = COMMANDS.find((candidate) => candidate.name === name)
  if (command === undefined) return unknown(name, terminal)
  if (rest.includes('--help') || rest.includes('-h')) {
    terminal.out(helpOf(command))
    return EXIT.fine
  }
  try {
    return await command.run(rest, terminal)
  } catch (cause) {
    if (cause instanceof UsageError || cause instanceof FailedRun) {
      terminal.err(`secure-flow ${name}: ${cause.message}\n`)
      return cause instanceof UsageError ? EXIT.usage : EXIT.problems
    }
    const detail = cause instanceof Error ? cause.message : String(cause)
    terminal.err(`secure-flow ${name}: this is a bug of ours, please report it: ${detail}\n`)
    return EXIT.usage
  }
}

function unknown(name: string, terminal: Terminal): number {
  terminal.err(
    `secure-flow: there is no command “${name}”. There are ${COMMANDS.map((c) => c.name).join(', ')}.\n`,
  )
  return EXIT.usage
}

/** Refusals and questions cite what an org or a file says. */
function withVisibleTexts(outer: Terminal): Terminal {
  const visible: Terminal = { ...outer, err: (text) => outer.err(terminalText(text)) }
  if (outer.ask === undefined) return visible
  const ask = async (question: string) => (await outer.ask?.(terminalText(question))) ?? ''
  return { ...visible, ask }
}

function usage(): string {
  return `Secure Flow Studio: secure call flows for Genesys Cloud, drawn, checked and published.\n\n${COMMANDS.map(usageOf).join('')}`
}

function helpOf(command: Command): string {
  const details = (command.details ?? []).map((line) => `      ${line}\n`)
  return [usageOf(command), ...(details.length === 0 ? [] : ['\n', ...details])].join('')
}

function usageOf({ usage: forms, summary }: Command): string {
  return forms
    .map(
      (form, i) => `  secure-flow ${form}\n${i === forms.length - 1 ? `      ${summary}\n` : ''}`,
    )
    .join('')
}
