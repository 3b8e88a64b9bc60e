import {
  type BrowserPublishRecords,
  openPublishRecords,
} from '#adapters/browser/publish-database.ts'

/** What was published from this browser; it is opened with the first question. */
export const publishRecords: BrowserPublishRecords = openPublishRecords()
