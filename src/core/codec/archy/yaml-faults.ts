/**
 * Why a text is no YAML, in the words of who writes one: the reader's own are those of the YAML specification. A reason
 * that is not known here is given as the reader says it, without the place and the excerpt that it appends.
 */
export function faultInWords(message: string): string {
  const reason = (message.split('\n')[0] ?? '')
    .replace(/ at line \d+, column \d+:?$/, '')
    .replace(/\.$/, '')
  for (const [pattern, words] of FAULTS) {
    if (pattern.test(reason)) return reason.replace(pattern, words)
  }
  return reason
}

const FAULTS: readonly (readonly [RegExp, string])[] = [
  [
    /^Nested mappings are not allowed in compact mappings.*/,
    'a key with “:” follows on a line that has a value already; a text that holds “: ” needs quotes, and keys need lines of their own',
  ],
  [
    /^All mapping items must start at the same column.*/,
    'this line is not indented as the keys that it belongs to',
  ],
  [
    /^A block sequence may not be used as an implicit map key.*/,
    'this line is not indented as the list that it belongs to',
  ],
  [
    /^Implicit keys need to be on a single line.*/,
    'a text goes on to the next line, and there a key follows; a “:” is missing behind it, or quotes around it',
  ],
  [/^Implicit map keys need to be followed by map values.*/, 'a key has no “:” behind it'],
  [/^Missing closing (["'])quote.*/, 'a quote ($1) is not closed'],
  [
    /^Flow (?:sequence|map) in block collection must be sufficiently indented and end with an? (.).*/,
    'a bracket is not closed with $1, or its lines are indented too little',
  ],
  [
    /^Unexpected scalar at node end.*/,
    'something follows where a value has ended; a text with quotes in it needs other quotes around all of it',
  ],
  [/^Plain value cannot start with \D*(.)$/, 'a text that begins with $1 needs quotes'],
  [/^Tabs are not allowed as indentation.*/, 'lines are indented with spaces, not with tabs'],
  [/^Sequence item without - indicator.*/, 'an item of a list has no “-” before it'],
]
