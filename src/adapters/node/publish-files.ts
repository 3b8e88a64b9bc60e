import { z } from 'zod'
import { err, ok, type Result } from '#core/base/result.ts'
import { type PublishedMemory, publishedMemorySchema } from '#core/publish/memory.ts'
import type { PublishRecords, RecordKey } from '#core/publish/records.ts'
import { journalFile } from './journal-file.ts'
import { describeFileError, readTextFile, replaceTextFile } from './files.ts'
import { jsonOrNull } from './json-or-null.ts'

/** Beside `pay.secureflow.json`: what was published of it, and the journal of publishing it. */
export interface PublishFiles {
  /** For the repository: `pay.published.json`, with an entry for each org and design. */
  readonly published: string
  /** For this checkout only: `pay.journal.jsonl`. */
  readonly journal: string
  /** There while a publish is under way: `pay.publishing`. */
  readonly hold: string
  /** There while test clones of a rehearsal stand in an org: `pay.clones.json`. */
  readonly clones: string
  /** There while a rehearsal is under way: `pay.rehearsing`. */
  readonly rehearsing: string
}

export function publishFilesOf(design: string): PublishFiles {
  const name = design.replace(/(?:\.secureflow)?\.(?:json|ya?ml)$/i, '')
  return {
    published: `${name}.published.json`,
    journal: `${name}.journal.jsonl`,
    hold: `${name}.publishing`,
    clones: `${name}.clones.json`,
    rehearsing: `${name}.rehearsing`,
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
      return ok(own(own(all.value.orgs, org) ?? {}, design))
    },
    remember: async ({ org, design }: RecordKey, memory: PublishedMemory) => {
      const all = readPublished(files.published)
      if (!all.ok) return all
      const designs = sorted({ ...own(all.value.orgs, org), [design]: memory })
      const orgs = sorted({ ...all.value.orgs, [org]: designs })
      const text = `${JSON.stringify({ format: FORMAT, orgs }, null, 2)}\n`
      const written = replaceTextFile(files.published, text)
      return written.ok ? ok(null) : err(describeFileError(written.error))
    },
  }
}

/** What was published of a design from a folder, to every org. */
export function publishedMemories(
  { published }: Pick<PublishFiles, 'published'>,
  design: string,
): Result<readonly PublishedMemory[], string> {
  const all = readPublished(published)
  if (!all.ok) return all
  return ok(Object.values(all.value.orgs).flatMap((designs) => own(designs, design) ?? []))
}

const FORMAT = 'secure-flow-published/2'

const publishedSchema = z.object({
  format: z.literal(FORMAT),
  /** By the id of the org, then by that of the design: `pay.yaml` and `pay.secureflow.json` share one file. */
  orgs: z.record(z.string(), z.record(z.string(), publishedMemorySchema)),
})
type Published = Readonly<z.infer<typeof publishedSchema>>

/** What was written before a file could be about two designs. */
const FORMER = 'secure-flow-published/1'
const formerSchema = z
  .object({
    format: z.literal(FORMER),
    orgs: z.record(z.string(), z.object({ design: z.string(), memory: publishedMemorySchema })),
  })
  .transform(
    ({ orgs }): Published => ({
      format: FORMAT,
      orgs: Object.fromEntries(
        Object.entries(orgs).map(([org, { design, memory }]) => [org, { [design]: memory }]),
      ),
    }),
  )

function readPublished(file: string): Result<Published, string> {
  const text = readTextFile(file)
  if (!text.ok) {
    return text.error.code === 'no-such-file'
      ? ok({ format: FORMAT, orgs: {} })
      : err(describeFileError(text.error))
  }
  const parsed = z.union([publishedSchema, formerSchema]).safeParse(jsonOrNull(text.value))
  return parsed.success
    ? ok(parsed.data)
    : err(
        `${file} is damaged or of another version: bring it back from version control, or delete it and what is in the org is compared by content.`,
      )
}

/** A flow may be called “Constructor”, and then its design is, too. */
function own<T>(entries: Readonly<Record<string, T>>, key: string): T | null {
  return Object.hasOwn(entries, key) ? (entries[key] ?? null) : null
}

/** The same contents give the same file, in whatever order they were published. */
function sorted<T>(entries: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(entries).sort(([a], [b]) => (a < b ? -1 : 1)))
}
