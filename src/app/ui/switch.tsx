import { classNames } from './class-names.ts'

/** On or off, at once. `secure` is Genesys' “Content is secure” and wears the hue of secure data. */
export function Switch({
  label,
  isOn,
  onChange,
  variant = 'accent',
  isLabelHidden = false,
  isDisabled = false,
}: {
  readonly label: string
  readonly isOn: boolean
  readonly onChange: (isOn: boolean) => void
  readonly variant?: 'accent' | 'secure'
  readonly isLabelHidden?: boolean
  readonly isDisabled?: boolean
}) {
  return (
    <button
      type="button"
      role="switch"
      aria-checked={isOn}
      className={classNames('ui-switch', variant === 'secure' && 'is-secure')}
      disabled={isDisabled}
      onClick={() => onChange(!isOn)}
    >
      <i aria-hidden="true" />
      <span className={isLabelHidden ? 'sr' : undefined}>{label}</span>
    </button>
  )
}
