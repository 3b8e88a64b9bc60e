import { useEffect, useRef, useState } from 'react'

/**
 * Takes files that are dropped anywhere on the page. Gives whether one hangs over it now. Without this the browser
 * would leave the page to show the file.
 */
export function useFileDrop(
  onDrop: (file: File, at: { readonly left: number; readonly top: number }) => void,
): boolean {
  const [isOver, setOver] = useState(false)
  const latest = useRef(onDrop)
  useEffect(() => {
    latest.current = onDrop
  })
  useEffect(() => {
    const controller = new AbortController()
    const { signal } = controller
    const carriesFile = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
    addEventListener(
      'dragover',
      (event) => {
        if (!carriesFile(event)) return
        event.preventDefault()
        setOver(true)
      },
      { signal },
    )
    addEventListener(
      'dragleave',
      (event) => {
        if (event.relatedTarget === null) setOver(false)
      },
      { signal },
    )
    addEventListener(
      'drop',
      (event) => {
        setOver(false)
        const file = event.dataTransfer?.files[0]
        if (!carriesFile(event) || file === undefined) return
        event.preventDefault()
        latest.current(file, { left: event.clientX, top: event.clientY })
      },
      { signal },
    )
    return () => controller.abort()
  }, [])
  return isOver
}
