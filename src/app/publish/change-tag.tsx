import type { Change } from '#core/publish/plan-step.ts'
import type { Plan } from '#core/publish/plan.ts'

const CHANGES = {
  create: { sign: '+', className: 'is-create' },
  update: { sign: '~', className: 'is-update' },
  replace: { sign: '±', className: 'is-update' },
  remove: { sign: '−', className: 'is-remove' },
  unchanged: { sign: '=', className: 'is-unchanged' },
  drifted: { sign: '!', className: 'is-drifted' },
} as const satisfies Readonly<Record<Change, object>>

/** “+ create”, with the count where several are summed up. */
export function ChangeTag({ change, count }: { readonly change: Change; readonly count?: number }) {
  const { sign, className } = CHANGES[change]
  return (
    <span className={`publish-change ${className}`}>
      {sign} {count === undefined ? change : `${count} ${change}`}
    </span>
  )
}

export function ChangeSummary({ plan }: { readonly plan: Plan }) {
  return (
    <span className="row">
      {(Object.keys(CHANGES) as Change[]).map((change) => {
        const count = plan.steps.filter((step) => step.change === change).length
        return count === 0 ? null : <ChangeTag key={change} change={change} count={count} />
      })}
    </span>
  )
}
