import { describeFileError, readTextFile } from '#adapters/node/files.ts'
import {
  describeReadError,
  positionOfReadError,
  type ReadDesign,
  readAnyDesign,
} from '#core/codec/recognise.ts'
import { err, type Result } from '#core/base/result.ts'
import type { FailedFile } from '#core/lint/formatters/report.ts'
import { UsageError } from './command.ts'

/**
 * Reads a design or an Archy YAML by what is in it; what cannot be read ends the command with one line. `fill` is what
 * is done to the text before.
 */
export function readInput(file: string, fill: (text: string) => string = same): ReadDesign {
  const read = inputOf(file, fill)
  if (!read.ok) throw new UsageError(read.error.message)
  return read.value
}

/** The same for a command of several files, which goes on with the others. */
export function inputOf(
  file: string,
  fill: (text: string) => string = same,
): Result<ReadDesign, FailedFile> {
  const text = readTextFile(file)
  if (!text.ok) return err({ file, message: describeFileError(text.error) })
  const read = readAnyDesign(fill(text.value), file)
  if (read.ok) return read
  const position = positionOfReadError(read.error)
  return err({
    file,
    message: `${file}: ${describeReadError(read.error)}`,
    ...(position === undefined ? {} : { position }),
  })
}

function same(text: string): string {
  return text
}
