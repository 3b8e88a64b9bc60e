import type { Severity } from '#core/lint/problem.ts'
import { Icon } from './icon.tsx'

/** Octagon, triangle or circle: severity is told by shape and name, never by colour alone. */
export function SeverityIcon({
  severity,
  size = 16,
  isDecorative = false,
}: {
  readonly severity: Severity
  readonly size?: number
  /** True where the text beside it says the severity. */
  readonly isDecorative?: boolean
}) {
  return (
    <Icon
      name={severity}
      size={size}
      className={`ui-severity-${severity}`}
      {...(isDecorative ? {} : { label: SEVERITY_WORDS[severity].one })}
    />
  )
}

/** “2 errors”, “1 info”. */
export function countOf(severity: Severity, count: number): string {
  return `${count} ${wordOf(severity, count)}`
}

/** What stands behind a count of a severity. */
export function wordOf(severity: Severity, count: number): string {
  const words = SEVERITY_WORDS[severity]
  return count === 1 ? words.one : words.many
}

/** How a severity is called, alone and counted. */
export const SEVERITY_WORDS: Readonly<
  Record<Severity, { readonly one: string; readonly many: string }>
> = {
  error: { one: 'error', many: 'errors' },
  warning: { one: 'warning', many: 'warnings' },
  info: { one: 'info', many: 'infos' },
}
