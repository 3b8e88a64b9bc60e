import { useEffect, useState } from 'react'
import { Button, IconButton } from './button.tsx'
import { Icon, type IconName } from './icon.tsx'
import { type Toast, useToasts } from './toast-store.ts'

/** Time to read and to reach Undo (WCAG 2.2.1: it does not run while the pointer or the focus is on it). */
const SHOWN_MS = { plain: 5000, withAction: 10_000 }

/** Where toasts stand. Present from the start, so that screen readers hear what comes into it. */
export function ToastRegion() {
  const toasts = useToasts((state) => state.toasts)
  return (
    <output className="ui-toasts" aria-live="polite">
      {toasts.map((toast) => (
        <ToastCard key={toast.id} toast={toast} />
      ))}
    </output>
  )
}

const TONE_ICONS: Readonly<Partial<Record<Toast['tone'], { icon: IconName; className: string }>>> =
  {
    success: { icon: 'ok', className: 'c-success' },
    error: { icon: 'error', className: 'c-error' },
  }

function ToastCard({ toast }: { readonly toast: Toast }) {
  const dismiss = useToasts((state) => state.dismiss)
  const [isHeld, setHeld] = useState(false)
  const isKept = isHeld || toast.tone === 'error'
  useEffect(() => {
    if (isKept) return
    const shown = toast.action === undefined ? SHOWN_MS.plain : SHOWN_MS.withAction
    const timer = setTimeout(() => dismiss(toast.id), shown)
    return () => clearTimeout(timer)
  }, [dismiss, isKept, toast])

  const tone = TONE_ICONS[toast.tone]
  const { action } = toast
  return (
    <span
      className="ui-toast"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {tone !== undefined && <Icon name={tone.icon} className={tone.className} />}
      <span className="grow">{toast.text}</span>
      {action !== undefined && (
        <Button
          size="sm"
          variant="fix"
          onClick={() => {
            action.run()
            dismiss(toast.id)
          }}
        >
          {action.label}
        </Button>
      )}
      <IconButton icon="close" label="Dismiss" size="sm" onClick={() => dismiss(toast.id)} />
    </span>
  )
}
