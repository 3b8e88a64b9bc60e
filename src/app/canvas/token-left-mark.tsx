import type { Position } from '#core/model/design.ts'
import { classNames } from '../ui/class-names.ts'
import { Icon } from '../ui/icon.tsx'
import { isScarce, leftInWords, type TokenLeft } from './token-left.ts'
import './token-left.css'

/** On a line: how many seconds of a token's life are left there in the worst case, as a number and as a bar. */
export function TokenLeftMark({ left, at }: { readonly left: TokenLeft; readonly at: Position }) {
  const share = Math.max(0, Math.min(1, left.seconds / left.of))
  const words = leftInWords(left)
  return (
    <span
      className={classNames('token-left', isScarce(left) && 'is-scarce')}
      style={{ left: at.x, top: at.y }}
      title={`Token: ${words} of ${left.of} s in the worst case${left.isEndless ? ', and less with every round of a loop without a bound' : ''}`}
    >
      <Icon name={isScarce(left) ? 'warning' : 'clock'} size={11} />
      <span className="token-left-bar">
        <i style={{ width: `${Math.round(100 * share)}%` }} />
      </span>
      {left.isEndless ? `${words} or less` : words}
    </span>
  )
}
