import type { ComponentProps, KeyboardEvent, ReactNode, Ref } from 'react'
import { classNames } from './class-names.ts'
import { Field, type FieldProps } from './field.tsx'
import { Icon, type IconName } from './icon.tsx'

interface TextFieldProps extends FieldProps {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly onBlur?: () => void
  readonly onKeyDown?: (event: KeyboardEvent<HTMLInputElement | HTMLTextAreaElement>) => void
  readonly placeholder?: string
  readonly icon?: IconName
  readonly unit?: string
  /** After the text, inside the box: a button or a key. */
  readonly trailing?: ReactNode
  readonly isMono?: boolean
  readonly isSecure?: boolean
  readonly isQuiet?: boolean
  readonly isDisabled?: boolean
  readonly size?: 'md' | 'sm'
  readonly inputMode?: 'text' | 'numeric' | 'decimal' | 'search'
  readonly type?: 'text' | 'search' | 'password'
  readonly ref?: Ref<HTMLInputElement>
  /** For what the field itself has to carry: data attributes, list, role. */
  readonly inputProps?: Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'ref' | 'id'>
}

/** One line of text. */
export function TextField({
  value,
  onChange,
  onBlur,
  onKeyDown,
  placeholder,
  icon,
  unit,
  trailing,
  isMono,
  isSecure,
  isQuiet,
  isDisabled = false,
  size = 'md',
  inputMode,
  type = 'text',
  ref,
  inputProps,
  ...field
}: TextFieldProps) {
  return (
    <Field {...field}>
      {(control) => (
        <Measured unit={unit} placeholder={placeholder}>
          <div
            className={classNames(
              'ui-input',
              size === 'sm' && 'ui-input-sm',
              isMono && 'is-mono',
              isSecure && 'is-secure',
              isQuiet && 'ui-input-quiet',
              isDisabled && 'is-disabled',
              control['aria-invalid'] && 'is-invalid',
            )}
          >
            {icon !== undefined && <Icon name={icon} size={14} />}
            <input
              {...inputProps}
              {...control}
              ref={ref}
              type={type}
              value={value}
              placeholder={placeholder}
              disabled={isDisabled}
              inputMode={inputMode}
              autoComplete="off"
              spellCheck={false}
              onChange={(event) => onChange(event.target.value)}
              onBlur={onBlur}
              onKeyDown={onKeyDown}
            />
            {trailing}
          </div>
        </Measured>
      )}
    </Field>
  )
}

/** A number with its unit behind it is as wide as numbers are, unless its placeholder is in words. */
function Measured({
  unit,
  placeholder = '',
  children,
}: {
  readonly unit: string | undefined
  readonly placeholder: string | undefined
  readonly children: ReactNode
}) {
  if (unit === undefined) return children
  return (
    <div className={classNames('ui-measured', placeholder.length > 4 && 'is-worded')}>
      {children}
      <span className="unit">{unit}</span>
    </div>
  )
}

/** Several lines of text, as tall as what is in it up to `maxRows`. */
export function TextArea({
  value,
  onChange,
  onBlur,
  placeholder,
  isMono,
  isDisabled = false,
  minRows = 2,
  maxRows = 12,
  ...field
}: FieldProps &
  Pick<
    TextFieldProps,
    'value' | 'onChange' | 'onBlur' | 'placeholder' | 'isMono' | 'isDisabled'
  > & {
    readonly minRows?: number
    readonly maxRows?: number
  }) {
  const rows = Math.min(maxRows, Math.max(minRows, value.split('\n').length))
  return (
    <Field {...field}>
      {(control) => (
        <div
          className={classNames(
            'ui-input',
            isMono && 'is-mono',
            isDisabled && 'is-disabled',
            control['aria-invalid'] && 'is-invalid',
          )}
        >
          <textarea
            {...control}
            value={value}
            rows={rows}
            placeholder={placeholder}
            disabled={isDisabled}
            onChange={(event) => onChange(event.target.value)}
            onBlur={onBlur}
          />
        </div>
      )}
    </Field>
  )
}
