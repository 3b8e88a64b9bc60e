import type { ComparedPart } from '#core/rehearse/compare.ts'
import { Pieces } from '../../actions/preview/pieces.tsx'
import { Icon } from '../../ui/icon.tsx'

/** Every part as our preview has it and as the org has it. Where there is little room, only those that differ. */
export function ComparedParts({
  name,
  parts,
  marked,
  isBrief,
  isRevealed,
}: {
  readonly name: string
  readonly parts: readonly ComparedPart[]
  /** The parts that a difference is about. */
  readonly marked: ReadonlySet<string>
  readonly isBrief: boolean
  readonly isRevealed: boolean
}) {
  const shown = isBrief ? parts.filter(({ part }) => marked.has(part)) : parts
  const same = parts.filter(({ part, org }) => org !== null && !marked.has(part))
  if (shown.length === 0) return <SameParts parts={same} />
  return (
    <>
      <table className="rehearsal-parts" aria-label={`${name} beside its preview`}>
        <thead>
          <tr>
            <th scope="col">Part</th>
            <th scope="col">Our preview</th>
            <th scope="col">The org</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ part, ours, org }) => (
            <tr key={part} className={marked.has(part) ? 'is-different' : undefined}>
              <th scope="row">
                {marked.has(part) && (
                  <Icon name="warning" size={12} label="differs" className="c-warning" />
                )}
                {part}
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
      {isBrief && <SameParts parts={same} />}
    </>
  )
}

function SameParts({ parts }: { readonly parts: readonly ComparedPart[] }) {
  if (parts.length === 0) return null
  return <p className="t12 t2">As in the preview: {parts.map(({ part }) => part).join(', ')}.</p>
}

function None() {
  return <span className="t3">empty</span>
}
