import type { ReactNode } from 'react'
import type { ActionId } from '#core/base/ids.ts'
import { useView } from '../../state/view-store.ts'
import { Button } from '../../ui/button.tsx'
import { SeverityIcon } from '../../ui/severity-icon.tsx'

/** What the try has brought to light, with the way to the field that it comes from. */
export function Trouble({
  action,
  field,
  text,
  isWarning = false,
  children,
}: {
  readonly action: ActionId
  readonly field: string
  readonly text: string
  readonly isWarning?: boolean
  /** Ways to set it right. */
  readonly children?: ReactNode
}) {
  const goTo = useView((state) => state.goTo)
  return (
    <div className="try-trouble">
      <SeverityIcon severity={isWarning ? 'warning' : 'error'} size={14} />
      <p>{text}</p>
      <div className="try-ways">
        {children}
        <Button size="sm" variant="line" onClick={() => goTo({ action, field })}>
          Go to {placeName(field)}
        </Button>
      </div>
    </div>
  )
}

/** `request.headers.2.value` → header 3 */
function placeName(field: string): string {
  const [, part = '', index] = field.split('.')
  if (part === 'headers') return `header ${Number(index) + 1}`
  return PLACES.get(part) ?? part
}

const PLACES: ReadonlyMap<string, string> = new Map([
  ['url', 'the URL'],
  ['body', 'the body'],
  ['successTemplate', 'the template'],
])
