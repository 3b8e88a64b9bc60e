/** Where in a JSON text something stands. */
export interface JsonPlace {
  /** Between the quotes of a string. */
  readonly inString: boolean
  /** The name of the member that is being written; null where none is. */
  readonly key: string | null
  /** How many objects and lists lie around it. */
  readonly depth: number
}

/** How far a JSON text has been read. Broken JSON is read as far as it goes: only the place matters. */
export interface JsonScan {
  readonly inString: boolean
  readonly isEscaped: boolean
  /** The string that is being read, or the last one. */
  readonly string: string
  /** Of each object around, the member that is being written; null in a list. */
  readonly keys: readonly (string | null)[]
}

export const JSON_START: JsonScan = { inString: false, isEscaped: false, string: '', keys: [] }

/** Reads on through a piece of text. */
export function scanJson(scan: JsonScan, text: string): JsonScan {
  let { inString, isEscaped, string } = scan
  const keys = [...scan.keys]
  for (const char of text) {
    if (inString) {
      if (isEscaped) isEscaped = false
      else if (char === '\\') isEscaped = true
      else if (char === '"') inString = false
      if (inString) string += char
    } else if (char === '"') {
      inString = true
      string = ''
    } else if (char === '{' || char === '[') keys.push(null)
    else if (char === '}' || char === ']') keys.pop()
    else if (char === ':' && keys.length > 0) keys[keys.length - 1] = string
    else if (char === ',' && keys.length > 0) keys[keys.length - 1] = null
  }
  return { inString, isEscaped, string, keys }
}

export function placeOf({ inString, keys }: JsonScan): JsonPlace {
  return { inString, key: keys.at(-1) ?? null, depth: keys.length }
}
