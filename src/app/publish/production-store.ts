import { create } from 'zustand'
import { readProductionOrgs, writeProductionOrgs } from '#adapters/browser/production-orgs.ts'

interface ProductionState {
  /** By id. */
  readonly orgs: ReadonlySet<string>
  readonly mark: (org: string, isProduction: boolean) => void
}

/** Which orgs the user has named production: nothing in an org tells. */
export const useProduction = create<ProductionState>()((set, get) => ({
  orgs: readProductionOrgs(),
  mark(org, isProduction) {
    const orgs = new Set(get().orgs)
    if (isProduction) orgs.add(org)
    else orgs.delete(org)
    set({ orgs })
    writeProductionOrgs(orgs)
  },
}))
