import { err, ok, type Result } from '#core/base/result.ts'

/** A file that the user chose or dropped, read as text. */
export interface OpenedFile {
  readonly name: string
  readonly text: string
  /** Where Save writes to; null when the browser gives no such thing. */
  readonly handle: FileHandle | null
}

/** The part of FileSystemFileHandle that is used; not in every browser. */
export interface FileHandle {
  readonly name: string
  createWritable(): Promise<{ write(text: string): Promise<void>; close(): Promise<void> }>
}

/** Why a file was not read or written. `cancelled` is the user's own choice and needs no words. */
export type FileError =
  | { readonly code: 'cancelled' }
  | { readonly code: 'too-big'; readonly name: string; readonly bytes: number }
  | { readonly code: 'not-text'; readonly name: string }
  | { readonly code: 'unreadable'; readonly name: string; readonly detail: string }
  | { readonly code: 'not-written'; readonly name: string; readonly detail: string }

/** Far more than any design, and little enough to be parsed at once. */
const MAX_FILE_BYTES = 5_000_000

export interface FileKind {
  readonly description: string
  readonly mime: string
  /** With the dot: `.json`. */
  readonly extensions: readonly string[]
}

/** Lets the user choose a file. */
export async function chooseFile(
  extensions: readonly string[],
): Promise<Result<OpenedFile, FileError>> {
  const file = await new Promise<File | null>((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = extensions.join(',')
    input.addEventListener('change', () => resolve(input.files?.[0] ?? null), { once: true })
    input.addEventListener('cancel', () => resolve(null), { once: true })
    input.click()
  })
  return file === null ? err({ code: 'cancelled' }) : readFile(file)
}

/** Reads a dropped or chosen file as UTF-8 text. */
export async function readFile(file: File): Promise<Result<OpenedFile, FileError>> {
  if (file.size > MAX_FILE_BYTES) {
    return err({ code: 'too-big', name: file.name, bytes: file.size })
  }
  try {
    const bytes = await file.arrayBuffer()
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return ok({ name: file.name, text, handle: null })
  } catch (error) {
    if (error instanceof TypeError) return err({ code: 'not-text', name: file.name })
    return err({ code: 'unreadable', name: file.name, detail: String(error) })
  }
}

/**
 * Writes a file: into `handle` when there is one, else where the user chooses, else as a download. Gives the handle
 * to write to the next time, and the name.
 */
export async function saveFile(
  file: { readonly name: string; readonly text: string; readonly kind: FileKind },
  handle: FileHandle | null = null,
): Promise<Result<{ readonly name: string; readonly handle: FileHandle | null }, FileError>> {
  try {
    const target = handle ?? (await chooseTarget(file))
    if (target === null) {
      downloadFile(file)
      return ok({ name: file.name, handle: null })
    }
    const stream = await target.createWritable()
    await stream.write(file.text)
    await stream.close()
    return ok({ name: target.name, handle: target })
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') {
      return err({ code: 'cancelled' })
    }
    return err({ code: 'not-written', name: handle?.name ?? file.name, detail: String(error) })
  }
}

/** Hands a file to the browser's downloads. */
export function downloadFile(file: {
  readonly name: string
  readonly text: string
  readonly kind: FileKind
}): void {
  const url = URL.createObjectURL(new Blob([file.text], { type: file.kind.mime }))
  const link = document.createElement('a')
  link.href = url
  link.download = file.name
  link.click()
  // The browser has taken the address when the click returns; revoking in the same turn would be too early in some.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

export function describeFileError(error: FileError): string {
  switch (error.code) {
    case 'cancelled':
      return 'Nothing was chosen.'
    case 'too-big':
      return `“${error.name}” has ${(error.bytes / 1_000_000).toFixed(1)} MB; a flow has less than ${MAX_FILE_BYTES / 1_000_000} MB. Choose the flow's own file.`
    case 'not-text':
      return `“${error.name}” is not a text file. Choose a design (*.secureflow.json) or Archy YAML.`
    case 'unreadable':
      return `“${error.name}” could not be read (${error.detail}).`
    case 'not-written':
      return `“${error.name}” could not be written (${error.detail}). Try another place, or export a copy.`
  }
}

interface SavePicker {
  showSaveFilePicker(options: {
    readonly suggestedName: string
    readonly types: readonly {
      readonly description: string
      readonly accept: Readonly<Record<string, readonly string[]>>
    }[]
  }): Promise<FileHandle>
}

async function chooseTarget({
  name,
  kind,
}: {
  readonly name: string
  readonly kind: FileKind
}): Promise<FileHandle | null> {
  const browser: object = globalThis
  if (!hasSavePicker(browser)) return null
  return browser.showSaveFilePicker({
    suggestedName: name,
    types: [{ description: kind.description, accept: { [kind.mime]: kind.extensions } }],
  })
}

function hasSavePicker(scope: object): scope is SavePicker {
  return 'showSaveFilePicker' in scope
}
