/** A piece of a template, as far as colours and hints need it. What lies between pieces is plain text. */
export type Piece = { readonly start: number; readonly end: number } & (
  | { readonly kind: 'comment' | 'number' | 'word' | 'string' | 'key' | 'method' }
  /** A part of a reference: its name up to the first method, or the brace that closes it. */
  | { readonly kind: 'reference'; readonly name: string }
  /** `headEnd`: where the parentheses behind it end. */
  | { readonly kind: 'directive'; readonly name: string; readonly headEnd: number }
)

/**
 * Cuts a Velocity template into pieces, however unfinished it is: the parser says what is wrong, this keeps the colours
 * while somebody types. `isJson`: the text around the references is JSON.
 */
export function scanTemplate(text: string, isJson: boolean): readonly Piece[] {
  const scan: Scan = { text, at: 0, depth: 0, pieces: [] }
  while (scan.at < text.length) {
    const isTaken = scanVelocity(scan) || (isJson && scanJson(scan))
    if (!isTaken) scan.at += 1
  }
  return scan.pieces
}

interface Scan {
  readonly text: string
  readonly pieces: Piece[]
  at: number
  /** How many parentheses lie one in the other here. */
  depth: number
}

const COMMENT = /##[^\n]*|#\*[^]*?(?:\*#|$)/y
const LITERAL = /#\[\[[^]*?(?:\]\]#|$)/y
const DIRECTIVE =
  /#(?:\{(else|end|stop|break)\}|(set|if|elseif|else|end|foreach|break|stop|macro|parse|include|define|evaluate)(?![A-Za-z0-9_]))/y
const ESCAPED = /\\[$#\\]/y
/** Root and properties up to the first method. */
const REFERENCE = /\$!?\{?([A-Za-z]\w*(?:\.(?=([A-Za-z][\w-]*))\2(?!\())*)/y
const METHOD = /\.[A-Za-z]\w*/y

function scanVelocity(scan: Scan): boolean {
  const comment = match(scan, COMMENT)
  if (comment !== null) return take(scan, 'comment', comment[0].length)
  const skipped = match(scan, LITERAL) ?? match(scan, ESCAPED)
  if (skipped !== null) {
    scan.at += skipped[0].length
    return true
  }
  return scanDirective(scan) || scanReference(scan)
}

function scanDirective(scan: Scan): boolean {
  const found = match(scan, DIRECTIVE)
  if (found === null) return false
  const start = scan.at
  const end = start + found[0].length
  const index = scan.pieces.length
  scan.at = end
  const space = match(scan, /[ \t]*(?=\()/y)
  if (space !== null) {
    scan.at += space[0].length
    scanParentheses(scan)
  }
  const name = found[1] ?? found[2] ?? ''
  scan.pieces.splice(index, 0, { kind: 'directive', name, start, end, headEnd: scan.at })
  return true
}

function scanReference(scan: Scan): boolean {
  const found = match(scan, REFERENCE)
  if (found === null) return false
  const [whole, name = ''] = found
  const start = scan.at
  scan.at += whole.length
  scan.pieces.push({ kind: 'reference', name, start, end: scan.at })
  for (;;) {
    if (scan.text.charAt(scan.at) === '(') scanParentheses(scan)
    const method = match(scan, METHOD)
    if (method === null) break
    take(scan, 'method', method[0].length)
  }
  if (whole.includes('{') && scan.text.charAt(scan.at) === '}') {
    scan.pieces.push({ kind: 'reference', name, start: scan.at, end: scan.at + 1 })
    scan.at += 1
  }
  return true
}

/** From an opening parenthesis to behind the one that closes it, or to the end of the line where none does. */
function scanParentheses(scan: Scan): void {
  scan.at += 1
  if (scan.depth === MAX_DEPTH) return
  scan.depth += 1
  scanToClosing(scan)
  scan.depth -= 1
}

/** No template for people nests deeper; what does stays without colours. */
const MAX_DEPTH = 60

function scanToClosing(scan: Scan): void {
  for (let depth = 1; depth > 0 && scan.at < scan.text.length; ) {
    const char = scan.text.charAt(scan.at)
    if (char === '\n') return
    if (char === '(') depth += 1
    if (char === ')') depth -= 1
    const isTaken =
      scanReference(scan) || scanQuoted(scan, 'string') || scanNumber(scan) || scanWord(scan)
    if (!isTaken) scan.at += 1
  }
}

function scanJson(scan: Scan): boolean {
  if (scan.text.charAt(scan.at) === '"') return scanJsonString(scan)
  return scanNumber(scan) || scanWord(scan)
}

/** A string with a colon behind it is the name of a property. */
function scanJsonString(scan: Scan): boolean {
  const first = scan.pieces.length
  scanQuoted(scan, 'string')
  if (!/^\s*:/.test(scan.text.slice(scan.at, scan.at + 20))) return true
  for (let i = first; i < scan.pieces.length; i += 1) {
    const piece = scan.pieces[i]
    if (piece?.kind === 'string') scan.pieces[i] = { ...piece, kind: 'key' }
  }
  return true
}

/** References inside double quotes are live, so the string is in pieces around them. */
function scanQuoted(scan: Scan, kind: 'string'): boolean {
  const quote = scan.text.charAt(scan.at)
  if (quote !== '"' && quote !== "'") return false
  let from = scan.at
  scan.at += 1
  const close = () => {
    if (scan.at > from) scan.pieces.push({ kind, start: from, end: scan.at })
  }
  while (scan.at < scan.text.length) {
    const char = scan.text.charAt(scan.at)
    if (char === '\n') break
    if (char === '\\') {
      scan.at += 2
    } else if (char === quote) {
      scan.at += 1
      break
    } else if (quote === '"' && (char === '$' || char === '#')) {
      const before = scan.pieces.length
      const start = scan.at
      const isTaken = scanVelocity(scan)
      if (isTaken) {
        if (start > from) scan.pieces.splice(before, 0, { kind, start: from, end: start })
        from = scan.at
      } else scan.at += 1
    } else scan.at += 1
  }
  scan.at = Math.min(scan.at, scan.text.length)
  close()
  return true
}

function scanNumber(scan: Scan): boolean {
  const found = match(scan, /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])/y)
  if (found === null || /\w/.test(scan.text.charAt(scan.at - 1))) return false
  return take(scan, 'number', found[0].length)
}

function scanWord(scan: Scan): boolean {
  const found = match(scan, /[A-Za-z_]\w*/y)
  if (found === null) return false
  if (/^(?:true|false|null|in|and|or|not)$/.test(found[0])) {
    return take(scan, 'word', found[0].length)
  }
  scan.at += found[0].length
  return true
}

function match(scan: Scan, pattern: RegExp): RegExpExecArray | null {
  pattern.lastIndex = scan.at
  return pattern.exec(scan.text)
}

function take(scan: Scan, kind: 'comment' | 'number' | 'word' | 'method', length: number): boolean {
  scan.pieces.push({ kind, start: scan.at, end: scan.at + length })
  scan.at += length
  return true
}
