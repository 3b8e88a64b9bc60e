import { describeRehearsalError } from '#core/rehearse/environment.ts'
import type { Removal } from '#core/rehearse/leftovers.ts'
import { Icon } from '../../ui/icon.tsx'

/** What became of clones that earlier rehearsals had left in the org. */
export function LeftoverNotice({ removal: { removed, left } }: { readonly removal: Removal }) {
  const isFine = left.length === 0
  return (
    <p className={`publish-notice ${isFine ? 'is-fine' : 'is-warning'}`} role="status">
      <Icon name={isFine ? 'ok' : 'warning'} />
      <span>
        {removed.length === 0 && isFine && 'No test clone of a rehearsal is left in the org.'}
        {removed.length > 0 &&
          `Removed what an earlier rehearsal had left: ${removed.join(', ')}. `}
        {left.map(({ name, error }) => `${name}: ${describeRehearsalError(error)} `)}
      </span>
    </p>
  )
}
