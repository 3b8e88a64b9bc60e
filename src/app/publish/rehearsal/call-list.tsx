import { describeLine } from '#core/rehearse/report-text.ts'
import type { RehearsedCall } from '#core/rehearse/rehearse-call.ts'
import type { CallLine } from '#core/rehearse/call-lines.ts'
import { Icon, type IconName } from '../../ui/icon.tsx'

/** What the caller hears and keys in, and what each action returned, in order. */
export function CallList({ call }: { readonly call: RehearsedCall }) {
  return (
    <ol className="rehearsal-call" aria-label="The rehearsed call">
      {call.lines.map((line, at) => (
        // Lines are never moved, and many are the same.
        // oxlint-disable-next-line react/no-array-index-key
        <li key={at} className={line.type === 'called' ? 'b' : undefined}>
          <Icon name={ICONS[line.type]} size={14} />
          <span>
            {describeLine(line, call.actions)}
            {line.type === 'called' && <span className="t3"> ({line.action + 1} below)</span>}
          </span>
        </li>
      ))}
    </ol>
  )
}

const ICONS: Readonly<Record<CallLine['type'], IconName>> = {
  heard: 'audio',
  keyed: 'keypad',
  called: 'action',
  wrote: 'agent',
  stopped: 'error',
  ended: 'flag',
}
