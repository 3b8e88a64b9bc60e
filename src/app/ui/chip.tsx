import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { Icon, type IconName } from './icon.tsx'

/** A piece of the language, set in mono: an expression, a literal, a name. */
export function Chip({
  children,
  title,
}: {
  readonly children: ReactNode
  readonly title?: string
}) {
  return (
    <span className="ui-chip" title={title}>
      <span>{children}</span>
    </span>
  )
}

/** A variable by its name; a secure one with the key and the hue that nothing else has. */
export function VariableChip({
  name,
  isSecure,
}: {
  readonly name: string
  readonly isSecure: boolean
}) {
  return (
    <span className={classNames('ui-chip', isSecure && 'is-secure')} title={name}>
      {isSecure && <Icon name="key" size={11} label="secure" />}
      <span>{name}</span>
    </span>
  )
}

type PillTone = 'neutral' | 'error' | 'warning' | 'info' | 'success' | 'secure' | 'accent'

/** A short state in a rounded box. */
export function Pill({
  tone = 'neutral',
  icon,
  children,
}: {
  readonly tone?: PillTone
  readonly icon?: IconName
  readonly children: ReactNode
}) {
  return (
    <span className={classNames('ui-pill', tone !== 'neutral' && `ui-pill-${tone}`)}>
      {icon !== undefined && <Icon name={icon} size={12} />}
      {children}
    </span>
  )
}
