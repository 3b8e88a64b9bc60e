import { memo } from 'react'
import type { NodeId } from '#core/base/ids.ts'
import { beginsTask } from '#core/kinds/task-facts.ts'
import { indexDesign } from '#core/model/design-index.ts'
import { useDocument } from '../state/document-store.ts'
import { Icon } from '../ui/icon.tsx'

/** Says on a card that a task begins there. */
export const EntryMark = memo(function EntryMark({ node }: { readonly node: NodeId }) {
  const begins = useDocument(
    ({ history }) => history !== null && beginsTask(indexDesign(history.design), node),
  )
  if (!begins) return null
  return (
    <span className="entry-mark" aria-hidden="true">
      <Icon name="task" size={12} />
      first node
    </span>
  )
})
