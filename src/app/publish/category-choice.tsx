import { useState } from 'react'
import type { DataAction } from '#core/model/data-action.ts'
import { batch } from '#core/model/edit.ts'
import type { OrgIntegration } from '#core/publish/ports.ts'
import { OrgNameField } from '../org-directory/org-name-field.tsx'
import { useDocument } from '../state/document-store.ts'

/**
 * The category that the actions have in common, with those of the org as suggestions. Where they differ, the editor of
 * each has it. It is applied on leaving, because a plan is made anew for it.
 */
export function CategoryChoice({
  actions,
  integration,
}: {
  readonly actions: readonly DataAction[]
  readonly integration: OrgIntegration
}) {
  const edit = useDocument((state) => state.edit)
  const [typed, setTyped] = useState<string | null>(null)
  const [first, ...others] = actions
  if (first === undefined || others.some(({ category }) => category !== first.category)) return null
  const apply = () => {
    setTyped(null)
    const category = typed?.trim() ?? first.category
    if (category === first.category) return
    const changes = actions.map(({ id }) => {
      return { type: 'set-action', action: id, patch: { category } } as const
    })
    edit(batch(changes), 'Change the category of the actions')
  }
  return (
    <OrgNameField
      names="categories"
      label="Category of the actions"
      placeholder={integration.name}
      hint="The flow names each action by its category and its own name. Empty, it is the name of the integration."
      value={typed ?? first.category}
      onChange={setTyped}
      onLeave={apply}
      onPress={({ key }) => {
        if (key === 'Enter') apply()
        if (key === 'Escape') setTyped(null)
      }}
    />
  )
}
