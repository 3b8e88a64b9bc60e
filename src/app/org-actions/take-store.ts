import { create } from 'zustand'
import { inferredOf } from '#core/analysis/inferred.ts'
import type { NodeId } from '#core/base/ids.ts'
import { kindOf } from '#core/kinds/registry.ts'
import type { DataAction } from '#core/model/data-action.ts'
import type { Design } from '#core/model/design.ts'
import { indexDesign } from '#core/model/design-index.ts'
import { batch, type Edit } from '#core/model/edit.ts'
import {
  describeTakeError,
  rememberTaken,
  takeAction,
  type TakenAction,
} from '#core/publish/take-action.ts'
import { bindingsFor } from '../form/call-bindings.ts'
import { blankAction, freeId } from '../form/new-action.ts'
import { knownIdentity } from '../publish/org-queries.ts'
import type { OrgSession } from '../publish/org-store.ts'
import { publishRecords } from '../publish/publish-records.ts'
import { addressName } from '../publish/words.ts'
import { announce, announceFailure } from '../shell/announcer.tsx'
import { useDocument } from '../state/document-store.ts'
import { showToast } from '../ui/toast-store.ts'
import type { OfferedAction } from './use-org-actions.ts'

interface Place {
  readonly id: string
  readonly name: string
  /** The step that is to call it. */
  readonly node: NodeId | null
}

interface TakeState {
  /** The action that is being read. */
  readonly taking: Place | null
  /** Why the last one was not read, in words. */
  readonly failure: (Place & { readonly text: string }) | null
  /** Reads an action of the org into the open design, and has a step call it. Gives what stands there then. */
  readonly take: (
    session: OrgSession,
    offered: OfferedAction,
    place: { readonly secure: boolean; readonly node: NodeId | null },
  ) => Promise<DataAction | null>
}

/** Using an action that an org has: one at a time. */
export const useTaking = create<TakeState>()((set) => ({
  taking: null,
  failure: null,
  async take(session, offered, { secure, node }) {
    const before = openDesign()
    if (before === null) return null
    const { id, name } = offered
    set({ taking: { id, name, node }, failure: null })
    announce(`Reading ${name}`)
    const { flowFiles } = await import('../from-org/flow-files.ts')
    const taken = await takeAction(session.client, id, stubOf(before, offered, secure), {
      readAction: flowFiles.readAction,
      purpose:
        offered.fills === null ? null : (inferredOf(before).actions.get(offered.fills) ?? null),
    })
    set({ taking: null })
    const now = openDesign()
    // Somebody has gone on to another design: there is nothing to put it into, and nobody to tell.
    if (now?.id !== before.id) return null
    if (!taken.ok) {
      const text = describeTakeError(taken.error)
      set({ failure: { id, name, node, text } })
      announceFailure(`${name} was not read. ${text}`)
      return null
    }
    const label = `Use ${name} of ${orgNameOf(session)}`
    const refused = useDocument.getState().edit(editFor(now, taken.value.action, node), label)
    if (refused !== null || openDesign() === now) return null
    await link(session, now, taken.value)
    tell(session, taken.value)
    return taken.value.action
  },
}))

function openDesign(): Design | null {
  return useDocument.getState().history?.design ?? null
}

/** What is there of it before it has been read: what a step of an imported flow knows, or nothing. */
function stubOf(design: Design, { fills, name, category }: OfferedAction, secure: boolean) {
  const own = fills === null ? undefined : indexDesign(design).action(fills)
  return (
    own ?? {
      ...blankAction(design),
      id: freeId(design, name),
      name,
      category,
      integration: category,
      secure,
    }
  )
}

function editFor(design: Design, action: DataAction, node: NodeId | null): Edit {
  const index = indexDesign(design)
  const { id, ...patch } = action
  const put: Edit =
    index.action(id) === undefined
      ? { type: 'add-action', action }
      : { type: 'set-action', action: id, patch }
  const step = node === null ? undefined : index.node(node)
  const field = step && kindOf(step).fields.find(({ control }) => control.type === 'action')
  if (step === undefined || field === undefined) return put
  const props = { ...step.props, [field.key]: id, ...bindingsFor(step, action) }
  return batch([put, { type: 'set-node', node: step.id, patch: { props } }])
}

/** So that the next plan knows what stands in the org. Without it, actions are compared by their contents. */
async function link(session: OrgSession, design: Design, taken: TakenAction): Promise<void> {
  const known = knownIdentity(session.address)
  const asked = known === null ? await session.client.identity() : null
  const who = known ?? (asked?.ok === true ? asked.value : null)
  if (who === null) return
  const key = { org: who.orgId, design: design.id }
  const memory = await publishRecords.memory(key)
  if (!memory.ok) return
  const org = { id: who.orgId, name: who.orgName }
  await publishRecords.remember(key, rememberTaken(memory.value, org, taken, design.actions))
}

function tell(session: OrgSession, { found, remarks }: TakenAction): void {
  const text = [
    `${found.name} is in the design as ${orgNameOf(session)} has it, version ${found.version}.`,
    ...remarks,
  ].join(' ')
  showToast({ text, tone: 'success' })
  announce(text)
}

function orgNameOf({ address }: OrgSession): string {
  return knownIdentity(address)?.orgName ?? addressName(address)
}
