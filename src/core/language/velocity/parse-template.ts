import { JavaException } from '../java/java-exception.ts'
import type { Block } from './ast.ts'
import { BlockBuilder } from './block-builder.ts'
import type { VelocityVersion } from './lexer.ts'
import { parseStatement } from './parse-statement.ts'
import type { ParserScope } from './parser-scope.ts'
import { TemplateFailure } from './template-error.ts'
import { TokenReader } from './token-reader.ts'

/** Parses a whole template as one version of Velocity reads it. Throws TemplateFailure. */
export function parseTemplateText(text: string, version: VelocityVersion): Block {
  if (text.length > MAX_LENGTH) {
    const limit = `it has more than ${MAX_LENGTH} characters`
    throw new TemplateFailure({ code: 'limit', at: 0, limit })
  }
  return parseText(text, version, { base: 0, level: 0, depth: 0 })
}

const MAX_LENGTH = 200_000
const MAX_NESTED_LITERALS = 20

/** Where a text literal stands, and how deep. */
interface Outer {
  readonly base: number
  readonly level: number
  readonly depth: number
}

function parseText(text: string, version: VelocityVersion, { base, level, depth }: Outer): Block {
  if (level > MAX_NESTED_LITERALS) {
    const limit = `text literals are nested more than ${MAX_NESTED_LITERALS} levels deep`
    throw new TemplateFailure({ code: 'limit', at: base, limit })
  }
  const tokens = new TokenReader(text, version, base)
  const scope: ParserScope = {
    tokens,
    version,
    depth,
    operators: 0,
    lookedAhead: new Map(),
    parseNested: (inside, at) =>
      parseText(inside, version, { base: at, level: level + 1, depth: scope.depth }),
    parseStatement,
  }
  try {
    const builder = new BlockBuilder()
    let afterNewline = true
    while (!tokens.sees('EOF')) afterNewline = parseStatement(scope, builder, afterNewline)
    return builder.build()
  } catch (failure) {
    if (!(failure instanceof JavaException)) throw failure
    const { exception, detail } = failure
    const at = tokens.current.start
    throw new TemplateFailure({ code: 'java-exception', at, exception, detail })
  }
}
