import type { PreflightCheck } from '#core/publish/preflight-checks.ts'
import { Icon } from '../ui/icon.tsx'

/** The checks; none yet while the design is being looked through. */
export function PreflightList({ checks }: { readonly checks: readonly PreflightCheck[] }) {
  return (
    <>
      <div className="publish-h2">
        <h2>Checked before the first change</h2>
      </div>
      {checks.length === 0 ? (
        <p className="publish-waiting t2" role="status">
          Checking the design…
        </p>
      ) : (
        <ul className="publish-checks" aria-label="Checks">
          {checks.map((check) => (
            <li key={check.name}>
              <Icon
                name={check.isFine ? 'check' : 'error'}
                size={14}
                label={check.isFine ? 'fine' : 'not fine'}
                className={check.isFine ? 'c-success' : 'c-error'}
              />
              <span className="b">{check.name}</span>
              <span className="t2">{check.text}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
