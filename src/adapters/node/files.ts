import { appendFileSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { err, ok, type Result } from '#core/base/result.ts'

export type FileError =
  | { readonly code: 'no-such-file'; readonly file: string }
  | { readonly code: 'is-folder'; readonly file: string }
  | { readonly code: 'not-allowed'; readonly file: string }
  | { readonly code: 'too-large'; readonly file: string; readonly bytes: number }
  | { readonly code: 'not-text'; readonly file: string }
  | { readonly code: 'unreadable'; readonly file: string; readonly detail: string }

/** The largest design that we have a use for has some hundred kilobytes. */
const MAX_FILE_BYTES = 20_000_000

/** Reads a text file in UTF-8, unless it is larger than any flow could be. */
export function readTextFile(file: string): Result<string, FileError> {
  try {
    const stats = statSync(file)
    if (stats.isDirectory()) return err({ code: 'is-folder', file })
    if (stats.size > MAX_FILE_BYTES) return err({ code: 'too-large', file, bytes: stats.size })
    const text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file))
    // UTF-16 without a mark at its beginning can pass for UTF-8, with a zero beside each letter.
    return text.includes('\0') ? err({ code: 'not-text', file }) : ok(text)
  } catch (cause) {
    if (cause instanceof TypeError) return err({ code: 'not-text', file })
    return err(systemError(file, cause))
  }
}

export function writeTextFile(file: string, text: string): Result<null, FileError> {
  try {
    writeFileSync(file, text)
    return ok(null)
  } catch (cause) {
    return err(systemError(file, cause))
  }
}

/** Puts a whole file in place of the former one at once: whoever is cut off leaves the one or the other. */
export function replaceTextFile(file: string, text: string): Result<null, FileError> {
  const draft = `${file}.${process.pid}.tmp`
  try {
    writeFileSync(draft, text, { flush: true })
    renameSync(draft, file)
    return ok(null)
  } catch (cause) {
    rmSync(draft, { force: true })
    return err(systemError(file, cause))
  }
}

/** One that is gone already is no error. */
export function removeFile(file: string): Result<null, FileError> {
  try {
    rmSync(file, { force: true })
    return ok(null)
  } catch (cause) {
    return err(systemError(file, cause))
  }
}

/** Adds to a file, and comes back when it is on the disk. */
export function appendTextFile(file: string, text: string): Result<null, FileError> {
  try {
    appendFileSync(file, text, { flush: true })
    return ok(null)
  } catch (cause) {
    return err(systemError(file, cause))
  }
}

export function describeFileError(error: FileError): string {
  switch (error.code) {
    case 'no-such-file':
      return `${error.file}: there is no such file. Check the path.`
    case 'is-folder':
      return `${error.file}: this is a folder. Name a file in it.`
    case 'not-allowed':
      return `${error.file}: access is not allowed. Check the file’s permissions.`
    case 'too-large':
      return `${error.file}: ${Math.round(error.bytes / 1_000_000)} MB is more than any flow has (the limit is ${MAX_FILE_BYTES / 1_000_000} MB). Check that this is the right file.`
    case 'not-text':
      return `${error.file}: this is not text in UTF-8. Save it as UTF-8.`
    case 'unreadable':
      return `${error.file}: ${error.detail}.`
  }
}

function systemError(file: string, cause: unknown): FileError {
  if (!(cause instanceof Error) || !('code' in cause)) throw cause
  switch (cause.code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return { code: 'no-such-file', file }
    case 'EISDIR':
      return { code: 'is-folder', file }
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return { code: 'not-allowed', file }
    case 'ELOOP':
      return {
        code: 'unreadable',
        file,
        detail: 'its links lead in a circle. Name the file itself',
      }
    case 'ENOSPC':
      return { code: 'unreadable', file, detail: 'no space is left on the disk. Make room' }
    default:
      return { code: 'unreadable', file, detail: cause.message }
  }
}
