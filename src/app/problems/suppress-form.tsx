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
  readonly onDone: () => void
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
    onDone()
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
          if (event.key === 'Enter') submit()
          if (event.key !== 'Escape') return
          event.stopPropagation()
          onDone()
        }}
      />
      <Button size="sm" onClick={onDone}>
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
