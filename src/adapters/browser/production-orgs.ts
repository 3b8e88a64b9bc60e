/** The orgs, by their ids, that the user has named production; kept on this device, and nothing else of them. */
export function readProductionOrgs(): ReadonlySet<string> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]')
    return new Set(Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : [])
  } catch {
    // Storage is closed to us, or somebody else has written there: then no org is marked.
    return new Set()
  }
}

/** False when this browser keeps nothing: the mark then lasts until the page is left. */
export function writeProductionOrgs(orgs: ReadonlySet<string>): boolean {
  try {
    localStorage.setItem(KEY, JSON.stringify([...orgs]))
    return true
  } catch {
    return false
  }
}

const KEY = 'secure-flow-studio.production-orgs'
