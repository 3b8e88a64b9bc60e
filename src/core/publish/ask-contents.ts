import type { OrgError } from './ports.ts'
import type { ActionName, FlowName, OrgLibrary } from './org-library.ts'

/** What an org has, as far as it was asked and told; null for a list that it did not give. */
export interface AskedContents {
  readonly flows: readonly FlowName[] | null
  readonly actions: readonly ActionName[] | null
  /** Why a list is missing that was asked for. */
  readonly errors: readonly OrgError[]
}

/** Asks an org for the lists that a design needs, and for no other. A list that is refused is not known. */
export async function askContents(
  org: Pick<OrgLibrary, 'flowNames' | 'actionNames'>,
  asked: { readonly flows: boolean; readonly actions: boolean },
): Promise<AskedContents> {
  const flows = asked.flows ? await org.flowNames() : null
  const actions = asked.actions ? await org.actionNames() : null
  return {
    flows: flows?.ok === true ? flows.value : null,
    actions: actions?.ok === true ? actions.value : null,
    errors: [flows, actions].flatMap((reply) => (reply?.ok === false ? [reply.error] : [])),
  }
}
