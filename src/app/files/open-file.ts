import {
  chooseFile,
  describeFileError,
  type OpenedFile,
  readFile,
} from '#adapters/browser/file-access.ts'
import { newDesignId } from '#adapters/browser/identity.ts'
import { err, ok, type Result } from '#core/base/result.ts'
import { showToast } from '../ui/toast-store.ts'
import { OPENABLE, rememberHandle } from './design-file.ts'
import { openDesign, openDesignBeside } from './open-design.ts'
import { showFileReport } from './report-store.ts'

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
  // The readers are loaded when the first file is opened: the home page does not wait for them.
  const [{ describeReadError, readAnyDesign }, { describeReadNote }] = await Promise.all([
    import('#core/codec/recognise.ts'),
    import('#core/codec/archy/read-note.ts'),
  ])
  const read = readAnyDesign(file.text, file.name)
  if (!read.ok) return err(`“${file.name}” was not opened. ${describeReadError(read.error)}`)
  const { design, form, notes = [] } = read.value
  if (form === 'archy') {
    openDesign({ ...design, id: newDesignId() })
    tellNotes(file.name, notes.map(describeReadNote))
    return ok(null)
  }
  const opened = await openDesignBeside(design)
  rememberHandle(opened.id, file.handle)
  if (opened.isCopy) {
    showToast({
      text: `Opened as a copy: another state of “${design.flow.name}” is kept in this browser.`,
    })
  }
  return ok(null)
}

function tellNotes(fileName: string, notes: readonly string[]): void {
  if (notes.length === 0) return
  showToast({
    text:
      notes.length === 1
        ? `“${fileName}” was opened with 1 remark.`
        : `“${fileName}” was opened with ${notes.length} remarks.`,
    action: {
      label: 'Show',
      run: () => showFileReport({ place: 'design', title: 'How the file was read', lines: notes }),
    },
  })
}
