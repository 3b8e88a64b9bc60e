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
  /**
   * Why it cannot be pressed now, or null when it can. Such a button can still be come to by the keyboard, and says
   * why on hover and focus: one that is only grey lets people guess.
   */
  readonly whyNot?: string | null
  /** What it says on hover and focus when it can be pressed and its text does not say all. */
  readonly tooltip?: string
}

/** A button whose text names what it does. */
export function Button({
  variant = 'plain',
  size = 'md',
  icon,
  whyNot,
  tooltip,
  className,
  children,
  ...rest
}: ButtonProps) {
  const button = (
    <button
      type="button"
      className={buttonClass(variant, size, className)}
      {...rest}
      {...withReason(whyNot)}
    >
      {icon !== undefined && <Icon name={icon} size={size === 'sm' ? 14 : 16} />}
      {children}
    </button>
  )
  // As long as it may have one the button stands in a tooltip: moved out of it, it would lose the focus.
  if (whyNot === undefined && tooltip === undefined) return button
  return <Tooltip content={whyNot ?? tooltip ?? null}>{button}</Tooltip>
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
  /** As of `Button`. */
  readonly whyNot?: string | null
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
  whyNot,
  className,
  ...rest
}: IconButtonProps) {
  return (
    <Tooltip
      content={whyNot ?? tooltip ?? label}
      isName={(whyNot ?? tooltip) == null}
      {...(shortcut === undefined || whyNot != null ? {} : { shortcut })}
    >
      <button
        type="button"
        aria-label={label}
        className={buttonClass(variant, size, classNames('ui-btn-icon', className))}
        {...rest}
        {...withReason(whyNot)}
      >
        <Icon name={icon} size={iconSize ?? (size === 'sm' ? 14 : 16)} />
      </button>
    </Tooltip>
  )
}

/** A press does nothing, and leaves the reason where it is: a tooltip would close. */
function withReason(whyNot: string | null | undefined): ComponentProps<'button'> {
  if (whyNot == null) return {}
  return {
    type: 'button',
    'aria-disabled': true,
    // The tooltip describes it only while it is open: this is for who reads the page without going to the button.
    'aria-description': whyNot,
    onPointerDown: (event) => event.preventDefault(),
    onClick: (event) => event.preventDefault(),
  }
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
