import { describeFileError, type FileKind, saveFile } from '#adapters/browser/file-access.ts'
import type { DataAction } from '#core/model/data-action.ts'
import type { Design } from '#core/model/design.ts'
import { fileStem } from '../../files/file-stem.ts'
import { refuseSecrets } from '../../files/secrets.ts'
import { announceFailure } from '../../shell/announcer.tsx'
import { showToast } from '../../ui/toast-store.ts'

const ACTION_FILE: FileKind = {
  description: 'Genesys data action',
  mime: 'application/json',
  extensions: ['.json'],
}

/** Saves one action as the file that Genesys Cloud imports; not while the design holds a secret. Says what came of it. */
export async function exportActionFile(design: Design, action: DataAction): Promise<void> {
  if (await refuseSecrets(design)) return
  const { writeActionFile } = await import('#core/codec/action/write-action-file.ts')
  const saved = await saveFile({
    name: `${fileStem(action.name, 'action')}.custom.json`,
    text: writeActionFile(action),
    kind: ACTION_FILE,
  })
  if (saved.ok) return showToast({ text: `Saved as ${saved.value.name}`, tone: 'success' })
  if (saved.error.code === 'cancelled') return
  const text = describeFileError(saved.error)
  announceFailure(text)
  showToast({ text, tone: 'error' })
}
