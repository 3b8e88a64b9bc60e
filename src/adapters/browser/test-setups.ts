import { z } from 'zod'

const setupSchema = z.object({
  card: z.string().max(19).nullable(),
  scenario: z.string().max(40),
  values: z.record(z.string(), z.string().max(2_000)),
})
/** With what an action is tried on this device: published test cards and made-up values. Never a secret. */
export type StoredSetup = Readonly<z.infer<typeof setupSchema>>

/** Reads the test values of one action. Null when there are none, or what is there cannot be read. */
export function readTestSetup(design: string, action: string): StoredSetup | null {
  try {
    const parsed = setupSchema.safeParse(
      JSON.parse(localStorage.getItem(keyOf(design, action)) ?? ''),
    )
    return parsed.success ? parsed.data : null
  } catch {
    // Storage may be forbidden, or hold what another program wrote: the values are suggested anew.
    return null
  }
}

/** Keeps them, or takes them away with null. False when this browser keeps nothing. */
export function writeTestSetup(design: string, action: string, setup: StoredSetup | null): boolean {
  try {
    if (setup === null) localStorage.removeItem(keyOf(design, action))
    else localStorage.setItem(keyOf(design, action), JSON.stringify(setup))
    return true
  } catch {
    return false
  }
}

function keyOf(design: string, action: string): string {
  return `secure-flow-studio.test.${design}.${action}`
}
