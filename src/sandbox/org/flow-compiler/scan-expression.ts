/** A name in an expression that is not a function: a variable, or an object such as `Prompt.Welcome`. */
export interface Mention {
  readonly name: string
  /** One-based, as Architect counts. */
  readonly position: number
}

/**
 * Finds what an expression mentions. Written apart from the expression language of the app on
 * purpose: it looks at words, strings and brackets only, and so can disagree with it.
 */
export function scanExpression(
  text: string,
): { readonly mentions: readonly Mention[] } | { readonly error: string } {
  if (text.trim() === '') return { error: 'There is no expression defined' }
  const mentions: Mention[] = []
  const open: { readonly bracket: string; readonly position: number }[] = []
  for (const { kind, value, position } of tokens(text)) {
    if (kind === 'unfinished')
      return { error: `The text at position ${position} has no closing quote.` }
    if (kind === 'mention') mentions.push({ name: value, position })
    if (kind === 'open') open.push({ bracket: value, position })
    if (kind !== 'close') continue
    const opened = open.pop()
    if (opened === undefined || closing[opened.bracket] !== value) {
      return { error: `'${value}' at position ${position} closes nothing.` }
    }
  }
  const left = open.at(-1)
  if (left === undefined) return { mentions }
  const wanted = closing[left.bracket] ?? ''
  return { error: `Missing ${wanted} for ${left.bracket} at position ${left.position}.` }
}

type Kind = 'mention' | 'open' | 'close' | 'unfinished'

const closing: Readonly<Record<string, string>> = { '(': ')', '[': ']' }

/** Words that stand for themselves. */
const constants = new Set(['true', 'false', 'not_set', 'and', 'or', 'not'])

function* tokens(
  text: string,
): Iterable<{ readonly kind: Kind; readonly value: string; readonly position: number }> {
  const pattern =
    /"(?:[^"\\]|\\[\s\S])*"|"|[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*|[()[\]]|\d[\w.]*/g
  for (const match of text.matchAll(pattern)) {
    const [value] = match
    const position = match.index + 1
    if (value === '"') yield { kind: 'unfinished', value, position }
    else if (value === '(' || value === '[') yield { kind: 'open', value, position }
    else if (value === ')' || value === ']') yield { kind: 'close', value, position }
    else if (/^[A-Za-z_$]/.test(value) && !constants.has(value.toLowerCase())) {
      const after = text.slice(match.index + value.length)
      const isFunction = /^\s*\(/.test(after)
      const isProperty = text.charAt(match.index - 1) === '.'
      if (!isFunction && !isProperty) yield { kind: 'mention', value, position }
    }
  }
}
