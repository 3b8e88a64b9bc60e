import * as fake from 'fake-indexeddb'

/** Gives the test an IndexedDB of its own in memory, in place of the browser's. */
export function installFakeIndexedDb(): void {
  const { default: indexedDB, ...classes } = fake
  Object.assign(globalThis, classes, { indexedDB })
}
