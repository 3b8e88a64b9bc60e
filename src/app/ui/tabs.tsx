import { Tabs as Primitive } from 'radix-ui'
import type { ReactNode } from 'react'

export interface Tab<T extends string> {
  readonly value: T
  readonly label: ReactNode
  /** “12”, or “3 of 12” where not all are shown. */
  readonly count?: number | string
  readonly content: ReactNode
}

/** Panels of which one is seen; the arrow keys walk the names. `actions` stand at the right end of the bar. */
export function Tabs<T extends string>({
  label,
  value,
  tabs,
  onChange,
  actions,
}: {
  readonly label: string
  readonly value: T
  readonly tabs: readonly Tab<T>[]
  readonly onChange: (value: T) => void
  readonly actions?: ReactNode
}) {
  const choose = (chosen: string) => {
    const tab = tabs.find((candidate) => candidate.value === chosen)
    if (tab !== undefined) onChange(tab.value)
  }
  return (
    <Primitive.Root className="ui-tabs" value={value} onValueChange={choose}>
      <div className="ui-tabs-bar">
        <Primitive.List className="ui-tabs-list" aria-label={label}>
          {tabs.map((tab) => (
            <Primitive.Trigger key={tab.value} className="ui-tab" value={tab.value}>
              {tab.label}
              {tab.count !== undefined && <span className="count">{tab.count}</span>}
            </Primitive.Trigger>
          ))}
        </Primitive.List>
        <span className="grow" />
        {actions}
      </div>
      {tabs.map((tab) => (
        <Primitive.Content key={tab.value} className="ui-tab-panel" value={tab.value}>
          {tab.content}
        </Primitive.Content>
      ))}
    </Primitive.Root>
  )
}
