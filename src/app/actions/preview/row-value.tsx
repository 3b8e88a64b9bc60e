import type { TranslationPreview } from '#core/analysis/preview/preview-response.ts'
import { maskOf } from '#core/analysis/preview/masked-text.ts'
import { Secret } from './pieces.tsx'

/** What one row of the translation map finds in the sample, and whether its path can find more than one. */
export function RowValue({
  row,
  isRevealed,
}: {
  readonly row: TranslationPreview | undefined
  readonly isRevealed: boolean
}) {
  if (row === undefined) return <span className="t3">…</span>
  return (
    <div className="try-row">
      <Value row={row} isRevealed={isRevealed} />
      {row.isDefinite === false && (
        <span
          className="try-list"
          title="The path can fit several places, so it always gives a list."
        >
          always a list
        </span>
      )}
    </div>
  )
}

function Value({
  row: { value, isSecret },
  isRevealed,
}: {
  readonly row: TranslationPreview
  readonly isRevealed: boolean
}) {
  switch (value.from) {
    case 'path':
      return isSecret && value.text !== '""' ? (
        <Secret text={value.text} mask={maskOf(value.text)} isRevealed={isRevealed} />
      ) : (
        <span className="mono ell" title={value.text}>
          {value.text}
        </span>
      )
    case 'default':
      return (
        <span className="ell" title={value.text}>
          <span className="mono">{value.text}</span> <span className="t3">default</span>
        </span>
      )
    case 'nothing':
      return <span className="c-warning">nothing, no default</span>
    case 'unknown':
      return <span className="t3">no reply to read</span>
    case 'error':
      return <span className="c-error">{value.words}</span>
  }
}
