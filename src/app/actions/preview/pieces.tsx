import type { Piece } from '#core/analysis/preview/masked-text.ts'
import { classNames } from '../../ui/class-names.ts'

/** A text with what is secret in it hidden, until the test values are asked for. */
export function Pieces({
  pieces,
  isRevealed,
}: {
  readonly pieces: readonly Piece[]
  readonly isRevealed: boolean
}) {
  return (
    <>
      {pieces.map(({ text, mask, isUnresolved }, i) => {
        // Nothing tells two pieces apart but where they stand.
        const key = `${i}`
        if (mask !== null)
          return <Secret key={key} text={text} mask={mask} isRevealed={isRevealed} />
        return (
          <span key={key} className={classNames(isUnresolved && 'try-unresolved')}>
            {text}
          </span>
        )
      })}
    </>
  )
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
  return (
    <span className="try-secret">
      {isRevealed ? (
        text
      ) : (
        <>
          <span aria-hidden="true">{mask}</span>
          <span className="sr">hidden</span>
        </>
      )}
    </span>
  )
}
