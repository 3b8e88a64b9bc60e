import type { Identity, OrgIntegration } from '#core/publish/ports.ts'
import { missingPermissions, missingScopes, NEEDED_PERMISSIONS } from '#core/publish/preflight.ts'
import { Icon } from '../ui/icon.tsx'

export interface Check {
  readonly name: string
  readonly isFine: boolean
  readonly text: string
}

/** What is looked at before the first change; every line says what it found. */
export function checksOf(
  errors: number,
  identity: Identity | null,
  integration: OrgIntegration | null,
): readonly Check[] {
  const missing = identity === null ? [] : missingPermissions(identity)
  const scopes = identity === null ? [] : missingScopes(identity)
  return [
    {
      name: 'Problems',
      isFine: errors === 0,
      text: errors === 0 ? 'no error' : `${errors} to mend before this flow may go out`,
    },
    ...(identity === null
      ? []
      : [
          {
            name: 'Permissions',
            isFine: missing.length === 0,
            text:
              missing.length > 0
                ? `missing ${missing.join(', ')}`
                : identity.permissions === null
                  ? 'the org does not tell'
                  : `all ${NEEDED_PERMISSIONS.length} that publishing asks for`,
          },
          {
            name: 'Token scopes',
            isFine: scopes.length === 0,
            text: scopes.length > 0 ? `missing ${scopes.join(', ')}` : 'architect, integrations',
          },
        ]),
    ...(integration === null
      ? []
      : [
          {
            name: 'Integration',
            isFine: integration.isActive,
            text: integration.isActive ? 'active' : 'not active',
          },
        ]),
  ]
}

/** The checks; none yet while the design is being looked through. */
export function PreflightList({ checks }: { readonly checks: readonly Check[] }) {
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
