import { useEffect, useRef } from 'react'
import { isTextEntry } from '../shell/shortcuts.ts'

/** Takes text that is pasted anywhere on the page but into a field. */
export function useTextPaste(onPaste: (text: string) => void): void {
  const latest = useRef(onPaste)
  useEffect(() => {
    latest.current = onPaste
  })
  useEffect(() => {
    const take = (event: ClipboardEvent) => {
      const text = event.clipboardData?.getData('text/plain') ?? ''
      if (event.defaultPrevented || isTextEntry(event.target) || text.trim() === '') return
      latest.current(text)
    }
    addEventListener('paste', take)
    return () => removeEventListener('paste', take)
  }, [])
}
