import { useId } from 'react'
import type { Grant } from '#adapters/genesys/sign-in.ts'

const GRANTS: readonly { readonly value: Grant; readonly label: string; readonly text: string }[] =
  [
    {
      value: 'pkce',
      label: 'Authorization code with PKCE',
      text: 'The way to go for every new OAuth client.',
    },
    {
      value: 'implicit',
      label: 'Implicit grant',
      text: 'For clients made earlier. Genesys stops it by March 2027, as a Genesys answer in its community says.',
    },
  ]

/** The two ways to a token, the better one first. */
export function GrantChoice({
  value,
  onChange,
}: {
  readonly value: Grant
  readonly onChange: (grant: Grant) => void
}) {
  const name = useId()
  return (
    <fieldset className="publish-grants">
      <legend className="ui-field-label">Grant</legend>
      {GRANTS.map((grant) => (
        <div key={grant.value} className="publish-grant">
          <input
            type="radio"
            id={`${name}-${grant.value}`}
            name={name}
            value={grant.value}
            checked={grant.value === value}
            aria-describedby={`${name}-${grant.value}-text`}
            onChange={() => onChange(grant.value)}
          />
          <label className="b" htmlFor={`${name}-${grant.value}`}>
            {grant.label}
          </label>
          <span className="t12 t2" id={`${name}-${grant.value}-text`}>
            {grant.text}
          </span>
        </div>
      ))}
    </fieldset>
  )
}
