import { err, ok, type Result } from '#core/base/result.ts'

/** Why a text could not be put on the clipboard. */
export interface ClipboardError {
  readonly code: 'clipboard-refused'
  readonly detail: string
}

/** Puts a text on the clipboard. Browsers allow it on a secure page and after the user's own act only. */
export async function copyText(text: string): Promise<Result<null, ClipboardError>> {
  try {
    await navigator.clipboard.writeText(text)
    return ok(null)
  } catch (error) {
    return err({ code: 'clipboard-refused', detail: String(error) })
  }
}

export function describeClipboardError(error: ClipboardError): string {
  return `The browser did not allow copying (${error.detail}). Export the file instead.`
}
