import { z } from 'zod'
import { err, ok, type Result } from '#core/base/result.ts'
import type { Journal, JournalEntry } from '#core/publish/journal.ts'
import { openJournal, type PublishRecords, sealJournal } from '#core/publish/records.ts'
import { appendTextFile, describeFileError, readTextFile, replaceTextFile } from './files.ts'
import { jsonOrNull } from './json-or-null.ts'

/**
 * The journals of publishing a design, one thing a line: a publish that begins with its plan, or what has become of
 * one of its writes. A line is added and on the disk before the next request is sent. A last line that was cut off was
 * never answered for, and is left out.
 */
export function journalFile(
  file: string,
): Pick<PublishRecords, 'journals' | 'begin' | 'append' | 'discard'> {
  let isWhole = false
  return {
    journals: async ({ org, design }) => {
      const all = readAll(file)
      if (!all.ok) return all
      const own = all.value.filter((journal) => isOf(journal, org, design))
      return ok(own.toSorted((a, b) => b.startedAt - a.startedAt))
    },
    begin: async (journal) => {
      const all = readAll(file)
      if (!all.ok) return all
      return writeAll(file, [...kept(all.value, journal), journal])
    },
    append: async (journal, entry) => {
      const line = `${JSON.stringify({ journal, entry })}\n`
      const added = appendTextFile(file, isWhole || endsWithLine(file) ? line : `\n${line}`)
      isWhole = true
      return added.ok ? ok(null) : err(describeFileError(added.error))
    },
    discard: async (id) => {
      const all = readAll(file)
      if (!all.ok) return all
      return writeAll(
        file,
        all.value.filter((journal) => journal.id !== id),
      )
    },
  }
}

/** What a process that was killed has begun to write must not swallow the next line. */
function endsWithLine(file: string): boolean {
  const text = readTextFile(file)
  return !text.ok || text.value.endsWith('\n')
}

/** The way back needs the publish before the last one; some more are kept for looking back. */
const MAX_JOURNALS = 5

/** What stays of the journals when one more begins. */
function kept(journals: readonly Journal[], { org, plan }: Journal): readonly Journal[] {
  const own = journals.filter((journal) => isOf(journal, org.id, plan.design))
  const old = new Set(own.slice(0, Math.max(0, own.length - MAX_JOURNALS + 1)))
  return journals.filter((journal) => !old.has(journal))
}

const lineSchema = z.union([
  z.object({ begins: z.object({ id: z.string() }).loose() }),
  z.object({
    journal: z.string(),
    entry: z.custom<JournalEntry>((entry) => typeof entry === 'object' && entry !== null),
  }),
])

/** The oldest first. */
function readAll(file: string): Result<readonly Journal[], string> {
  const text = readTextFile(file)
  if (!text.ok) {
    return text.error.code === 'no-such-file' ? ok([]) : err(describeFileError(text.error))
  }
  const begun = new Map<string, Record<string, unknown>>()
  const entries = new Map<string, JournalEntry[]>()
  for (const line of text.value.split('\n')) {
    const parsed = lineSchema.safeParse(jsonOrNull(line))
    if (!parsed.success) continue
    if ('begins' in parsed.data) begun.set(parsed.data.begins.id, parsed.data.begins)
    else {
      const { journal, entry } = parsed.data
      entries.set(journal, [...(entries.get(journal) ?? []), entry])
    }
  }
  return ok(
    [...begun].flatMap(
      ([id, journal]) => openJournal({ ...journal, entries: entries.get(id) ?? [] }) ?? [],
    ),
  )
}

function writeAll(file: string, journals: readonly Journal[]): Result<null, string> {
  const lines = journals.flatMap((journal) => {
    const { entries, ...begins } = sealJournal(journal)
    return [{ begins }, ...entries.map((entry) => ({ journal: journal.id, entry }))]
  })
  const written = replaceTextFile(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
  return written.ok ? ok(null) : err(describeFileError(written.error))
}

function isOf({ org, plan }: Journal, orgId: string, design: string): boolean {
  return org.id === orgId && plan.design === design
}
