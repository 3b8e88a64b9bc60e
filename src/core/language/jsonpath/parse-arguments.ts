import type { CharIndex } from './char-index.ts'
import type { PathAst, PathParameter } from './path-ast.ts'

/**
 * The arguments of a function, from behind its opening parenthesis. Paths and JSON values count;
 * anything else, such as text in single quotes, is silently dropped, as Jayway does.
 */
export function parseArguments(
  path: CharIndex,
  compile: (text: string, base: number) => PathAst,
): PathParameter[] {
  const parameters: PathParameter[] = []
  const open = { paren: 1, bracket: 0, brace: 0, quote: 0 }
  let kind: PathParameter['kind'] | null = null
  let text = ''
  let start = 0
  let prior = ''
  let done = false
  while (path.inBounds() && !done) {
    const char = path.current
    path.position += 1
    if (kind === null) {
      if (/[ \t\r\n]/.test(char)) continue
      kind = kindOf(char)
      start = path.position - 1
    }
    if (char === '"') open.quote += prior !== '\\' && open.quote > 0 ? -1 : 1
    if (char === '(') open.paren += 1
    if (char === '{') open.brace += 1
    if (char === '[') open.bracket += 1
    if (char === '}' || char === ']') closeGroup(path, open, char)
    if (char === ')') {
      open.paren -= 1
      if (open.paren < 0 || prior === '(') text += char
    }
    if ((char === ')' || char === ',') && ends(open, char)) {
      done = open.paren === 0
      if (kind === 'json') parameters.push({ kind, text })
      if (kind === 'path') parameters.push({ kind, path: compile(text, path.base + start) })
      text = ''
      kind = null
    }
    const separates = char === ',' && open.brace === 0 && open.bracket === 0 && open.paren === 1
    if (kind !== null && !separates) text += char
    prior = char
  }
  if (open.brace !== 0 || open.paren !== 0 || open.bracket !== 0) {
    throw path.failure('the arguments of the function are not closed')
  }
  return parameters
}

interface OpenGroups {
  paren: number
  bracket: number
  brace: number
  quote: number
}

function kindOf(char: string): PathParameter['kind'] | null {
  if (/[{\d"-]/.test(char)) return 'json'
  return char === '$' || char === '@' ? 'path' : null
}

function closeGroup(path: CharIndex, open: OpenGroups, char: string): void {
  const group = char === '}' ? 'brace' : 'bracket'
  if (open[group] === 0) throw path.failure(`"${char}" closes nothing`)
  open[group] -= 1
}

function ends({ paren, bracket, brace, quote }: OpenGroups, char: string): boolean {
  if (quote !== 0 || brace !== 0 || bracket !== 0) return false
  return (paren === 0 && char === ')') || paren === 1
}
