import { create } from 'zustand'
import {
  type Preferences,
  readPreferences,
  writePreferences,
} from '#adapters/browser/preferences.ts'

interface PreferenceState extends Preferences {
  readonly choose: (choice: Partial<Preferences>) => void
}

/** Theme and keys, as this user wants them. */
export const usePreferences = create<PreferenceState>()((set, get) => ({
  ...readPreferences(),
  choose(choice) {
    set(choice)
    writePreferences(get())
  },
}))
