import type { ComponentProps, ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { Icon, type IconName } from './icon.tsx'
import { Tooltip } from './tooltip.tsx'

type ButtonVariant = 'primary' | 'line' | 'plain' | 'fix' | 'danger'

interface ButtonProps extends ComponentProps<'button'> {
  /** One primary button on a screen; `fix` mends a problem and says what it does; `danger` is red text. */
  readonly variant?: ButtonVariant
  readonly size?: 'md' | 'sm'
  readonly icon?: IconName
}

/** A button whose text names what it does. */
export function Button({
  variant = 'plain',
  size = 'md',
  icon,
  className,
  children,
  ...rest
}: ButtonProps) {
  return (
    <button type="button" className={buttonClass(variant, size, className)} {...rest}>
      {icon !== undefined && <Icon name={icon} size={size === 'sm' ? 14 : 16} />}
      {children}
    </button>
  )
}

/** A link that looks like a button. */
export function ButtonLink({
  variant = 'plain',
  size = 'md',
  icon,
  className,
  children,
  ...rest
}: ComponentProps<'a'> & Pick<ButtonProps, 'variant' | 'size' | 'icon'>) {
  return (
    <a className={buttonClass(variant, size, className)} {...rest}>
      {icon !== undefined && <Icon name={icon} size={size === 'sm' ? 14 : 16} />}
      {children}
    </a>
  )
}

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'aria-label' | 'children'> {
  readonly icon: IconName
  /** The name for screen readers, and the tooltip unless that says more. */
  readonly label: string
  readonly tooltip?: ReactNode
  /** As the shortcut registry writes it, for example `Mod+Z`. */
  readonly shortcut?: string
  readonly variant?: ButtonVariant
  readonly size?: 'md' | 'sm'
  readonly iconSize?: number
}

/** A button that is only a drawing: always with a name and a tooltip. */
export function IconButton({
  icon,
  label,
  tooltip,
  shortcut,
  variant = 'plain',
  size = 'md',
  iconSize,
  className,
  ...rest
}: IconButtonProps) {
  return (
    <Tooltip
      content={tooltip ?? label}
      isName={tooltip === undefined}
      {...(shortcut === undefined ? {} : { shortcut })}
    >
      <button
        type="button"
        aria-label={label}
        className={buttonClass(variant, size, classNames('ui-btn-icon', className))}
        {...rest}
      >
        <Icon name={icon} size={iconSize ?? (size === 'sm' ? 14 : 16)} />
      </button>
    </Tooltip>
  )
}

function buttonClass(
  variant: ButtonVariant,
  size: 'md' | 'sm',
  className: string | undefined,
): string {
  return classNames(
    'ui-btn',
    variant !== 'plain' && `ui-btn-${variant}`,
    size === 'sm' && 'ui-btn-sm',
    className,
  )
}
