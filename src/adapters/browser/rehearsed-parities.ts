import { z } from 'zod'

const paritySchema = z.object({
  /** Milliseconds since 1970. */
  at: z.number(),
  /** Of all parts of the clone that was tested, as `parityHash` has it. */
  clone: z.string().max(128),
})
/** What a rehearsal leaves behind of an action: when it was, and the hash of what was tested. */
export type RehearsedParity = Readonly<z.infer<typeof paritySchema>>

const paritiesSchema = z.record(z.string(), paritySchema)
export type RehearsedParities = Readonly<Record<string, RehearsedParity>>

/** What was rehearsed last of each action of a design in an org, on this device, by the action's id. */
export function readRehearsedParities(org: string, design: string): RehearsedParities {
  try {
    const parsed = paritiesSchema.safeParse(
      JSON.parse(localStorage.getItem(keyOf(org, design)) ?? '{}'),
    )
    return parsed.success ? parsed.data : {}
  } catch {
    // Storage may be forbidden, or hold what another program wrote: then no rehearsal is known.
    return {}
  }
}

/** Adds to what is known. False when this browser keeps nothing. */
export function keepRehearsedParities(
  org: string,
  design: string,
  parities: RehearsedParities,
): boolean {
  try {
    const all = { ...readRehearsedParities(org, design), ...parities }
    localStorage.setItem(keyOf(org, design), JSON.stringify(all))
    return true
  } catch {
    return false
  }
}

function keyOf(org: string, design: string): string {
  return `secure-flow-studio.rehearsed.${org}.${design}`
}
