/** The host in the authority of a URL, as text that programs may not agree on. */
export interface UrlHost {
  /** As a browser reads it (URL Standard, "URL parsing" and "host parsing"): null when there is none. */
  readonly name: string | null
  /** Every host that some program reads in the URL. One when it is spelled plainly, none when nobody can tell. */
  readonly names: readonly string[]
  /** Whether all programs read the same. */
  readonly isClear: boolean
}

/**
 * Reads the host twice: as RFC 3986 has it, and as the URL Standard has it, which takes `\` for `/`, any number of
 * slashes, leaves out line breaks, and maps letters. What a template puts together is known to neither.
 */
export function urlHostOf(url: string): UrlHost {
  const strict = /^\s*[a-z][a-z0-9+.-]*:\/\/([^/?#]*)(#?)/i.exec(url)
  const lenient = /^(?:https?|wss?|ftp):[/\\]*([^/\\?#]*)(#?)/i.exec(withoutSkipped(url))
  const asWritten = strict === null ? null : nameIn(strict)
  const read = lenient === null ? null : nameIn(lenient)
  const mapped = read?.name == null ? read : { name: mappedName(read.name) }
  const spelled = [mapped, asWritten].flatMap((one) => (one?.name ? [one.name] : []))
  if (spelled.length === 0) return { name: null, names: [], isClear: true }
  const names = [...new Set(spelled.filter(isName))]
  // A scheme that the URL Standard does not know is read in one way.
  const isOne = lenient === null || (spelled.length === 2 && spelled[0] === spelled[1])
  const isClear = isOne && names.length === 1 && !isTwofold(strict?.[1] ?? '')
  return { name: names[0] ?? null, names, isClear }
}

/**
 * Hosts that a URL stands for whose host begins with a reference: `${credentials.prefix}.api.checkout.com` is some
 * account's. Empty when it ends with none.
 */
export function hostsEndingAs(url: string): readonly string[] {
  const [, authority = ''] = /^\s*[a-z][a-z0-9+.-]*:\/\/([^/?#]*)(?:[/?]|$)/i.exec(url) ?? []
  if (!authority.includes('$')) return []
  const host = authority.replace(/:\d*$/, '')
  let start = host.length
  while (start > 0 && /[a-z0-9.-]/i.test(host.charAt(start - 1))) start -= 1
  const name = mappedName(host.slice(start))
  return name === '' ? [] : [name, `account${name}`]
}

/** A host on its own, as in a Host header; null when it is none. */
export function hostOnly(text: string): string | null {
  const name = mappedName(text.trim().replace(/:\d*$/, ''))
  return isName(name) ? name : null
}

/** The name is null when a reference or a directive stands in the authority, or right behind it. */
function nameIn([, authority = '', hash]: RegExpExecArray): { readonly name: string | null } {
  if (authority.includes('$') || hash === '#') return { name: null }
  const name = authority.slice(authority.lastIndexOf('@') + 1).replace(/:\d*$/, '')
  return { name: name.toLowerCase().replace(/\.$/, '') }
}

/** Of two `@` some take the first for the end of the user, others the last. */
function isTwofold(authority: string): boolean {
  return authority.indexOf('@') !== authority.lastIndexOf('@')
}

/** What the URL Standard leaves out before it reads. */
function withoutSkipped(url: string): string {
  return url.replaceAll(/[\t\n\r]/g, '').replace(LEADING, '')
}

const LEADING = new RegExp(String.raw`^[\0-\x20\s]+`)

/** Domain to ASCII, as far as letters of a known host can come of it (UTS 46). */
function mappedName(text: string): string {
  return decoded(text)
    .replaceAll(/\p{Default_Ignorable_Code_Point}/gu, '')
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('。', '.')
    .replace(/\.$/, '')
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** A name, an address of four numbers, or one in brackets. */
function isName(name: string): boolean {
  return /^[a-z0-9_.-]+$|^\[[0-9a-f:.]+\]$/.test(name)
}
