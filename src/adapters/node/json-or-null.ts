/** What a file of ours says; null where it is no JSON, which no schema of such a file takes. */
export function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
