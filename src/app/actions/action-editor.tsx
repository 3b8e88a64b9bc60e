import { useRef } from 'react'
import { indexDesign } from '#core/model/design-index.ts'
import type { DataAction } from '#core/model/data-action.ts'
import type { ActionId } from '#core/base/ids.ts'
import { useDesign } from '../state/document-store.ts'
import { useView } from '../state/view-store.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { Pill } from '../ui/chip.tsx'
import { Icon } from '../ui/icon.tsx'
import { ActionMenu } from './action-menu.tsx'
import { ActionProblems } from './action-problems.tsx'
import { ContractPart } from './contract-part.tsx'
import { GatewayFacts } from './gateway-facts.tsx'
import { IdentityFields } from './identity-fields.tsx'
import { PartHead } from './part-head.tsx'
import { RequestFields } from './request-fields.tsx'
import { ResponseFields } from './response-fields.tsx'
import { PreviewColumn } from './preview/preview-column.tsx'
import { ReplyPart } from './preview/reply-part.tsx'
import { ResultLine } from './preview/result-line.tsx'
import { useTry } from './preview/use-preview.ts'
import { UsedBy } from './used-by.tsx'
import { useActionEdits } from './use-action-edits.ts'
import { useActionFocus } from './use-action-focus.ts'
import './actions.css'
import './action-editor.css'

/** One data action in the middle of the studio: its contract, its request, and what becomes of the response. */
export function ActionEditor({ action: id }: { readonly action: ActionId }) {
  const action = indexDesign(useDesign()).action(id)
  return action === undefined ? <Gone /> : <Editor key={id} action={action} />
}

function Editor({ action }: { readonly action: DataAction }) {
  const edits = useActionEdits(action)
  const root = useRef<HTMLDivElement>(null)
  useActionFocus(root, action.id)
  const attempt = useTry(action)
  return (
    <div className="act" ref={root} onBlur={edits.endTyping}>
      <header className="act-head">
        <BackButton />
        <span className="act-slash" aria-hidden="true">
          /
        </span>
        <Icon name="action" className={action.secure ? 'c-secure' : 't2'} />
        <h2 className="ell" title={action.name}>
          {action.name}
        </h2>
        {action.secure ? (
          <Pill tone="secure" icon="key">
            Secure
          </Pill>
        ) : (
          <Pill tone="warning" icon="warning">
            Not secure
          </Pill>
        )}
        <span className="grow" />
        <ActionMenu action={action}>
          <IconButton icon="dots" label={`More about ${action.name}`} />
        </ActionMenu>
      </header>
      <div className="act-columns">
        <section className="act-column" aria-label="Contract">
          <ContractPart action={action} edits={edits} />
          <div className="act-part">
            <h3 className="act-title">What it is</h3>
            <IdentityFields action={action} edits={edits} />
          </div>
          <UsedBy action={action} />
          <GatewayFacts gateway={action.gateway} />
        </section>
        <div className="act-column">
          <ActionProblems action={action.id} />
          <section aria-label="Request">
            <PartHead title="Request" note="what is sent to the gateway" />
            <RequestFields action={action} edits={edits} attempt={attempt} />
          </section>
          <section className="act-response" aria-label="Response">
            <PartHead title="Response" note="what comes back to the flow" />
            <div className="act-part act-part-first">
              <ReplyPart attempt={attempt} />
              <ResponseFields action={action} edits={edits} attempt={attempt} />
              <ResultLine attempt={attempt} />
            </div>
          </section>
        </div>
        <PreviewColumn action={action} edits={edits} attempt={attempt} />
      </div>
    </div>
  )
}

function BackButton() {
  const showStage = useView((state) => state.showStage)
  return (
    <Button className="act-back" onClick={() => showStage({ type: 'canvas' })}>
      <Icon name="chev" size={14} />
      Canvas
    </Button>
  )
}

/** Undo can take away the action that is shown. */
function Gone() {
  return (
    <div className="act act-gone">
      <p>This data action is not in the design any more.</p>
      <BackButton />
    </div>
  )
}
