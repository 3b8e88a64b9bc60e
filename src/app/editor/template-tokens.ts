import type { CodeToken } from './code-language.ts'
import { type Piece, scanTemplate } from './template-scan.ts'
import type { TemplateScope } from './template-scope.ts'

/** The colours of a template. What is set from a secret is a secret too, and shown as one. */
export function templateTokens(text: string, scope: TemplateScope): readonly CodeToken[] {
  const pieces = scanTemplate(text, looksLikeJson(text))
  const isSecure = secretsOf(text, pieces, scope)
  return pieces.map((piece, i) => {
    const { start, end } = piece
    switch (piece.kind) {
      case 'reference':
        if (TOOLS.has(rootOf(piece.name))) return { kind: 'function', start, end }
        return { kind: isSecure(piece, i) ? 'secure' : 'reference', start, end }
      case 'directive':
      case 'method':
        return { kind: piece.kind === 'method' ? 'function' : 'directive', start, end }
      case 'comment':
        return { kind: 'dim', start, end }
      case 'string':
      case 'key':
      case 'number':
      case 'word':
        return { kind: piece.kind, start, end }
    }
  })
}

/** A body may also be a form or plain text: then quotes and digits mean nothing. */
export function looksLikeJson(text: string): boolean {
  return /^\s*[{[]/m.test(text)
}

type Named = Extract<Piece, { readonly kind: 'reference' }>

function secretsOf(
  text: string,
  pieces: readonly Piece[],
  scope: TemplateScope,
): (piece: Named, index: number) => boolean {
  const secret = new Set(scope.names.filter(({ isSecure }) => isSecure).map(({ path }) => path))
  const holdsSecret = ({ name }: Named) => secret.has(name) || secret.has(rootOf(name))
  for (const [i, piece] of pieces.entries()) {
    if (piece.kind !== 'directive' || !ASSIGNING.has(piece.name)) continue
    const [target, ...sources] = pieces
      .slice(i + 1)
      .filter((other): other is Named => other.kind === 'reference' && other.end <= piece.headEnd)
    if (target !== undefined && sources.some(holdsSecret)) secret.add(target.name)
  }
  return (piece, i) => holdsSecret(piece) || isSecretValue(text, pieces[i - 1], piece, scope)
}

const TOOLS = new Set(['esc', 'math', 'encoding', 'successTemplateUtils'])
const ASSIGNING = new Set(['set', 'foreach'])

function rootOf(name: string): string {
  return name.split('.')[0] ?? name
}

/** Whether a reference is the value of a property that takes a secret: `"Session_Token": ${t}`. */
function isSecretValue(
  text: string,
  before: Piece | undefined,
  { start }: Named,
  { secureKeys }: TemplateScope,
): boolean {
  if (before?.kind !== 'key' || !/^\s*:\s*"?$/.test(text.slice(before.end, start))) return false
  return secureKeys.includes(text.slice(before.start + 1, before.end - 1))
}
