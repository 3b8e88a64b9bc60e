import type { ReactNode } from 'react'
import type { Identity } from '#core/publish/ports.ts'
import { Button } from '../ui/button.tsx'
import type { IconName } from '../ui/icon.tsx'
import { useProduction } from './production-store.ts'
import { publishingOf, useRun } from './run-store.ts'
import './production.css'

/** The one button that changes the org, with the reason while it may not be pressed. */
export function PublishButton({
  who,
  label,
  obstacle: ownObstacle,
  icon = 'publish',
  instead = null,
  onGo,
}: {
  readonly who: Identity
  readonly label: string
  readonly obstacle: string | null
  readonly icon?: IconName
  /** The button that does not publish. */
  readonly instead?: ReactNode
  readonly onGo: () => void
}) {
  const other = useRun(publishingOf)
  const obstacle =
    other === null ? ownObstacle : `“${other}” is being published. Wait until that has ended.`
  const isProduction = useProduction((state) => state.orgs.has(who.orgId))
  return (
    <div className="publish-go">
      <Button
        variant="primary"
        icon={icon}
        className={isProduction ? 'is-production' : undefined}
        whyNot={obstacle}
        onClick={onGo}
      >
        {label}
      </Button>
      {instead}
      {obstacle !== null && <span className="t12 t2">{obstacle}</span>}
    </div>
  )
}
