import { describeFileError, readTextFile } from '#adapters/node/files.ts'
import { describeReadError, type ReadDesign, readAnyDesign } from '#core/codec/recognise.ts'
import { UsageError } from './command.ts'

/** Reads a design or an Archy YAML by what is in it; what cannot be read ends the command with one line. */
export function readInput(file: string): ReadDesign {
  const text = readTextFile(file)
  if (!text.ok) throw new UsageError(describeFileError(text.error))
  const read = readAnyDesign(text.value, file)
  if (!read.ok) throw new UsageError(`${file}: ${describeReadError(read.error)}`)
  return read.value
}
