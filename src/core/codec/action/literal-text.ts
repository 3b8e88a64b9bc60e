/**
 * A text as a template that renders to exactly it, whatever is put behind it: what Velocity would take for a reference,
 * a directive or a comment is written with `$esc`'s own characters (Velocity tools, EscapeTool). A backslash before one
 * would escape it, so it is written the same way. Everything else stays readable.
 */
export function literalTemplate(text: string): string {
  return text.replaceAll(
    LIVE,
    (_, slashes: string, dollar: string | undefined, hash: string | undefined) =>
      '${esc.b}'.repeat(slashes.length) +
      (dollar === undefined ? '' : '${esc.d}') +
      (hash === undefined ? '' : '${esc.h}'),
  )
}

/**
 * A dollar with what can begin a name or an index, a hash with what can begin a directive, a comment or an unparsed block, and
 * backslashes before them: behind one, our engine of 1.7 takes a dollar before a dot for a reference, too, whether
 * or not Velocity does. At the end of the text something live may follow.
 */
const LIVE =
  /(\\*)(?:(\$(?=[A-Za-z_{!\\$#[]|$)|(?<=\\)\$(?=\.))|(#)(?=[A-Za-z_@{#*[\\$]|$)|(?<=\\)$)/g
