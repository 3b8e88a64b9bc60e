import { useEffect, useState } from 'react'

/** Half a thought is no mistake: so long nobody types before what is wrong is said, in milliseconds. */
const PAUSE = 500

/** A text as it was when somebody last paused or left the field; `watch` goes onto the element around the field. */
export function useSettled(text: string): {
  readonly settled: string
  readonly watch: { readonly onFocus: () => void; readonly onBlur: () => void }
} {
  const [isFocused, setFocused] = useState(false)
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    if (!isFocused) return
    const pause = setTimeout(() => setSettled(text), PAUSE)
    return () => clearTimeout(pause)
  }, [isFocused, text])
  return {
    settled: isFocused ? settled : text,
    watch: {
      onFocus() {
        setSettled(text)
        setFocused(true)
      },
      onBlur: () => setFocused(false),
    },
  }
}
