/** The parts of the studio that F6 goes through, in the order of the page. A pane says which it is by `data-pane`. */
const PANES = ['bar', 'rail', 'left', 'main', 'inspector', 'bottom'] as const
export type Pane = (typeof PANES)[number]

/** Puts the focus into a pane: on the first thing that takes it, else on the pane itself. False when it is not shown. */
export function focusPane(pane: Pane): boolean {
  const element = paneElement(pane)
  if (element === null) return false
  const target = focusables(element)[0] ?? element
  if (target === element && !element.hasAttribute('tabindex')) element.tabIndex = -1
  target.focus()
  return true
}

/** Goes to the next pane that is shown, or with -1 to the one before. */
export function cyclePane(direction: 1 | -1): void {
  const shown = PANES.filter((pane) => paneElement(pane) !== null)
  const here = shown.findIndex((pane) => paneElement(pane)?.contains(document.activeElement))
  const from = here === -1 && direction === -1 ? 0 : here
  const next = shown[(from + direction + shown.length) % shown.length]
  if (next !== undefined) focusPane(next)
}

/** The panel that lies over the middle because there is no room beside it: the one with the focus first. */
export function paneOverMain(): 'left' | 'inspector' | null {
  const over = [...document.querySelectorAll<HTMLElement>('[data-over="true"]')]
  const first = over.find((element) => element.contains(document.activeElement)) ?? over[0]
  if (first === undefined) return null
  return first.dataset['pane'] === 'left' ? 'left' : 'inspector'
}

const FOCUSABLE =
  'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), [tabindex]:not([tabindex="-1"])'

function paneElement(pane: Pane): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-pane="${pane}"]:not([hidden])`)
}

function focusables(element: HTMLElement): readonly HTMLElement[] {
  return [...element.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(
    (candidate) => candidate.tabIndex >= 0 && candidate.closest('[hidden], [inert]') === null,
  )
}
