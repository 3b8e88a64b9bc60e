/**
 * A text of somebody else as it can be shown: what moves the cursor, turns the reading direction or cannot be seen is
 * written as its escape, so that it says what it holds. Line ends and tabs stay.
 */
export function visibleText(text: string): string {
  return text.replaceAll(UNSEEN, escapeOf)
}

/** The same of a name in a sentence, which is on one line. */
export function visibleLine(text: string): string {
  return visibleText(text).replaceAll(/[\n\t]/g, escapeOf)
}

/**
 * What a person reads, made of texts of an org or a file. Nothing in it can move the cursor of a terminal, and no line
 * of it is a command to GitHub Actions, whose runner reads `::name::` at the beginning of a line, and `##[name]` anywhere,
 * in the output of every step (GitHub docs, "Workflow commands").
 */
export function terminalText(text: string): string {
  return visibleText(text)
    .replaceAll(/^([^\S\n]*):(?=:)/gm, String.raw`$1\u003a`)
    .replaceAll('##[', String.raw`#\u0023[`)
}

/**
 * Control characters (ECMA-48); marks, embeddings and isolates of direction (UAX 9); separators of lines; and what has
 * no width. Joiners stay: people’s signs and languages are made with them.
 */
const UNSEEN =
  /(?![\n\t])\p{Cc}|[\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]|[\u{e0000}-\u{e007f}]/gu

function escapeOf(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16)
  return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, '0')}`
}
