import { Composer, CST, type Document, LineCounter, Parser, visit, type YAMLParseError } from 'yaml'
import { err, ok, type Result } from '../../base/result.ts'
import type { ArchyReadError } from './read-error.ts'
import { hideSubstitutions } from './substitutions.ts'
import { commentsIn, type PlacedComments, placeComments, type YamlPlace } from './yaml-comments.ts'
import { faultInWords } from './yaml-faults.ts'
import type { TextPosition } from './yaml-text.ts'
import { MAX_DEPTH, type YamlValues, yamlToValues } from './yaml-values.ts'

/** A YAML text as plain values, with its comments. */
export interface YamlTree extends YamlValues {
  readonly comments: PlacedComments
}

const UNQUOTED_NOT = 'a text that begins with ! needs quotes, as in "!IsSet(Flow.Amount)"'
/** Large exports have a few hundred thousand characters. */
const MAX_CHARACTERS = 10_000_000
/** Reads one YAML document. Anchors are expanded; what Archy or Terraform will substitute stays as it is. */
export function readYaml(text: string): Result<YamlTree, ArchyReadError> {
  if (text.length > MAX_CHARACTERS) {
    return err({ code: 'too-large', characters: text.length, limit: MAX_CHARACTERS })
  }
  const lines = new LineCounter()
  const at = (offset: number): TextPosition => {
    const { line, col } = lines.linePos(offset)
    return { line: Math.max(line, 1), column: Math.max(col, 1) }
  }
  const { hidden, show } = hideSubstitutions(text.replace(/^\uFEFF/, ''))
  const tokens = [...new Parser(lines.addNewLine).parse(hidden)]
  const deep = findTooDeep(tokens)
  if (deep !== null) return err({ code: 'too-deep', limit: MAX_DEPTH, ...at(deep) })
  const composer = new Composer({ uniqueKeys: false })
  const [document, second] = [...composer.compose(tokens)].filter((d) => d.contents !== null)
  const [problem] = document?.errors ?? []
  if (problem !== undefined) {
    const offset = openedAt(document, problem)
    return err({ code: 'yaml-syntax', detail: faultInWords(problem.message), ...at(offset) })
  }
  // Nobody means a tag that YAML does not know: it is an expression without its quotes, and would be read as empty.
  const tagged = document?.warnings.find(({ code }) => code === 'TAG_RESOLVE_FAILED')
  if (tagged !== undefined) {
    return err({ code: 'yaml-syntax', detail: UNQUOTED_NOT, ...at(tagged.pos[0]) })
  }
  if (second !== undefined) {
    return err({ code: 'several-documents', line: at(second.range[0]).line })
  }
  if (document === undefined) return err({ code: 'not-a-flow' })
  const comments = commentsIn(tokens, hidden, at)
  const places: YamlPlace[] | null = comments.length === 0 ? null : []
  const converted = yamlToValues(document, at, show, places)
  if (!converted.ok) return converted
  return ok({ ...converted.value, comments: placeComments(comments, places ?? [], show) })
}

/** Where a problem begins: a quote that nothing closes where it was opened, not where the text ends. */
function openedAt(document: Document.Parsed | undefined, { message, pos }: YAMLParseError): number {
  let [offset] = pos
  if (!/^Missing closing .quote/.test(message) || document === undefined) return offset
  visit(document, {
    Scalar(_, { type, range }) {
      const isQuoted = type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE'
      if (!isQuoted || range?.[1] !== pos[0]) return undefined
      offset = range[0]
      return visit.BREAK
    },
  })
  return offset
}

/** The offset of a value that is nested too deep; without recursion, as the depth is what is bounded. */
function findTooDeep(tokens: readonly CST.Token[]): number | null {
  const open: { readonly token: CST.Token; readonly depth: number }[] = []
  for (const token of tokens) {
    if (token.type === 'document' && token.value !== undefined) {
      open.push({ token: token.value, depth: 1 })
    }
  }
  for (let top = open.pop(); top !== undefined; top = open.pop()) {
    const { token, depth } = top
    if (depth > MAX_DEPTH) return token.offset
    if (!CST.isCollection(token)) continue
    for (const { key, value } of token.items) {
      if (key !== undefined && key !== null) open.push({ token: key, depth: depth + 1 })
      if (value !== undefined) open.push({ token: value, depth: depth + 1 })
    }
  }
  return null
}
