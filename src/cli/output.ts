import { describeFileError, writeTextFile } from '#adapters/node/files.ts'
import { type Terminal, UsageError } from './command.ts'

/** Writes a result to the file that `-o` names, or to standard output. */
export function write(text: string, file: string | undefined, terminal: Terminal): void {
  if (file === undefined || file === '-') {
    terminal.out(text)
    return
  }
  const written = writeTextFile(file, text)
  if (!written.ok) throw new UsageError(describeFileError(written.error))
}
