import { dirname, join, resolve } from 'node:path'
import { describeFileError, readTextFile } from '#adapters/node/files.ts'
import {
  CONFIG_FILE,
  describeConfigError,
  type LintSettings,
  readLintSettings,
} from '#core/lint/config.ts'
import { UsageError } from './command.ts'

/**
 * How designs are checked in a folder: as the nearest configuration file says, in it or in a folder above. Null when
 * there is none; one that cannot be read ends the command with one line.
 */
export function findLintSettings(folder: string): LintSettings | null {
  const file = join(resolve(folder), CONFIG_FILE)
  const text = readTextFile(file)
  if (!text.ok) {
    if (text.error.code !== 'no-such-file') throw new UsageError(describeFileError(text.error))
    const above = dirname(resolve(folder))
    return above === resolve(folder) ? null : findLintSettings(above)
  }
  const read = readLintSettings(text.value)
  if (!read.ok) throw new UsageError(`${file}: ${describeConfigError(read.error)}`)
  return read.value
}
