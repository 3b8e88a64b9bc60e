import { create } from 'zustand'
import { readTestSetup, type StoredSetup, writeTestSetup } from '#adapters/browser/test-setups.ts'
import { SCENARIOS, type Scenario } from '#core/gateways/emulator.ts'

/** With what an action is tried: kept on this device, apart from the design. */
export interface TestSetup {
  /** A published test card; null for the first of the gateway's. */
  readonly card: string | null
  /** What was typed for an input; what is not named is suggested. */
  readonly values: Readonly<Record<string, string>>
  /** How the gateway behaves, or `own` for a reply of one's own. */
  readonly reply: Scenario | 'own'
  /** A pasted reply can hold anything: it lasts until the page is left. */
  readonly own: { readonly status: number; readonly body: string }
}

interface TestSetups {
  readonly setups: Readonly<Record<string, TestSetup>>
  readonly change: (place: Place, patch: Partial<TestSetup>) => void
  /** Puts what stands now on the device. What is being typed is not: it may turn out to be a secret. */
  readonly keep: (place: Place) => void
}

/** A data action of a design. */
export interface Place {
  readonly design: string
  readonly action: string
}

const useStore = create<TestSetups>()((set, get) => ({
  setups: {},
  change(place, patch) {
    const changed = { ...setupAt(get().setups, place), ...patch }
    set({ setups: { ...get().setups, [keyOf(place)]: changed } })
  },
  keep(place) {
    const { card, values, reply: scenario } = setupAt(get().setups, place)
    writeTestSetup(place.design, place.action, { card, values, scenario })
  },
}))

export function useTestSetup(place: Place): TestSetup {
  return useStore((state) => setupAt(state.setups, place))
}

export function useTestSetupChanges(): Pick<TestSetups, 'change' | 'keep'> {
  const change = useStore((state) => state.change)
  const keep = useStore((state) => state.keep)
  return { change, keep }
}

const FRESH: TestSetup = {
  card: null,
  values: {},
  reply: 'success',
  own: { status: 200, body: '' },
}

/** What the device has is read once: the same object every time, as stores want it. */
const stored = new Map<string, TestSetup>()

function setupAt(setups: TestSetups['setups'], place: Place): TestSetup {
  const key = keyOf(place)
  const known = setups[key] ?? stored.get(key)
  if (known !== undefined) return known
  const read = setupOf(readTestSetup(place.design, place.action))
  stored.set(key, read)
  return read
}

function setupOf(read: StoredSetup | null): TestSetup {
  if (read === null) return FRESH
  const scenario = SCENARIOS.find((known) => known === read.scenario)
  return { ...FRESH, card: read.card, values: read.values, reply: scenario ?? 'success' }
}

function keyOf({ design, action }: Place): string {
  return `${design}/${action}`
}
