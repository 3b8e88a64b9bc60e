import { create } from 'zustand'

/** A contract as somebody is writing it, and as it stood when it was begun. */
export interface ContractDraft {
  readonly text: string
  /** The schema that the text was last the same as, or was begun from. */
  readonly base: string
}

interface Drafts {
  readonly drafts: Readonly<Record<string, ContractDraft>>
  readonly keep: (key: string, draft: ContractDraft | null) => void
}

/** What is no contract yet is kept until the page is left: looking at the table, or at another action, loses nothing. */
export const useContractDrafts = create<Drafts>()((set) => ({
  drafts: {},
  keep: (key, draft) =>
    set(({ drafts }) => {
      const { [key]: _before, ...others } = drafts
      return { drafts: draft === null ? others : { ...others, [key]: draft } }
    }),
}))
