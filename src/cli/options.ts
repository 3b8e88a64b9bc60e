import { parseArgs, type ParseArgsConfig } from 'node:util'
import { UsageError } from './command.ts'

/** The options of a command, checked by Node's own parser; its complaint becomes our one line. */
export function readOptions<T extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: T,
): ReturnType<typeof parseArgs<{ options: T; allowPositionals: true; strict: true }>> {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause
    throw new UsageError(complaintIn(cause.message))
  }
}

/** Node takes several lines for a value that looks like an option, such as -1. */
function complaintIn(message: string): string {
  const [, option] = /^Option '([\w-]+)[^']*' argument is ambiguous/.exec(message) ?? []
  if (option !== undefined) {
    return `${option} has no value: one that begins with a dash is written ${option}=-1`
  }
  const [, bare] = /^Option '(?:-\w, )?(--[\w-]+) <value>' argument missing/.exec(message) ?? []
  if (bare !== undefined) return `${bare} has no value`
  const [, unknown] = /^Unknown option '([^']*)'/.exec(message) ?? []
  if (unknown !== undefined) return `there is no option “${unknown}”: --help lists those there are`
  return message.split(/\. |\n/)[0] ?? message
}

/** The file that a command is about, and nothing besides. */
export function oneFile(positionals: readonly string[]): string {
  const [file, unexpected] = positionals
  if (file === undefined || unexpected !== undefined) throw new UsageError('name one file')
  return file
}

/** For a command that is about no file: what is named besides was meant for something else. */
export function noFile([unexpected]: readonly string[]): void {
  if (unexpected !== undefined) throw new UsageError(`unexpected argument “${unexpected}”`)
}

/** One of several words, or a usage error that lists them. */
export function oneOf<T extends string>(name: string, value: string, words: readonly T[]): T {
  const found = words.find((word) => word === value)
  if (found === undefined) {
    throw new UsageError(`${name} is “${value}”, but must be one of ${words.join(', ')}`)
  }
  return found
}

/** A whole number within bounds, or a usage error that states them. */
export function wholeNumber(name: string, text: string, min: number, max: number): number {
  const value = Number(text)
  if (text.trim() === '' || !Number.isInteger(value) || value < min || value > max) {
    throw new UsageError(`${name} is “${text}”, but must be a whole number from ${min} to ${max}`)
  }
  return value
}
