import { useEffect } from 'react'
import { usePreferences } from './preference-store.ts'

/** Keeps the theme of the page as chosen, or as the system has it. public/theme.js set the first one. */
export function useTheme(): void {
  const theme = usePreferences((state) => state.theme)
  useEffect(() => {
    const system = matchMedia('(prefers-color-scheme: dark)')
    const show = () => {
      const isDark = theme === 'dark' || (theme === 'system' && system.matches)
      document.documentElement.dataset['theme'] = isDark ? 'dark' : 'light'
    }
    show()
    system.addEventListener('change', show)
    return () => system.removeEventListener('change', show)
  }, [theme])
}
