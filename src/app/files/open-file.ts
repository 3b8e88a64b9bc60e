import {
  chooseFile,
  describeFileError,
  type FileError,
  readFile,
} from '#adapters/browser/file-access.ts'
import { err, ok, type Result } from '#core/base/result.ts'
import { OPENABLE } from './design-file.ts'
import type { OpenFailure } from './open-failure.ts'
import { openText } from './open-text.ts'

/** Lets the user choose a file and opens it; nothing happens when none was chosen. */
export async function openChosenFile(): Promise<Result<null, OpenFailure>> {
  const file = await chooseFile(OPENABLE)
  if (file.ok) return openText(file.value)
  return file.error.code === 'cancelled' ? ok(null) : err(failureOf(file.error))
}

/** Opens a file that was dropped. */
export async function openDroppedFile(dropped: File): Promise<Result<null, OpenFailure>> {
  const file = await readFile(dropped)
  return file.ok ? openText(file.value) : err(failureOf(file.error))
}

/** Opens a flow or a design that was pasted as text. */
export async function openPastedText(text: string): Promise<Result<null, OpenFailure>> {
  return openText({ name: null, text, handle: null })
}

/**
 * Whether a pasted text is meant as a whole flow or design: JSON of ours, or lines that YAML could be made of. A card
 * number, a sentence or copied nodes are not.
 */
export function looksLikeFlow(text: string): boolean {
  const start = text.slice(0, LOOK_AT)
  if (/^\uFEFF?\s*\{/.test(start)) return /"secure-flow-studio\/design"|"secureCall"/.test(start)
  return /^\s*["']?[A-Za-z][\w-]*["']?\s*:\s*(?:#.*)?$/m.test(start)
}

const LOOK_AT = 2000

function failureOf(error: FileError): OpenFailure {
  return { title: 'The file was not opened.', reason: describeFileError(error), place: null }
}
