import { useEffect, useRef, useState } from 'react'
import type { Problem } from '#core/lint/problem.ts'
import { useDesign, useDocument } from '../state/document-store.ts'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/text-field.tsx'
import { accept } from './suppressions.ts'

/** Asks why a problem is lived with: the reason stands in the design, for whoever reviews it. */
export function SuppressForm({
  problem,
  onDone,
}: {
  readonly problem: Problem
  readonly onDone: (isAccepted: boolean) => void
}) {
  const design = useDesign()
  const edit = useDocument((state) => state.edit)
  const [reason, setReason] = useState('')
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => input.current?.focus(), [])
  const isReady = reason.trim() !== ''
  const submit = () => {
    if (!isReady) return
    edit(accept(design, problem, reason.trim()), `Accept ${problem.rule}`)
    onDone(true)
  }
  return (
    <div className="prob-suppress">
      <TextField
        label="Why is it accepted?"
        isLabelHidden
        size="sm"
        placeholder="Why is it accepted? The reason stays in the design."
        value={reason}
        onChange={setReason}
        ref={input}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' && event.key !== 'Escape') return
          // The focus goes elsewhere at once: the rest of the key press must not follow it.
          event.preventDefault()
          event.stopPropagation()
          if (event.key === 'Enter') submit()
          else onDone(false)
        }}
      />
      <Button size="sm" onClick={() => onDone(false)}>
        Cancel
      </Button>
      <Button
        size="sm"
        variant="line"
        whyNot={isReady ? null : 'Type the reason first: it stays in the design.'}
        onClick={submit}
      >
        Accept
      </Button>
    </div>
  )
}
