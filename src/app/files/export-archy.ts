import { copyText, describeClipboardError } from '#adapters/browser/clipboard.ts'
import { describeFileError, type FileKind, saveFile } from '#adapters/browser/file-access.ts'
import type { Remark } from '#adapters/browser/design-shelf.ts'
import { err, ok, type Result } from '#core/base/result.ts'
import { describeArchyNote, describeArchyProblem, writeArchy } from '#core/codec/archy/write.ts'
import type { Design } from '#core/model/design.ts'
import { fileNameOf } from './design-file.ts'
import { refuseSecrets } from './secrets.ts'

/** What came of an export: where it is, and what the file shows in another way than the canvas. Null: given up. */
export type Exported = { readonly where: string; readonly notes: readonly Remark[] } | null

/** Why there is no export, one sentence a reason. Empty: a secret keeps the design here, which has been said. */
export type ExportFailure = readonly Remark[]

export const YAML_FILE: FileKind = {
  description: 'Archy YAML',
  mime: 'application/yaml',
  extensions: ['.yaml'],
}

/** Saves the flow as the YAML that Archy takes. */
export async function saveArchyFile(design: Design): Promise<Result<Exported, ExportFailure>> {
  const archy = await archyOf(design)
  if (!archy.ok) return archy
  const { yaml, notes } = archy.value
  const saved = await saveFile({ name: fileNameOf(design, 'yaml'), text: yaml, kind: YAML_FILE })
  if (saved.ok) return ok({ where: `Saved as ${saved.value.name}`, notes })
  return saved.error.code === 'cancelled'
    ? ok(null)
    : err([{ text: describeFileError(saved.error), node: null }])
}

/** Puts the flow's YAML on the clipboard. */
export async function copyArchy(design: Design): Promise<Result<Exported, ExportFailure>> {
  const archy = await archyOf(design)
  if (!archy.ok) return archy
  const copied = await copyText(archy.value.yaml)
  return copied.ok
    ? ok({ where: 'Copied as Archy YAML', notes: archy.value.notes })
    : err([{ text: describeClipboardError(copied.error), node: null }])
}

async function archyOf(
  design: Design,
): Promise<Result<{ readonly yaml: string; readonly notes: readonly Remark[] }, ExportFailure>> {
  if (await refuseSecrets(design)) return err([])
  const written = writeArchy(design)
  if (!written.ok) {
    return err(
      written.error.map((problem) => ({ text: describeArchyProblem(problem), node: problem.node })),
    )
  }
  const { yaml, notes } = written.value
  return ok({
    yaml,
    notes: notes.map((note) => ({
      text: describeArchyNote(note),
      node: 'node' in note ? note.node : null,
    })),
  })
}
