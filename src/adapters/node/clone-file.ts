import { z } from 'zod'
import { err, ok, type Result } from '#core/base/result.ts'
import type { CloneRecord, CloneRecords } from '#core/rehearse/environment.ts'
import { describeFileError, readTextFile, removeFile, replaceTextFile } from './files.ts'
import { jsonOrNull } from './json-or-null.ts'

/**
 * The test clones that rehearsals of a design have made and not yet removed, in a file beside it that is there as long
 * as there are any. A clone is on the disk before it is sent to the org.
 */
export function openCloneFile(file: string): CloneRecords {
  const change = (edit: (all: readonly CloneRecord[]) => readonly CloneRecord[]) => {
    const all = readAll(file)
    return all.ok ? writeAll(file, edit(all.value)) : all
  }
  return {
    of: async (org) => {
      const all = readAll(file)
      return all.ok ? ok(all.value.filter((record) => record.org === org)) : all
    },
    keep: async (record) =>
      change((all) => [...all.filter((other) => !isSame(other, record)), record]),
    forget: async (record) => change((all) => all.filter((other) => !isSame(other, record))),
  }
}

const FORMAT = 'secure-flow-clones/1'

const clonesSchema = z.object({
  format: z.literal(FORMAT),
  clones: z.array(
    z.object({
      org: z.string(),
      category: z.string(),
      name: z.string(),
      id: z.string().nullable(),
    }),
  ),
})

function readAll(file: string): Result<readonly CloneRecord[], string> {
  const text = readTextFile(file)
  if (!text.ok) {
    return text.error.code === 'no-such-file' ? ok([]) : err(describeFileError(text.error))
  }
  const parsed = clonesSchema.safeParse(jsonOrNull(text.value))
  return parsed.success
    ? ok(parsed.data.clones)
    : err(
        `${file} is damaged or of another version: delete it, and have test clones found by their names with “rehearse --clean”.`,
      )
}

function writeAll(file: string, clones: readonly CloneRecord[]): Result<null, string> {
  if (clones.length === 0) {
    const removed = removeFile(file)
    return removed.ok ? ok(null) : err(describeFileError(removed.error))
  }
  const text = `${JSON.stringify({ format: FORMAT, clones }, null, 2)}\n`
  const written = replaceTextFile(file, text)
  return written.ok ? ok(null) : err(describeFileError(written.error))
}

function isSame(a: CloneRecord, b: CloneRecord): boolean {
  return a.org === b.org && a.category === b.category && a.name === b.name
}
