import { create } from 'zustand'

export interface Toast {
  readonly id: number
  readonly text: string
  readonly tone: 'neutral' | 'success' | 'error'
  /** One thing to do about it, as a rule Undo. */
  readonly action?: { readonly label: string; readonly run: () => void }
  /** What it is about, where only the newest is worth the room: an edit that was made a moment ago is in the history. */
  readonly topic?: 'edit'
}

interface ToastState {
  readonly toasts: readonly Toast[]
  readonly show: (toast: Omit<Toast, 'id' | 'tone'> & Partial<Pick<Toast, 'tone'>>) => void
  readonly dismiss: (id: number) => void
  readonly dismissTopic: (topic: NonNullable<Toast['topic']>) => void
}

/** More at once would cover the canvas. */
const MAX_TOASTS = 3

/** What happened elsewhere. Never the only carrier of an error: that is shown where it happened. */
export const useToasts = create<ToastState>()((set) => ({
  toasts: [],
  show: (toast) =>
    set(({ toasts }) => ({
      toasts: [
        ...toasts.filter(({ topic }) => topic === undefined || topic !== toast.topic),
        { tone: 'neutral' as const, ...toast, id: (toasts.at(-1)?.id ?? 0) + 1 },
      ].slice(-MAX_TOASTS),
    })),
  dismiss: (id) => set(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) })),
  dismissTopic: (topic) =>
    set(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.topic !== topic) })),
}))

/** Says what happened, from anywhere. */
export function showToast(toast: Parameters<ToastState['show']>[0]): void {
  useToasts.getState().show(toast)
}
