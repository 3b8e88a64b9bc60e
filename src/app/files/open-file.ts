import {
  chooseFile,
  describeFileError,
  type OpenedFile,
  readFile,
} from '#adapters/browser/file-access.ts'
import { err, ok, type Result } from '#core/base/result.ts'
import { describeDesignTextError, readDesignText } from '#core/codec/json/read.ts'
import { showToast } from '../ui/toast-store.ts'
import { OPENABLE, rememberHandle } from './design-file.ts'
import { openDesignBeside } from './open-design.ts'

/** Lets the user choose a file and opens it. The error is in words; null when nothing was chosen. */
export async function openChosenFile(): Promise<Result<null, string>> {
  const file = await chooseFile(OPENABLE)
  if (file.ok) return openText(file.value)
  return file.error.code === 'cancelled' ? ok(null) : err(describeFileError(file.error))
}

/** Opens a file that was dropped. The error is in words. */
export async function openDroppedFile(dropped: File): Promise<Result<null, string>> {
  const file = await readFile(dropped)
  return file.ok ? openText(file.value) : err(describeFileError(file.error))
}

async function openText(file: OpenedFile): Promise<Result<null, string>> {
  const read = readDesignText(file.text)
  if (!read.ok) return err(`“${file.name}” was not opened. ${describeDesignTextError(read.error)}`)
  const opened = await openDesignBeside(read.value)
  rememberHandle(opened.id, file.handle)
  if (opened.isCopy) {
    showToast({
      text: `Opened as a copy: another state of “${read.value.flow.name}” is kept in this browser.`,
    })
  }
  return ok(null)
}
