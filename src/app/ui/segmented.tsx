import { useId } from 'react'
import { Icon, type IconName } from './icon.tsx'

/** A choice of two to four that are all seen: radio buttons in one bar, walked with the arrow keys. */
export function Segmented<T extends string>({
  label,
  value,
  options,
  onChange,
}: {
  readonly label: string
  readonly value: T
  readonly options: readonly {
    readonly value: T
    readonly label: string
    readonly icon?: IconName
  }[]
  readonly onChange: (value: T) => void
}) {
  const name = useId()
  return (
    <div className="ui-seg" role="radiogroup" aria-label={label}>
      {options.map((option) => (
        <label key={option.value}>
          <input
            className="sr"
            type="radio"
            name={name}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          {option.icon !== undefined && <Icon name={option.icon} size={14} />}
          {option.label}
        </label>
      ))}
    </div>
  )
}
