import { readJson, writeJson } from '../../language/json/lossless-json.ts'

/** JSON with a line for every value; anything else as it is. Numbers keep their digits, which `JSON.parse` would change. */
export function indentedJson(text: string): string {
  const read = readJson(text)
  if (!read.ok || !/^\s*[[{]/.test(text)) return text
  return breakLines(writeJson(read.value))
}

function breakLines(compact: string): string {
  let out = ''
  let depth = 0
  for (const [token] of compact.matchAll(/"(?:[^"\\]|\\.)*"|[{[][}\]]|[{}[\],:]|[^"{}[\],:]+/g)) {
    if (token === '}' || token === ']') depth -= 1
    if (token === '}' || token === ']') out += lineAt(depth)
    out += token
    if (token === '{' || token === '[') depth += 1
    if (token === '{' || token === '[' || token === ',') out += lineAt(depth)
    if (token === ':') out += ' '
  }
  return out
}

function lineAt(depth: number): string {
  return `\n${'  '.repeat(depth)}`
}
