import type { ActionId } from '#core/base/ids.ts'
import type { ActionPreview } from '#core/analysis/preview/preview-action.ts'
import type { FlowPreview, OutputPreview } from '#core/analysis/preview/preview-response.ts'
import { FIELD_TYPE_WORDS } from '../../form/words.ts'
import { Pill } from '../../ui/chip.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Secret } from './pieces.tsx'
import { REPLY_WORDS } from './reply-words.ts'
import { Trouble } from './trouble.tsx'
import type { Try } from './use-preview.ts'

/** By which output the step is left, and what the flow has then. */
export function FlowReceives({
  action,
  attempt,
}: {
  readonly action: ActionId
  readonly attempt: Try
}) {
  const { preview, setup, isRevealed } = attempt
  const { flow } = preview
  return (
    <section className="try-part" aria-label="What the flow receives">
      <div className="try-head">
        <h3>What the flow receives</h3>
        <span className="grow" />
        {flow !== null && <OutputPill output={flow.output} />}
      </div>
      <div className="try-body">
        {flow !== null && (
          <p className="t12 t3">
            {setup.reply === 'own'
              ? 'From your own reply'
              : `When the gateway: ${REPLY_WORDS[setup.reply]}`}
          </p>
        )}
        {flow === null ? (
          <p className="t12 t3">Nobody knows yet: choose a gateway, or give a reply of your own.</p>
        ) : (
          <Flow flow={flow} isRevealed={isRevealed} />
        )}
        <ResponseDifference action={action} preview={preview} />
      </div>
    </section>
  )
}

function OutputPill({ output }: { readonly output: FlowPreview['output'] }) {
  if (output === 'success') return <Pill tone="success">success</Pill>
  return <Pill tone={output === 'failure' ? 'error' : 'warning'}>{output}</Pill>
}

function Flow({ flow, isRevealed }: { readonly flow: FlowPreview; readonly isRevealed: boolean }) {
  if (flow.output !== 'success') {
    return (
      <p className="try-failure">
        <Icon name={flow.output === 'timeout' ? 'clock' : 'error'} size={14} />
        <span>{flow.words}</span>
      </p>
    )
  }
  if (flow.outputs.length === 0) {
    return <p className="t12 t2">The action succeeds. The contract names no outputs yet.</p>
  }
  return (
    <>
      <table className="act-table try-outputs" aria-label="Outputs">
        <thead>
          <tr>
            <th scope="col">Output</th>
            <th scope="col" className="act-type">
              Type
            </th>
            <th scope="col">Value</th>
          </tr>
        </thead>
        <tbody>
          {flow.outputs.map((output) => (
            <tr key={output.name}>
              <td
                className={output.sensitivity === 'none' ? 'mono ell' : 'mono ell c-secure'}
                title={output.name}
              >
                {output.name}
              </td>
              <td className="t2">{FIELD_TYPE_WORDS[output.type]}</td>
              <td className="mono try-value">
                <OutputValue output={output} isRevealed={isRevealed} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {flow.unused.length > 0 && (
        <p className="t12 t3">
          Not in the contract, so never seen by the flow: {flow.unused.join(', ')}.
        </p>
      )}
    </>
  )
}

function OutputValue({
  output: { text, mask },
  isRevealed,
}: {
  readonly output: OutputPreview
  readonly isRevealed: boolean
}) {
  if (text === null) return <span className="t3">not set</span>
  if (mask !== null) return <Secret text={text} mask={mask} isRevealed={isRevealed} />
  return text === '' ? <span className="t3">empty</span> : text
}

function ResponseDifference({
  action,
  preview,
}: {
  readonly action: ActionId
  readonly preview: ActionPreview
}) {
  return preview.differences
    .filter(({ field }) => field.startsWith('response.'))
    .map(({ field, message }) => (
      <Trouble key={field} action={action} field={field} text={message} isWarning />
    ))
}
