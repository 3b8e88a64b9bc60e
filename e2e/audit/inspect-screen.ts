/** Something on a screen that people cannot read, hit or reach. */
export interface Finding {
  readonly check: 'clipped' | 'small text' | 'small target' | 'outside'
  readonly element: string
  readonly detail: string
}

/**
 * What no rule of axe looks at, measured where it is drawn. It runs in the page, so it uses nothing from around it.
 *
 * - clipped: text that an element with hidden overflow cuts off, and no title tells in full
 * - small text: below 11 CSS px
 * - small target: below 24 × 24 CSS px, where WCAG 2.5.8 makes no exception for links in a sentence
 * - outside: beyond the edge of the window, where no scrolling leads
 */
export function inspectScreen(): Finding[] {
  const MIN_TEXT = 11
  const MIN_TARGET = 24
  const TOLERANCE = 1
  const TARGETS =
    'button, a[href], input, select, textarea, summary, [role="button"], [role="switch"], [role="tab"], ' +
    '[role="menuitem"], [role="option"], [role="radio"], [role="checkbox"]'
  /** The canvas is moved like a scrolled page; the skip links slide in when they get the focus. */
  const NOT_CUT = '.react-flow__viewport'
  const COMES_WITH_FOCUS = '.shell-skip'

  interface Box {
    readonly left: number
    readonly top: number
    readonly right: number
    readonly bottom: number
  }

  const findings: Finding[] = []
  const dialog = [...document.querySelectorAll<HTMLDialogElement>('dialog[open]')].at(-1)
  for (const element of (dialog ?? document.body).querySelectorAll('*')) {
    if (!isShown(element)) continue
    checkText(element)
    checkPlaceholder(element)
    if (element.matches(TARGETS)) checkTarget(element)
  }
  return findings

  function isShown(element: Element): boolean {
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false
    return element.closest(`.sr, ${COMES_WITH_FOCUS}`) === null
  }

  function checkText(element: Element): void {
    const texts = [...element.childNodes].filter(
      (child) => child.nodeType === Node.TEXT_NODE && child.textContent?.trim() !== '',
    )
    if (texts.length === 0 || element.matches('option, optgroup, script, style')) return
    const size = Number.parseFloat(getComputedStyle(element).fontSize) * scaleOf(element)
    if (size < MIN_TEXT - 0.01) report('small text', element, `${size.toFixed(1)} px`)
    for (const text of texts) {
      const range = document.createRange()
      range.selectNodeContents(text)
      const box = range.getBoundingClientRect()
      if (box.width === 0 || box.height === 0) continue
      checkCut(element, text.textContent?.trim() ?? '', box)
    }
  }

  /** Drawings have a scale of their own; the canvas is looked at in its natural size. */
  function scaleOf(element: Element): number {
    return element instanceof SVGGraphicsElement ? (element.getScreenCTM()?.d ?? 1) : 1
  }

  /** Follows the boxes that can cut a text off, from the inside out. Of what scrolls, its own box is followed on. */
  function checkCut(element: Element, text: string, textBox: Box): void {
    let box = textBox
    let isAbsolute = false
    for (let at: Element | null = element; at !== null; at = at.parentElement) {
      if (at.matches(NOT_CUT)) return
      const style = getComputedStyle(at)
      const holds = !isAbsolute || style.position !== 'static'
      if (holds && at !== document.body && at !== document.documentElement) {
        const outer = at.getBoundingClientRect()
        const over = overflow(box, outer, at, style)
        if (over > TOLERANCE && !isTold(element, text)) {
          return report(
            'clipped',
            element,
            `“${shorten(text)}” by ${over.toFixed(0)} px in ${nameOf(at)}`,
          )
        }
        if (scrolls(style.overflowX) || scrolls(style.overflowY)) box = outer
      }
      if (style.position === 'fixed') break
      if (holds) isAbsolute = style.position === 'absolute'
    }
    checkWindow(element, box, `“${shorten(text)}”`)
  }

  function scrolls(overflow: string): boolean {
    return overflow === 'auto' || overflow === 'scroll'
  }

  /** How far a box lies where neither it shows nor scrolling leads, which it does not beyond the start. */
  function overflow(box: Box, outer: Box, at: Element, style: CSSStyleDeclaration): number {
    const cuts = (value: string) => value === 'hidden' || value === 'clip'
    const right = cuts(style.overflowX) ? box.right - outer.right : 0
    const left = style.overflowX === 'visible' ? 0 : outer.left - box.left - at.scrollLeft
    // A line's box is higher than its letters: what it has above and below them may be cut.
    const spare = 0.25 * Number.parseFloat(style.fontSize)
    const below = cuts(style.overflowY) ? box.bottom - outer.bottom - spare : 0
    const above = style.overflowY === 'visible' ? 0 : outer.top - box.top - at.scrollTop - spare
    return Math.max(right, left, below, above)
  }

  /**
   * A title that tells what the element says; quotation marks around it are the card's own. An element's own title may
   * tell more than the element does, with ids that are written out.
   */
  function isTold(element: Element, text: string): boolean {
    const title = element.closest('[title]')?.getAttribute('title') ?? ''
    if (element.hasAttribute('title') && title.length >= text.length) return true
    const said = element instanceof HTMLSelectElement ? text : (element.textContent ?? text)
    return title.includes(said.replaceAll(/^[\s“]+|[\s”]+$/g, ''))
  }

  function checkWindow(element: Element, box: Box, what: string): void {
    const page = document.documentElement
    const isScrolled = !['hidden', 'clip'].includes(getComputedStyle(document.body).overflow)
    const below = isScrolled ? 0 : box.bottom - page.clientHeight
    const over = Math.max(
      box.right - page.clientWidth,
      -box.left - scrollX,
      -box.top - scrollY,
      below,
    )
    if (over > TOLERANCE) report('outside', element, `${what} by ${over.toFixed(0)} px`)
  }

  /** A value that is longer than its field can be walked through with the caret; a placeholder and a choice cannot. */
  function checkPlaceholder(element: Element): void {
    const text =
      element instanceof HTMLSelectElement
        ? (element.selectedOptions[0]?.label ?? '')
        : element instanceof HTMLInputElement && element.value === ''
          ? element.placeholder
          : ''
    if (text === '') return
    const style = getComputedStyle(element)
    const context = document.createElement('canvas').getContext('2d')
    if (context === null) return
    context.font = style.font
    const room =
      element.clientWidth -
      Number.parseFloat(style.paddingLeft) -
      Number.parseFloat(style.paddingRight)
    const over = context.measureText(text).width - room
    if (over > TOLERANCE && !isTold(element, text)) {
      report('clipped', element, `“${shorten(text)}” by ${over.toFixed(0)} px in its field`)
    }
  }

  function checkTarget(element: Element): void {
    if (element.matches(':disabled, [aria-disabled="true"], [type="hidden"]')) return
    if (isInSentence(element)) return
    const label = element instanceof HTMLInputElement ? element.labels?.[0] : undefined
    const boxes = label === undefined ? [hitBox(element)] : [hitBox(element), hitBox(label)]
    if (boxes.some(({ width, height }) => isEnough(width) && isEnough(height))) return
    const [{ width, height } = { width: 0, height: 0 }] = boxes
    if (width === 0 || height === 0) return
    report('small target', element, `${width.toFixed(0)} × ${height.toFixed(0)} px`)
  }

  function isEnough(length: number): boolean {
    return length >= MIN_TARGET - 0.1
  }

  /** A target can be larger than it is drawn, by a pseudo-element that lies over it and beyond. */
  function hitBox(element: Element): { readonly width: number; readonly height: number } {
    const { width, height } = element.getBoundingClientRect()
    const grown = ['::before', '::after'].map((pseudo) => growth(getComputedStyle(element, pseudo)))
    return {
      width: width + Math.max(...grown.map((by) => by.across)),
      height: height + Math.max(...grown.map((by) => by.down)),
    }
  }

  function growth(style: CSSStyleDeclaration): { readonly across: number; readonly down: number } {
    if (style.content === 'none' || style.position !== 'absolute') return { across: 0, down: 0 }
    const beyond = (start: string, end: string) =>
      Math.max(0, -Number.parseFloat(start)) + Math.max(0, -Number.parseFloat(end)) || 0
    return { across: beyond(style.left, style.right), down: beyond(style.top, style.bottom) }
  }

  /** The exception for links whose height is that of the line they stand in (WCAG 2.5.8, inline). */
  function isInSentence(element: Element): boolean {
    if (getComputedStyle(element).display !== 'inline') return false
    const around = element.closest('p, li, dd, td, small')?.textContent?.trim() ?? ''
    return around.length > (element.textContent?.trim().length ?? 0)
  }

  function report(check: Finding['check'], element: Element, detail: string): void {
    findings.push({ check, element: nameOf(element), detail })
  }

  function nameOf(element: Element): string {
    if (element.id !== '' && !element.id.startsWith('radix')) return `#${element.id}`
    const own = [element.tagName.toLowerCase(), ...element.classList].join('.')
    const text = element.getAttribute('aria-label') ?? element.textContent?.trim() ?? ''
    const around = element.parentElement?.closest('[class]')?.classList[0] ?? 'body'
    return `${around} > ${own} “${shorten(text)}”`
  }

  function shorten(text: string): string {
    return text.length > 48 ? `${text.slice(0, 47)}…` : text
  }
}
