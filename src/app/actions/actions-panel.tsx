import { nodesCalling } from '#core/kinds/rename-contract-field.ts'
import { type DataAction, isStub } from '#core/model/data-action.ts'
import { useRoving } from '../form/use-roving.ts'
import { OrgActionsSection } from '../org-actions/org-actions-section.tsx'
import { useDesign } from '../state/document-store.ts'
import { useFindings } from '../state/findings-store.ts'
import { useView } from '../state/view-store.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { classNames } from '../ui/class-names.ts'
import { Icon } from '../ui/icon.tsx'
import { ActionMenu } from './action-menu.tsx'
import { PURPOSE_WORDS, requestInWords, usedInWords } from './action-words.ts'
import { NewActionMenu } from './new-action-menu.tsx'
import './actions.css'

/** The data actions of the design: what each is for, who calls it, and the way to its editor. */
export function ActionsPanel() {
  const { actions } = useDesign()
  const { list, item } = useRoving(actions.map(({ id }) => id))
  return (
    <div className="ui-panel">
      <div className="ui-panel-head">
        <h2 className="grow">Secure data actions</h2>
        <NewActionMenu>
          {(whyNot) => <IconButton icon="plus" size="sm" label="New action" whyNot={whyNot} />}
        </NewActionMenu>
      </div>
      <div className="acts-body">
        {actions.length === 0 ? (
          <div className="acts-empty">
            <p>A data action sends card data to the gateway, or fetches a token from it.</p>
            <NewActionMenu>
              {(whyNot) => (
                <Button variant="line" icon="plus" whyNot={whyNot}>
                  New action
                </Button>
              )}
            </NewActionMenu>
          </div>
        ) : (
          <ul {...list}>
            {actions.map((action) => (
              <ActionItem key={action.id} action={action} main={item(action.id)} />
            ))}
          </ul>
        )}
        <OrgActionsSection />
      </div>
    </div>
  )
}

function ActionItem({ action, main }: { readonly action: DataAction; readonly main: object }) {
  const design = useDesign()
  const showStage = useView((state) => state.showStage)
  const stage = useView((state) => state.stage)
  const isShown = stage.type === 'action' && stage.action === action.id
  const uses = nodesCalling(design, action.id).length
  const isWaiting = isStub(action)
  const inferred = useFindings((state) => state.inferred.actions.get(action.id))
  const purpose =
    inferred === undefined ? PURPOSE_WORDS[action.purpose] : `Inferred: ${PURPOSE_WORDS[inferred]}`
  return (
    <li className={classNames('acts-item', isShown && 'is-shown')}>
      <button
        type="button"
        className="acts-main"
        aria-current={isShown}
        title={`${action.name}: edit contract and request`}
        onClick={() => showStage({ type: 'action', action: action.id })}
        {...main}
      >
        <Icon name="action" className={action.secure ? 'c-secure' : 't2'} />
        <span className="grow">
          <span className="acts-name ell">{action.name}</span>
          <span className="acts-line">
            {action.secure ? '' : 'not secure, '}
            {purpose}, {usedInWords(uses)}
          </span>
          {isWaiting ? (
            <span className="acts-line acts-waiting">
              <Icon name="warning" size={12} />
              waits for its contract
            </span>
          ) : (
            <span className="acts-line acts-request">{requestInWords(action)}</span>
          )}
        </span>
      </button>
      <ActionMenu action={action}>
        <IconButton icon="dots" size="sm" label={`More about ${action.name}`} />
      </ActionMenu>
      {isWaiting && !isShown && (
        <Button
          size="sm"
          variant="line"
          className="acts-complete"
          onClick={() => showStage({ type: 'action', action: action.id })}
        >
          Complete the contract
        </Button>
      )}
    </li>
  )
}
