import { ICON_PATHS, type IconPath } from './icon-paths.ts'

export type IconName = keyof typeof ICON_PATHS

/** A drawing beside a text that says the same: hidden from screen readers unless `label` names it. */
export function Icon({
  name,
  size = 16,
  label,
  className,
}: {
  readonly name: IconName
  /** Pixels; the drawing is made for 16. */
  readonly size?: number
  readonly label?: string
  readonly className?: string
}) {
  const { line, dots }: IconPath = ICON_PATHS[name]
  return (
    <svg
      className={className === undefined ? 'ui-icon' : `ui-icon ${className}`}
      width={size}
      height={size}
      viewBox="0 0 16 16"
      {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    >
      <path d={line} />
      {dots !== undefined && <path className="dots" d={dots} />}
    </svg>
  )
}

/** For names that come as data, such as a kind's: an unknown one is drawn as an opaque box. */
export function isIconName(name: string): name is IconName {
  return Object.hasOwn(ICON_PATHS, name)
}
