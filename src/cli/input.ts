import { describeFileError, readTextFile } from '#adapters/node/files.ts'
import { describeReadError, type ReadDesign, readAnyDesign } from '#core/codec/recognise.ts'
import { UsageError } from './command.ts'

/**
 * Reads a design or an Archy YAML by what is in it; what cannot be read ends the command with one line. `fill` is what
 * is done to the text before.
 */
export function readInput(file: string, fill: (text: string) => string = same): ReadDesign {
  const text = readTextFile(file)
  if (!text.ok) throw new UsageError(describeFileError(text.error))
  const read = readAnyDesign(fill(text.value), file)
  if (!read.ok) throw new UsageError(`${file}: ${describeReadError(read.error)}`)
  return read.value
}

function same(text: string): string {
  return text
}
