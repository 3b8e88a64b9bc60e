import { type KeyboardEvent, memo, useState } from 'react'
import { flushSync } from 'react-dom'
import { classNames } from './class-names.ts'
import { Field, type FieldProps } from './field.tsx'
import { Icon, type IconName } from './icon.tsx'

export interface SelectOption {
  readonly value: string
  readonly label: string
  /** Options of the same group stand together under its name. */
  readonly group?: string
  readonly isDisabled?: boolean
}

/** A long list, made when somebody comes to the control. `make` gives the same list again while nothing in it changes. */
export interface LazyOptions {
  readonly chosen: SelectOption
  readonly make: () => readonly SelectOption[]
}

/** One of a list, by the browser's own control: it works by keyboard, touch and screen reader everywhere. */
export function Select({
  value,
  options: given,
  onChange,
  onBlur,
  placeholder,
  icon,
  isSecure,
  isQuiet,
  isDisabled = false,
  size = 'md',
  ...field
}: FieldProps & {
  readonly value: string
  readonly options: readonly SelectOption[] | LazyOptions
  readonly onChange: (value: string) => void
  readonly onBlur?: () => void
  /** Shown while the value is none of the options. */
  readonly placeholder?: string
  readonly icon?: IconName
  readonly isSecure?: boolean
  readonly isQuiet?: boolean
  readonly isDisabled?: boolean
  readonly size?: 'md' | 'sm'
}) {
  const [isUsed, setUsed] = useState(false)
  const options = 'make' in given ? (isUsed ? given.make() : [given.chosen]) : given
  const isKnown = options.some((option) => option.value === value)
  const use = () => setUsed(true)
  return (
    <Field {...field}>
      {(control) => (
        <div
          className={classNames(
            'ui-input ui-select',
            size === 'sm' && 'ui-input-sm',
            isSecure && 'is-secure',
            isQuiet && 'ui-input-quiet',
            isDisabled && 'is-disabled',
            control['aria-invalid'] && 'is-invalid',
          )}
        >
          {icon !== undefined && <Icon name={icon} size={14} />}
          <select
            {...control}
            value={isKnown ? value : ''}
            disabled={isDisabled}
            onChange={(event) => {
              setUsed(false)
              onChange(event.target.value)
            }}
            onFocus={use}
            onPointerEnter={use}
            onPointerDown={use}
            onPointerLeave={(event) => {
              if (event.currentTarget !== document.activeElement) setUsed(false)
            }}
            onBlur={() => {
              setUsed(false)
              onBlur?.()
            }}
            onKeyDown={(event) => {
              // The browser opens the list with the options that are there.
              flushSync(use)
              openByArrow(event)
            }}
          >
            {!isKnown && (
              <option value="" disabled hidden>
                {placeholder ?? (value === '' ? 'Choose…' : value)}
              </option>
            )}
            <Options options={options} />
          </select>
          <Icon name="down" size={12} className="chevron" />
        </div>
      )}
    </Field>
  )
}

/** A list may name every step of a flow: the same one is not gone through again. */
const Options = memo(function Options({ options }: { readonly options: readonly SelectOption[] }) {
  return groupsOf(options).map(({ group, members }) =>
    group === null ? (
      members.map(renderOption)
    ) : (
      <optgroup key={group} label={group}>
        {members.map(renderOption)}
      </optgroup>
    ),
  )
})

/**
 * Arrows open the list, as on a Mac: elsewhere they would choose each option that they pass, and an option may add a
 * node or open an editor.
 */
function openByArrow(event: KeyboardEvent<HTMLSelectElement>): void {
  if (!event.key.startsWith('Arrow') || !CSS.supports('selector(:open)')) return
  if (event.currentTarget.matches(':open')) return
  event.preventDefault()
  event.currentTarget.showPicker()
}

function renderOption(option: SelectOption) {
  return (
    <option key={option.value} value={option.value} disabled={option.isDisabled ?? false}>
      {option.label}
    </option>
  )
}

function groupsOf(options: readonly SelectOption[]) {
  const groups: { group: string | null; members: SelectOption[] }[] = []
  for (const option of options) {
    const group = option.group ?? null
    const known = groups.find((candidate) => candidate.group === group)
    if (known === undefined) groups.push({ group, members: [option] })
    else known.members.push(option)
  }
  return groups
}
