import { useState } from 'react'
import type { PublishedMemory } from '#core/publish/memory.ts'
import { describeRehearsalError } from '#core/rehearse/environment.ts'
import { callText, leftText, rehearsalText } from '#core/rehearse/report-text.ts'
import { copyText, describeClipboardError } from '#adapters/browser/clipboard.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Refusal } from '../refusal.tsx'
import { whenOf } from '../words.ts'
import { CallList } from './call-list.tsx'
import { RehearsedActionCard } from './rehearsed-action-card.tsx'
import type { Result } from './rehearsal-store.ts'

/** What came of the last rehearsal. */
export function RehearsalResult({
  result,
  memory,
}: {
  readonly result: Result
  readonly memory: PublishedMemory | null
}) {
  const [isRevealed, reveal] = useState(false)
  const [copied, setCopied] = useState('')
  const { actions, left, error } = result.type === 'call' ? result.call : result.rehearsal
  const text = result.type === 'call' ? callText(result.call) : rehearsalText(result.rehearsal)
  return (
    <section aria-labelledby="rehearsal-result">
      <div className="publish-h2 rehearsal-h2">
        <h2 id="rehearsal-result">
          {result.type === 'call' ? 'The call' : 'Each action'}, rehearsed {whenOf(result.at)}
        </h2>
        <span className="grow" />
        <IconButton
          icon="eye"
          label="Show the test values"
          aria-pressed={isRevealed}
          onClick={() => reveal(!isRevealed)}
        />
        <Button
          size="sm"
          icon="copy"
          onClick={() =>
            void copyText(text).then((done) =>
              setCopied(done.ok ? 'Copied.' : describeClipboardError(done.error)),
            )
          }
        >
          Copy report
        </Button>
        <span className="t12 t2" role="status">
          {copied}
        </span>
      </div>
      {error !== null && <Refusal text={describeRehearsalError(error)} />}
      {result.type === 'call' && <CallList call={result.call} />}
      {actions.map((action, at) => (
        <RehearsedActionCard
          // The same action can be called more than once.
          // oxlint-disable-next-line react/no-array-index-key
          key={at}
          number={at + 1}
          rehearsed={action}
          published={memory?.actions[action.comparison.action] ?? null}
          isRevealed={isRevealed}
        />
      ))}
      <p
        className={left.length === 0 ? 'rehearsal-line' : 'rehearsal-line c-warning'}
        role="status"
      >
        <Icon name={left.length === 0 ? 'ok' : 'warning'} size={14} />
        <span>{leftText(left)}</span>
      </p>
    </section>
  )
}
