/** Keys as they are written on this machine's keyboard. */
export function Kbd({ keys }: { readonly keys: string }) {
  return <kbd className="ui-kbd">{keysInWords(keys)}</kbd>
}

/** `Mod+Shift+Z` as `Ctrl+Shift+Z`, or as `⇧⌘Z` on a Mac. */
export function keysInWords(keys: string, isMac: boolean = isApplePlatform()): string {
  const parts = keys.split('+').map((part) => SHORT_NAMES[part] ?? part)
  if (!isMac) return parts.map((part) => (part === 'Mod' ? 'Ctrl' : part)).join('+')
  const key = parts.at(-1) ?? ''
  const order = ['Ctrl', 'Alt', 'Shift', 'Mod']
  const signs: Readonly<Record<string, string>> = { Ctrl: '⌃', Alt: '⌥', Shift: '⇧', Mod: '⌘' }
  return `${order.map((name) => (parts.includes(name) ? (signs[name] ?? '') : '')).join('')}${key}`
}

/** As keyboards have them printed. */
const SHORT_NAMES: Readonly<Record<string, string>> = {
  Escape: 'Esc',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Delete: 'Del',
}

function isApplePlatform(): boolean {
  return /Mac|iPhone|iPad/.test(navigator.userAgent)
}
