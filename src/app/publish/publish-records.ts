import { openPublishRecords } from '#adapters/browser/publish-database.ts'
import type { PublishRecords } from '#core/publish/records.ts'

/** What was published from this browser; it is opened with the first question. */
export const publishRecords: PublishRecords = openPublishRecords()
