import { rehearsalName } from '../analysis/actions/clones.ts'
import type { ActionId } from '../base/ids.ts'
import type { DataAction } from '../model/data-action.ts'
import type { Design } from '../model/design.ts'
import { type ActionInput, toActionInput } from '../publish/action-input.ts'
import { placedActions } from '../publish/placement.ts'

/**
 * What of a design is rehearsed: the actions that the flow calls. Of one that is known by its name alone there is
 * nothing to clone.
 *
 * @param design Placed: see `placeActions`.
 */
export function rehearsedActions(design: Design): readonly DataAction[] {
  return placedActions(design)
}

/**
 * What has to be run to try one action: what the flow calls before it, where it takes a token. Without that a payment
 * would name one that the gateway has not given out.
 */
export function actionsUpTo(design: Design, action: ActionId): readonly DataAction[] {
  const called = rehearsedActions(design)
  const place = called.findIndex(({ id }) => id === action)
  const needsToken = called[place]?.inputs.some(({ sensitivity }) => sensitivity === 'token')
  return called.slice(needsToken === true ? 0 : place, place + 1)
}

/**
 * The clone of an action: the same templates under a name that says what it is, and not secure, because Genesys shows
 * nothing of what a secure one does (Genesys Resource Center, "Call Secure Data action").
 *
 * @param mark Four to eight hexadecimal digits that tell this rehearsal from others.
 */
export function cloneInput(action: DataAction, integrationId: string, mark: string): ActionInput {
  const input = toActionInput(action, integrationId)
  return { ...input, name: rehearsalName(action.name, mark), secure: false }
}
