/**
 * Stands in for what the Genesys SDK requires on Node only: a logger, and a reader of configuration files. It is told
 * by us what it needs to know, and what passes through it is logged nowhere.
 */
export function createLogger() {
  return { transports: [], add: nothing, log: nothing }
}

export const transports = { Console: Object, File: Object }

export const format = Object.assign(() => nothing, {
  json: nothing,
  simple: nothing,
  combine: nothing,
})

export default {}

function nothing(): void {}
