/** The package's own types for this entry are not among its exports. */
declare module 'fake-indexeddb/auto'
