import { type ReactNode, useId } from 'react'
import { classNames } from '../ui/class-names.ts'
import { Icon } from '../ui/icon.tsx'
import type { Notes } from './form-scope.tsx'

/** Several controls under one label, which names the group for screen readers. */
export function FieldGroup({
  label,
  error,
  hint,
  layout = 'inline',
  children,
}: Notes & {
  readonly label: string
  readonly layout?: 'inline' | 'stacked'
  readonly children: ReactNode
}) {
  const id = useId()
  const hasError = error !== undefined && error !== ''
  return (
    <fieldset
      className={classNames('ui-field form-group', layout === 'inline' && 'ui-field-inline')}
      aria-labelledby={`${id}-label`}
      aria-describedby={hasError || hint !== undefined ? `${id}-notes` : undefined}
    >
      <span className="ui-field-label" id={`${id}-label`}>
        {label}
      </span>
      <div className="ui-field-body">
        {children}
        <div id={`${id}-notes`} className="form-notes">
          {hasError && (
            <p className="ui-field-error">
              <Icon name="error" size={12} />
              <span>{error}</span>
            </p>
          )}
          {hint !== undefined && <p className="ui-field-hint">{hint}</p>}
        </div>
      </div>
    </fieldset>
  )
}
