import { useEffect } from 'react'
import { flowTypeInWords } from '#core/codec/archy/flow-types.ts'
import { useDocument } from '../state/document-store.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { announceFailure } from './announcer.tsx'

const OTHER_TAB = 'Another tab has this design open, so it can only be looked at here.'

/** Says why nothing can be changed, and how to change that. A refused edit is said aloud and shakes nobody. */
export function ReadOnlyBanner({ onTakeOver }: { readonly onTakeOver: () => void }) {
  const isReadOnly = useDocument((state) => state.isReadOnly)
  const refusals = useDocument((state) => state.refusals)
  const viewedType = useDocument((state) => state.viewedType)
  const why = viewedType === null ? OTHER_TAB : whyOnlyViewed(viewedType)
  useEffect(() => {
    if (refusals > 0) announceFailure(`Not changed. ${why}`)
  }, [refusals, why])
  if (!isReadOnly) return null
  return (
    <div className={refusals > 0 ? 'shell-banner is-refusing' : 'shell-banner'} role="note">
      <Icon name="lock" size={14} />
      <span className="grow">{why}</span>
      {viewedType === null && (
        <Button variant="line" size="sm" onClick={onTakeOver}>
          Take over and edit here
        </Button>
      )}
    </div>
  )
}

function whyOnlyViewed(flowType: string): string {
  return `This is ${flowTypeInWords(flowType)}. Secure Flow Studio only edits secure call flows. It is not kept here.`
}
