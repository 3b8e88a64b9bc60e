import { useId } from 'react'
import type { RememberedAction } from '#core/publish/memory.ts'
import { describeDifference, partOfDifference } from '#core/rehearse/difference.ts'
import { isProved } from '#core/rehearse/parity.ts'
import { parityText, publishedParity, verdictText } from '#core/rehearse/report-text.ts'
import type { RehearsedAction } from '#core/rehearse/rehearse-actions.ts'
import { Pill } from '../../ui/chip.tsx'
import { Icon } from '../../ui/icon.tsx'
import { ComparedParts } from './compared-parts.tsx'
import { Operations } from './operations.tsx'

/** One action: the verdict, what differs, every part beside our preview, every operation, and the proof of parity. */
export function RehearsedActionCard({
  number,
  rehearsed,
  published,
  isRevealed,
}: {
  /** Its place in what was rehearsed; null when it stands alone, where there is little room. */
  readonly number: number | null
  readonly rehearsed: RehearsedAction
  /** What was published of the action from here; null when nothing was. */
  readonly published: RememberedAction | null
  readonly isRevealed: boolean
}) {
  const title = useId()
  const { comparison, parity } = rehearsed
  const { name, outcome, differences, parts, operations } = comparison
  const standing = published === null ? null : publishedParity(published, parity)
  return (
    <section className="rehearsal-action" aria-labelledby={title}>
      <div className="rehearsal-action-head">
        <h3 id={title}>
          {number !== null && <span className="t3">{number} </span>}
          {name}
        </h3>
        <Pill
          tone={outcome === 'success' ? 'neutral' : outcome === 'failure' ? 'error' : 'warning'}
        >
          {outcome}
        </Pill>
        <span className="grow" />
        <Pill
          tone={differences.length === 0 ? 'success' : 'warning'}
          icon={differences.length === 0 ? 'ok' : 'warning'}
        >
          {verdictText(rehearsed)}
        </Pill>
      </div>
      {differences.length > 0 && (
        <ul className="rehearsal-differences" aria-label={`Differences of ${name}`}>
          {differences.map((difference) => (
            <li key={describeDifference(difference)}>
              <Icon name="warning" size={14} />
              <span>{describeDifference(difference)}</span>
            </li>
          ))}
        </ul>
      )}
      <ComparedParts
        name={name}
        parts={parts}
        marked={new Set(differences.flatMap((one) => partOfDifference(one) ?? []))}
        isBrief={number === null}
        isRevealed={isRevealed}
      />
      <Operations operations={operations} isRevealed={isRevealed} />
      <ParityLine isProved={isProved(parity)} text={parityText(parity)} />
      {standing !== null && <ParityLine isProved={standing.isProved} text={standing.text} />}
    </section>
  )
}

function ParityLine({ isProved, text }: { readonly isProved: boolean; readonly text: string }) {
  return (
    <p className={isProved ? 'rehearsal-line c-success' : 'rehearsal-line c-warning'}>
      <Icon name={isProved ? 'eq' : 'warning'} size={14} />
      <span>{text}</span>
    </p>
  )
}
