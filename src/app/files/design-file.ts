import {
  type FileHandle,
  type FileKind,
  describeFileError,
  saveFile,
} from '#adapters/browser/file-access.ts'
import { writeDesign } from '#core/codec/json/write.ts'
import type { Design } from '#core/model/design.ts'
import { announceFailure } from '../shell/announcer.tsx'
import { showToast } from '../ui/toast-store.ts'
import { fileStem } from './file-stem.ts'
import { refuseSecrets } from './secrets.ts'

/** What opens in this app. */
export const OPENABLE = ['.json', '.yaml', '.yml'] as const

const DESIGN_FILE: FileKind = {
  description: 'Secure Flow Studio design',
  mime: 'application/json',
  extensions: ['.json'],
}

/** Where each design was saved to or opened from on this page: Save writes there again. */
const handles = new Map<string, FileHandle>()

export function rememberHandle(id: string, handle: FileHandle | null): void {
  if (handle !== null) handles.set(id, handle)
}

/** Saves the design as a file, over the one that it was saved to before; not while it holds a secret. Says what came of it. */
export async function saveDesignFile(design: Design): Promise<void> {
  if (await refuseSecrets(design)) return
  const saved = await saveFile(
    {
      name: fileNameOf(design, 'secureflow.json'),
      text: writeDesign(design),
      kind: DESIGN_FILE,
    },
    handles.get(design.id) ?? null,
  )
  if (!saved.ok) {
    if (saved.error.code === 'cancelled') return
    handles.delete(design.id)
    const text = describeFileError(saved.error)
    announceFailure(text)
    return showToast({ text, tone: 'error' })
  }
  rememberHandle(design.id, saved.value.handle)
  showToast({ text: `Saved as ${saved.value.name}`, tone: 'success' })
}

/** The design's name as that of a file, in lower case. */
export function fileNameOf(design: Design, extension: string): string {
  return `${fileStem(design.flow.name.toLowerCase().replaceAll('_', '-'), 'design')}.${extension}`
}
