import { useRef, useState } from 'react'
import {
  describeTestValueError,
  ownText,
  readTestValue,
} from '#core/analysis/preview/test-values.ts'
import type { ContractField, DataAction } from '#core/model/data-action.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { Try } from './use-preview.ts'

/** What the inputs are given for the try. Suggested ones fit; a real card number is not taken. */
export function TestInputs({
  action,
  attempt,
}: {
  readonly action: DataAction
  readonly attempt: Try
}) {
  const { preview, setup, change, values, isRevealed } = attempt
  if (action.inputs.length === 0) return null
  const typed = action.inputs.some(({ name }) => Object.hasOwn(setup.values, name))
  return (
    <section className="try-part" aria-label="Test inputs">
      <div className="try-head">
        <h3>Test inputs</h3>
        <span className="t12 t3">kept on this device</span>
        <span className="grow" />
        {typed && (
          <Button size="sm" onClick={() => change({ values: {} })}>
            Suggest
          </Button>
        )}
      </div>
      <div className="try-body try-inputs">
        {action.inputs.map((field) => (
          <TestInput
            key={field.name}
            field={field}
            value={ownText({ ...preview.values, ...setup.values }, field.name)}
            isRevealed={isRevealed}
            onChange={(value) => values.type({ ...setup.values, [field.name]: value })}
            onLeave={values.keep}
          />
        ))}
      </div>
    </section>
  )
}

/** What is not taken stays here, and only until the field is left. */
function TestInput({
  field,
  value,
  isRevealed,
  onChange,
  onLeave,
}: {
  readonly field: ContractField
  readonly value: string
  readonly isRevealed: boolean
  readonly onChange: (value: string) => void
  readonly onLeave: () => void
}) {
  const [refused, setRefused] = useState<string | null>(null)
  const before = useRef(value)
  const read = refused === null ? null : readTestValue(field, refused)
  const isSecret = field.sensitivity !== 'none'
  return (
    <TextField
      label={field.name}
      layout="inline"
      size="sm"
      isMono
      isSecure={isSecret}
      type={isSecret && (!isRevealed || refused !== null) ? 'password' : 'text'}
      placeholder={field.required ? '' : 'left out'}
      value={refused ?? value}
      error={read === null || read.ok ? undefined : describeTestValueError(read.error)}
      onChange={(text) => {
        const isTaken = readTestValue(field, text).ok
        setRefused(isTaken ? null : text)
        if (isTaken) onChange(text)
      }}
      inputProps={{
        onFocus: () => {
          before.current = value
        },
      }}
      onBlur={() => {
        // What was taken on the way to a refused value is a part of it.
        if (refused !== null) onChange(before.current)
        setRefused(null)
        onLeave()
      }}
    />
  )
}
