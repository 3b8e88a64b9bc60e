import type { ComparedPart } from '#core/rehearse/compare.ts'
import { Pieces } from '../../actions/preview/pieces.tsx'
import { Icon } from '../../ui/icon.tsx'

/** Every part as our preview has it and as the org has it. */
export function ComparedParts({
  name,
  parts,
  isRevealed,
}: {
  readonly name: string
  readonly parts: readonly ComparedPart[]
  readonly isRevealed: boolean
}) {
  return (
    <table className="rehearsal-parts" aria-label={`${name} beside its preview`}>
      <thead>
        <tr>
          <th scope="col">Part</th>
          <th scope="col">Our preview</th>
          <th scope="col">The org</th>
        </tr>
      </thead>
      <tbody>
        {parts.map(({ part, ours, org, isSame }) => (
          <tr key={part} className={isSame || org === null ? undefined : 'is-different'}>
            <th scope="row">
              {part}
              {!isSame && org !== null && (
                <Icon name="warning" size={12} label="differs" className="c-warning" />
              )}
            </th>
            <td>
              <code>
                {ours.length === 0 ? <None /> : <Pieces pieces={ours} isRevealed={isRevealed} />}
              </code>
            </td>
            <td>
              <code>
                {org === null ? (
                  <span className="t3">not shown by the org</span>
                ) : org.length === 0 ? (
                  <None />
                ) : (
                  <Pieces pieces={org} isRevealed={isRevealed} />
                )}
              </code>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function None() {
  return <span className="t3">empty</span>
}
