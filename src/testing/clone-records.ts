import { ok } from '#core/base/result.ts'
import type { CloneRecord, CloneRecords } from '#core/rehearse/environment.ts'

/** Remembers clones in a map, by their names, for as long as the test keeps it. */
export function cloneRecordsIn(records: Map<string, CloneRecord>): CloneRecords {
  return {
    of: async (org) => ok([...records.values()].filter((record) => record.org === org)),
    keep: async (record) => {
      records.set(record.name, record)
      return ok(null)
    },
    forget: async ({ name }) => {
      records.delete(name)
      return ok(null)
    },
  }
}
