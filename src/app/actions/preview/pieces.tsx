import type { ReactNode } from 'react'
import type { Piece } from '#core/analysis/preview/masked-text.ts'
import { Breakable } from '../../ui/breakable.tsx'
import { jsonColours } from './json-colours.ts'

/** A text with what is secret in it hidden, until the test values are asked for. */
export function Pieces({
  pieces,
  isRevealed,
  isAddress = false,
}: {
  readonly pieces: readonly Piece[]
  readonly isRevealed: boolean
  /** An address ends a line behind a slash. */
  readonly isAddress?: boolean
}) {
  const colours = jsonColours(pieces.map(({ text }) => text).join(''))
  let start = 0
  return pieces.map(({ text, mask, isUnresolved }) => {
    const from = start
    start += text.length
    if (mask !== null) {
      return <Secret key={from} text={text} mask={mask} isRevealed={isRevealed} />
    }
    return (
      <span key={from} className={isUnresolved ? 'try-unresolved' : undefined}>
        {isAddress && !isUnresolved ? <Breakable text={text} /> : coloured(text, from, colours)}
      </span>
    )
  })
}

/** One secret value: dots in the hue of secure data, or the test value when it is asked for. */
export function Secret({
  text,
  mask,
  isRevealed,
}: {
  readonly text: string
  readonly mask: string
  readonly isRevealed: boolean
}) {
  if (isRevealed) return <span className="try-secret">{text}</span>
  return (
    <span className="try-secret is-hidden">
      <span aria-hidden="true">{mask}</span>
      <span className="sr">hidden</span>
    </span>
  )
}

/** The part of the colours that lies in a piece, which a string can go beyond. */
function coloured(
  text: string,
  from: number,
  colours: ReturnType<typeof jsonColours>,
): readonly ReactNode[] {
  const nodes: ReactNode[] = []
  let at = 0
  for (const { start, end, look } of colours) {
    const first = Math.max(start - from, at)
    const last = Math.min(end - from, text.length)
    if (first >= last) continue
    nodes.push(text.slice(at, first))
    nodes.push(
      <span key={first} className={`try-${look}`}>
        {text.slice(first, last)}
      </span>,
    )
    at = last
  }
  nodes.push(text.slice(at))
  return nodes
}
