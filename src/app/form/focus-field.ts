const FOCUSABLE = 'input, select, textarea, [contenteditable="true"], button'

/** Puts the focus into a field of a form, or into the nearest that is shown. */
export function focusField(form: HTMLElement | null, field: string): void {
  const target = findField(form, field)
  target?.scrollIntoView({ block: 'center' })
  target?.focus()
}

/** `request.headers.2.value` is looked for first, then what it is a part of: a form may show it only as a whole. */
function findField(form: HTMLElement | null, field: string): HTMLElement | null {
  for (let path = field; path !== ''; path = path.slice(0, Math.max(path.lastIndexOf('.'), 0))) {
    const place = form?.querySelector(`[data-field="${CSS.escape(path)}"]`)
    const target = place?.querySelector<HTMLElement>(FOCUSABLE)
    if (target !== null && target !== undefined) return target
  }
  return null
}
