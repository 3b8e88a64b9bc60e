import { useDocument } from './document-store.ts'

/** Why nothing of the design can be changed, for buttons that would change it; null when it can. */
export function useWhyReadOnly(): string | null {
  return useDocument(({ isReadOnly }) => (isReadOnly ? READ_ONLY : null))
}

const READ_ONLY = 'The design can only be looked at here'
