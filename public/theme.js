// Sets the theme before the first paint, so that a dark screen never flashes white. A file of its own, because the
// Content-Security-Policy allows no inline script. The app changes the attribute later (src/app/shell/theme.ts).
{
  let chosen = null
  try {
    chosen = localStorage.getItem('secure-flow-studio.theme')
  } catch {
    // Storage may be closed to us; the system's theme is then the choice.
  }
  const isDark = matchMedia('(prefers-color-scheme: dark)').matches
  document.documentElement.dataset.theme =
    chosen === 'dark' || (chosen !== 'light' && isDark) ? 'dark' : 'light'
}
