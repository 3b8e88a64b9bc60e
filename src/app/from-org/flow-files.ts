import { err, ok } from '#core/base/result.ts'
import { describeActionNote } from '#core/codec/action/action-draft.ts'
import { describeActionImportError } from '#core/codec/action/import-error.ts'
import { readActionFile } from '#core/codec/action/read-action-file.ts'
import { describeArchyReadError, describeReadNote, readArchy } from '#core/codec/archy/read.ts'
import { isSameFile } from '#core/codec/archy/same-file.ts'
import { yamlOf } from '#core/codec/archy/yaml-of.ts'
import type { FlowFiles } from '#core/publish/open-flow.ts'

/** The codecs, as opening a flow of an org wants them. They are loaded with the first flow that is opened. */
export const flowFiles: FlowFiles = {
  readFlow(yaml) {
    const read = readArchy(yaml)
    if (!read.ok) return err(describeArchyReadError(read.error))
    const remarks = read.value.notes
      .filter(({ code }) => code !== 'action-without-contract')
      .map((note) => ({
        text: describeReadNote(note),
        node: 'node' in note ? note.node : null,
      }))
    return ok({ design: read.value.design, remarks })
  },
  readAction(file) {
    const read = readActionFile(file)
    if (!read.ok) return err(describeActionImportError(read.error))
    const { draft, notes } = read.value
    return ok({
      contents: draft,
      // The credentials that it names are where they belong: the org has them.
      remarks: notes
        .filter(({ code }) => code !== 'credentials-named')
        .map((note) => `${draft.name}: ${describeActionNote(note)}`),
    })
  },
  write: yamlOf,
  isSame: isSameFile,
}
