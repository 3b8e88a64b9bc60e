import { z } from 'zod'
import { err, ok, type Result } from '#core/base/result.ts'
import { type PublishedMemory, publishedMemorySchema } from '#core/publish/memory.ts'
import type { PublishRecords, RecordKey } from '#core/publish/records.ts'
import { journalFile } from './journal-file.ts'
import { describeFileError, readTextFile, replaceTextFile } from './files.ts'

/** Beside `pay.secureflow.json`: what was published of it, and the journal of publishing it. */
export interface PublishFiles {
  /** For the repository: `pay.published.json`, with an entry for each org. */
  readonly published: string
  /** For this checkout only: `pay.journal.jsonl`. */
  readonly journal: string
  /** There while a publish is under way: `pay.publishing`. */
  readonly hold: string
}

export function publishFilesOf(design: string): PublishFiles {
  const name = design.replace(/(?:\.secureflow)?\.(?:json|ya?ml)$/i, '')
  return {
    published: `${name}.published.json`,
    journal: `${name}.journal.jsonl`,
    hold: `${name}.publishing`,
  }
}

/** What was published of a design from a folder of files. Nothing in it is a secret. */
export function openPublishFiles(files: PublishFiles): PublishRecords {
  const journal = journalFile(files.journal)
  return {
    ...journal,
    memory: async ({ org, design }) => {
      const all = readPublished(files.published)
      if (!all.ok) return all
      const found = all.value.orgs[org]
      return ok(found?.design === design ? found.memory : null)
    },
    remember: async ({ org, design }: RecordKey, memory: PublishedMemory) => {
      const all = readPublished(files.published)
      if (!all.ok) return all
      const orgs = { ...all.value.orgs, [org]: { design, memory } }
      const text = `${JSON.stringify({ ...all.value, orgs: sorted(orgs) }, null, 2)}\n`
      const written = replaceTextFile(files.published, text)
      return written.ok ? ok(null) : err(describeFileError(written.error))
    },
  }
}

const FORMAT = 'secure-flow-published/1'

const publishedSchema = z.object({
  format: z.literal(FORMAT),
  /** By the id of the org. */
  orgs: z.record(z.string(), z.object({ design: z.string(), memory: publishedMemorySchema })),
})
type Published = Readonly<z.infer<typeof publishedSchema>>

function readPublished(file: string): Result<Published, string> {
  const text = readTextFile(file)
  if (!text.ok) {
    return text.error.code === 'no-such-file'
      ? ok({ format: FORMAT, orgs: {} })
      : err(describeFileError(text.error))
  }
  const parsed = publishedSchema.safeParse(jsonOrNull(text.value))
  return parsed.success
    ? ok(parsed.data)
    : err(
        `${file} is damaged or of another version: bring it back from version control, or delete it and what is in the org is compared by content.`,
      )
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** The same orgs give the same file, in whatever order they were published to. */
function sorted(orgs: Published['orgs']): Published['orgs'] {
  return Object.fromEntries(Object.entries(orgs).sort(([a], [b]) => (a < b ? -1 : 1)))
}
