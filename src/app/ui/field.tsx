import { type ReactNode, useId } from 'react'
import { classNames } from './class-names.ts'
import { Icon } from './icon.tsx'

/** What every form control takes around it. */
export interface FieldProps {
  readonly label: string
  /** True where the place says it already, as in a table cell: then the label is only read. */
  readonly isLabelHidden?: boolean
  /** `inline` puts the label to the left, as the inspector does. */
  readonly layout?: 'stacked' | 'inline'
  readonly hint?: ReactNode
  /** What is wrong with the value and what would be right. */
  readonly error?: ReactNode
}

/** Label, control, hint and error, tied together for screen readers. */
export function Field({
  label,
  isLabelHidden = false,
  layout = 'stacked',
  hint,
  error,
  children,
}: FieldProps & {
  readonly children: (
    control: {
      readonly id: string
      readonly 'aria-invalid': boolean | undefined
      readonly 'aria-describedby': string | undefined
    },
    /** For what a label element cannot name: everything that is no form control of HTML. */
    labelId: string,
  ) => ReactNode
}) {
  const id = useId()
  const hasError = error !== undefined && error !== null && error !== ''
  const hasHint = hint !== undefined && hint !== null && hint !== ''
  const describedBy = [hasError && `${id}-error`, hasHint && `${id}-hint`].filter(Boolean).join(' ')
  return (
    <div
      className={classNames('ui-field', layout === 'inline' && !isLabelHidden && 'ui-field-inline')}
    >
      <label className={isLabelHidden ? 'sr' : 'ui-field-label'} id={`${id}-label`} htmlFor={id}>
        {label}
      </label>
      <div className="ui-field-body">
        {children(
          {
            id,
            'aria-invalid': hasError ? true : undefined,
            'aria-describedby': describedBy === '' ? undefined : describedBy,
          },
          `${id}-label`,
        )}
        {hasError && (
          <p className="ui-field-error" id={`${id}-error`}>
            <Icon name="error" size={12} />
            <span>{error}</span>
          </p>
        )}
        {hasHint && (
          <p className="ui-field-hint" id={`${id}-hint`}>
            {hint}
          </p>
        )}
      </div>
    </div>
  )
}
