/** Gives what `make` makes of an object, made once: the same object gives the same again, for as long as it lives. */
export function remember<Key extends object, T extends object>(
  make: (key: Key) => T,
): (key: Key) => T {
  const known = new WeakMap<Key, T>()
  return (key) => {
    const found = known.get(key)
    if (found !== undefined) return found
    const made = make(key)
    known.set(key, made)
    return made
  }
}
