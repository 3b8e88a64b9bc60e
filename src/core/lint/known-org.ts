import type { ActionId, NodeId } from '../base/ids.ts'
import { isSameName } from '../base/same-name.ts'
import { factsOf } from '../kinds/node-facts.ts'
import { categoryOf, isStub } from '../model/data-action.ts'
import { indexDesign } from '../model/design-index.ts'
import type { Design } from '../model/design.ts'

/**
 * What is known of the org that a design goes to. Nothing in a design says it: whoever has asked an org brings it. What
 * is not in here is not known, which is no finding.
 */
export interface KnownOrg {
  /** What the org has under the category and name of an action, by the id that the design gives it. */
  readonly actions: ReadonlyMap<ActionId, 'published' | 'draft' | 'missing'>
  /** Flows by their names as the design writes them; null for one that the org does not have. */
  readonly flows: ReadonlyMap<string, KnownFlow | null>
  /** Steps whose acknowledgement was given by somebody who is no user of the org any more. */
  readonly acknowledgedByRemovedUser: ReadonlySet<NodeId>
}

export interface KnownFlow {
  readonly isPublished: boolean
  /** Secure call flows are entered by Transfer to Secure Flow or by an agent, and by nothing else. */
  readonly isSecure: boolean
}

export const NO_ORG: KnownOrg = {
  actions: new Map(),
  flows: new Map(),
  acknowledgedByRemovedUser: new Set(),
}

/** What an org has, whatever design asks: lists as the org gives them, null where they are not known. */
export interface OrgContents {
  readonly flows: readonly (KnownFlow & { readonly name: string })[] | null
  readonly actions:
    | readonly { readonly name: string; readonly category: string; readonly isDraft: boolean }[]
    | null
}

/** Which lists of an org say something of a design: those of the others need not be asked for. */
export function askedOf(design: Design): { readonly flows: boolean; readonly actions: boolean } {
  return { flows: transferTargets(design).length > 0, actions: design.actions.some(isStub) }
}

/** What is known of the org for one design. Architect looks names up without regard to case. */
export function knownOrgOf({ flows, actions }: OrgContents, design: Design): KnownOrg {
  const stubs = actions === null ? [] : design.actions.filter(isStub)
  const targets = flows === null ? [] : transferTargets(design)
  return {
    ...NO_ORG,
    actions: new Map(
      stubs.map((stub) => {
        const found = (actions ?? []).filter(
          ({ name, category }) =>
            isSameName(name, stub.name) && isSameName(category, categoryOf(stub)),
        )
        return [stub.id, standingOf(found)]
      }),
    ),
    flows: new Map(targets.map((name) => [name, bestOf(name, flows ?? [])])),
  }
}

function transferTargets(design: Design): readonly string[] {
  const index = indexDesign(design)
  return design.nodes.flatMap((node) => factsOf(node, index).transfersTo?.flow ?? [])
}

function standingOf(found: readonly { readonly isDraft: boolean }[]) {
  if (found.some(({ isDraft }) => !isDraft)) return 'published'
  return found.length > 0 ? 'draft' : 'missing'
}

/** Flows of different types may have one name: what counts is whether any of them can be entered. */
function bestOf(name: string, flows: NonNullable<OrgContents['flows']>): KnownFlow | null {
  const found = flows.filter((flow) => isSameName(flow.name, name))
  return (
    found.find(({ isSecure, isPublished }) => !isSecure && isPublished) ??
    found.find(({ isSecure }) => !isSecure) ??
    found[0] ??
    null
  )
}
