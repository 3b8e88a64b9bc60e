/** The same thing; which of its properties are looked at is told, each time. */
export function noted<Thing extends object>(
  raw: Thing,
  note: (key: keyof Thing & string) => void,
): Thing {
  const watched = {}
  for (const key of Object.keys(raw) as (keyof Thing & string)[]) {
    Object.defineProperty(watched, key, {
      enumerable: true,
      get() {
        note(key)
        return raw[key]
      },
    })
  }
  return watched as Thing
}
