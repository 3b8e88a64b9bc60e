import { ICON_PATHS } from '../ui/icon-paths.ts'
import type { CallHint, Help } from './code-language.ts'

/** What is known of a word, for the box beside the list and the one that the pointer calls up. */
export function helpCard({ title, isSecure, facts, text, forms }: Help): HTMLElement {
  const card = element('div', 'code-card')
  const head = element('div', isSecure ? 'code-card-title is-secure' : 'code-card-title')
  if (isSecure) head.append(keyIcon())
  head.append(element('span', '', title))
  card.append(head)
  if (facts !== '') card.append(element('div', 'code-card-facts', facts))
  if (text !== '') card.append(element('p', '', text))
  for (const form of forms) card.append(element('code', 'code-card-form', form))
  return card
}

/** What is wrong at a place. */
export function problemCard(messages: readonly string[]): HTMLElement {
  const card = element('div', 'code-card is-problem')
  for (const message of messages) card.append(element('p', '', message))
  return card
}

/** The forms of a call, with the parameter that is being written set apart. */
export function callCard({ text, forms }: CallHint): HTMLElement {
  const card = element('div', 'code-card')
  for (const { before, current, after } of forms) {
    const form = element('code', 'code-card-form', before)
    form.append(element('b', '', current), after)
    card.append(form)
  }
  card.append(element('p', '', text))
  return card
}

/** The sign of secure data; the words beside it say the same. */
export function keyIcon(): SVGElement {
  const svg = document.createElementNS(SVG, 'svg')
  svg.setAttribute('class', 'ui-icon')
  svg.setAttribute('viewBox', '0 0 16 16')
  svg.setAttribute('width', '12')
  svg.setAttribute('height', '12')
  svg.setAttribute('aria-hidden', 'true')
  const path = document.createElementNS(SVG, 'path')
  path.setAttribute('d', ICON_PATHS.key.line)
  svg.append(path)
  return svg
}

const SVG = 'http://www.w3.org/2000/svg'

function element(tag: string, className: string, text = ''): HTMLElement {
  const made = document.createElement(tag)
  if (className !== '') made.className = className
  made.textContent = text
  return made
}
