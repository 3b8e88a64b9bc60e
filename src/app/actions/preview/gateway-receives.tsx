import type { ActionPreview } from '#core/analysis/preview/preview-action.ts'
import type { RequestPreview } from '#core/analysis/preview/preview-request.ts'
import { cardName } from '#core/analysis/preview/test-cards.ts'
import { checkContractName } from '#core/kinds/rename-contract-field.ts'
import type { ContractField, DataAction } from '#core/model/data-action.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { newField } from '../new-field.ts'
import type { ActionEdits } from '../use-action-edits.ts'
import { Pieces } from './pieces.tsx'
import { Trouble } from './trouble.tsx'
import type { Try } from './use-preview.ts'

/** Method, address, headers and body as they are sent with the test values. */
export function GatewayReceives({
  action,
  edits,
  attempt,
}: {
  readonly action: DataAction
  readonly edits: ActionEdits
  readonly attempt: Try
}) {
  const { preview, card, isRevealed, reveal } = attempt
  return (
    <section aria-label="What the gateway receives">
      <div className="try-head">
        <h3>What the gateway receives</h3>
        <span className="grow" />
        <IconButton
          icon="eye"
          label="Show the test values"
          aria-pressed={isRevealed}
          onClick={() => reveal(!isRevealed)}
        />
      </div>
      <div className="try-body">
        <p className="t12 t3">With test card {cardName(card)}</p>
        {preview.request.ok ? (
          <>
            <Request request={preview.request.value} isRevealed={isRevealed} />
            <Verdict action={action} edits={edits} preview={preview} />
          </>
        ) : (
          <Trouble
            action={action.id}
            field={preview.request.error.field}
            text={`Nothing is sent. ${preview.request.error.words}`}
          />
        )}
      </div>
    </section>
  )
}

function Request({
  request: { sent, url, headers, body },
  isRevealed,
}: {
  readonly request: RequestPreview
  readonly isRevealed: boolean
}) {
  return (
    <pre className="try-code" aria-label="Request as it is sent" tabIndex={0} role="region">
      <code>
        <span className="try-method">{sent.method}</span>{' '}
        {url.pieces.length === 0 ? (
          <span className="t3">no address yet</span>
        ) : (
          <Pieces pieces={url.pieces} isRevealed={isRevealed} isAddress />
        )}
        {headers.map(({ field, header, pieces }) => (
          <span key={field}>
            {'\n'}
            <span className="try-key">{header}</span>:{' '}
            <Pieces pieces={pieces} isRevealed={isRevealed} />
          </span>
        ))}
        {body.pieces.length > 0 && '\n\n'}
        <Pieces pieces={body.pieces} isRevealed={isRevealed} />
      </code>
    </pre>
  )
}

function Verdict({
  action,
  edits,
  preview,
}: {
  readonly action: DataAction
  readonly edits: ActionEdits
  readonly preview: ActionPreview
}) {
  const { bodyTrouble, unresolved, differences } = preview
  const requested = differences.filter(({ field }) => field.startsWith('request.'))
  const [first] = unresolved
  const missing = missingInput(first?.text ?? '', action)
  if (action.request.url === '') {
    return <p className="t12 t3">Enter the URL of the gateway: without one nothing is sent.</p>
  }
  return (
    <div className="try-verdicts">
      {bodyTrouble !== null && (
        <Trouble action={action.id} field="request.body" text={`The body: ${bodyTrouble}`} />
      )}
      {first !== undefined && (
        <Trouble
          action={action.id}
          field={first.field}
          text={`${first.text} means nothing here: the gateway receives it as it is written.`}
        >
          {missing !== null && (
            <Button
              size="sm"
              variant="fix"
              onClick={() =>
                edits.set({ inputs: [...action.inputs, missing] }, `new input ${missing.name}`)
              }
            >
              Add input {missing.name}
            </Button>
          )}
        </Trouble>
      )}
      {requested.map(({ field, message }) => (
        <Trouble key={field} action={action.id} field={field} text={message} isWarning />
      ))}
      {bodyTrouble === null && first === undefined && requested.length === 0 && (
        <p className="try-fine">
          <Icon name="ok" size={14} />
          The request is well made.
        </p>
      )}
    </div>
  )
}

/** The first input that a reference asks for in vain, when the contract could have one of this name. */
function missingInput(reference: string, { inputs }: DataAction): ContractField | null {
  const names = Array.from(reference.matchAll(/\binput\.(\w+)/g), ([, name = '']) => name)
  const name = names.find((asked) => !inputs.some((field) => field.name === asked))
  if (name === undefined || !checkContractName(inputs, name, null).ok) return null
  return newField(name)
}
