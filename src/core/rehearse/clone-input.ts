import { rehearsalName } from '../analysis/actions/clones.ts'
import { type DataAction, isStub } from '../model/data-action.ts'
import type { Design } from '../model/design.ts'
import { type ActionInput, toActionInput } from '../publish/action-input.ts'
import { calledActions } from '../publish/plan.ts'

/**
 * What of a design is rehearsed: the actions that the flow calls. Of one that is known by its name alone there is
 * nothing to clone.
 *
 * @param design Placed: see `placeActions`.
 */
export function rehearsedActions(design: Design): readonly DataAction[] {
  return calledActions(design).filter((action) => !isStub(action))
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
