import type { ShownOperation } from '#core/rehearse/compare.ts'
import { Pieces } from '../../actions/preview/pieces.tsx'
import { Icon } from '../../ui/icon.tsx'

/** What the org did, one operation after the other, as it shows it. */
export function Operations({
  operations,
  isRevealed,
}: {
  readonly operations: readonly ShownOperation[]
  readonly isRevealed: boolean
}) {
  if (operations.length === 0) {
    return <p className="t12 t3">The org shows no operation of this test.</p>
  }
  return (
    <details className="rehearsal-operations">
      <summary>
        {operations.length === 1 ? '1 operation' : `${operations.length} operations`} of the org
      </summary>
      <ol>
        {operations.map(({ name, success, result, error }, at) => (
          // An org may call two operations the same; they are never moved.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={at}>
            <p className="b">
              <Icon
                name={success ? 'ok' : 'error'}
                size={14}
                label={success ? 'done' : 'failed'}
                className={success ? 'c-success' : 'c-error'}
              />
              {name}
            </p>
            {error !== null && <p className="t12">{error}</p>}
            {result.length > 0 && (
              <pre className="try-code" aria-label={name} tabIndex={0} role="region">
                <code>
                  <Pieces pieces={result} isRevealed={isRevealed} />
                </code>
              </pre>
            )}
          </li>
        ))}
      </ol>
    </details>
  )
}
