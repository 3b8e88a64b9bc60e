import { create } from 'zustand'
import type { Remark } from '#adapters/browser/design-shelf.ts'

/** What reading the file of the open design had to say: said once when it opens, and readable again from its menu. */
export const useRemarks = create<{ readonly remarks: readonly Remark[] }>()(() => ({ remarks: [] }))
