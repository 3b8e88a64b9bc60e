import type { ReactNode } from 'react'

/** A choice that counts when the form it stands in is done. */
export function Checkbox({
  label,
  isOn,
  onChange,
  isDisabled = false,
}: {
  readonly label: ReactNode
  readonly isOn: boolean
  readonly onChange: (isOn: boolean) => void
  readonly isDisabled?: boolean
}) {
  return (
    <label className="ui-check">
      <input
        type="checkbox"
        checked={isOn}
        disabled={isDisabled}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span>{label}</span>
    </label>
  )
}
