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

/**
 * The same of texts, which do not tell when nobody has them any more: what is known is bounded, and forgotten when there
 * would be more than `limit`.
 */
export function rememberTexts<T extends string | object>(
  limit: number,
  make: (text: string) => T,
): (text: string) => T {
  const known = new Map<string, T>()
  return (text) => {
    const found = known.get(text)
    if (found !== undefined) return found
    const made = make(text)
    if (known.size >= limit) known.clear()
    known.set(text, made)
    return made
  }
}
