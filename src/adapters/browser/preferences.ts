/** What the user chose once and for all designs. Never anything of a design, never a secret. */
export interface Preferences {
  readonly theme: 'system' | 'light' | 'dark'
  /** WCAG 2.1.4: shortcuts of a single letter can be switched off. */
  readonly singleKeys: boolean
}

const DEFAULTS: Preferences = { theme: 'system', singleKeys: true }

/** public/theme.js reads the theme from these keys before the first paint. */
const KEYS = { theme: 'secure-flow-studio.theme', singleKeys: 'secure-flow-studio.single-keys' }

/** Reads what was chosen; where storage is closed to us, the defaults. */
export function readPreferences(): Preferences {
  const theme = readItem(KEYS.theme)
  return {
    theme: theme === 'light' || theme === 'dark' ? theme : DEFAULTS.theme,
    singleKeys: readItem(KEYS.singleKeys) !== 'off',
  }
}

/** Keeps what was chosen. False when this browser keeps nothing: the choice then lasts until the page is left. */
export function writePreferences({ theme, singleKeys }: Preferences): boolean {
  return (
    writeItem(KEYS.theme, theme === 'system' ? null : theme) &&
    writeItem(KEYS.singleKeys, singleKeys ? null : 'off')
  )
}

function readItem(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    // Storage may be forbidden by the browser's settings; the page works without it.
    return null
  }
}

function writeItem(key: string, value: string | null): boolean {
  try {
    if (value === null) localStorage.removeItem(key)
    else localStorage.setItem(key, value)
    return true
  } catch {
    return false
  }
}
