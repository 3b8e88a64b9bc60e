import type { OrgState } from '../state.ts'
import { sameName } from './context.ts'
import { at, listOf, mapOf, onlyEntry } from './yaml-tree.ts'
import type { Tree } from './yaml-tree.ts'

/**
 * Ids of the published data actions that a flow calls, found by category and name as a file names them. What is
 * published keeps to the ids: an action that is renamed afterwards is still called.
 */
export function calledActions(flow: Tree, org: OrgState): readonly string[] {
  return [...new Set(callsIn(flow).flatMap((call) => resolve(call, org) ?? []))]
}

interface ActionCall {
  readonly category: string
  readonly name: string
  readonly secure: boolean
}

/** Both actions of Architect that call a data action, at any depth: outputs hold actions in turn. */
function callsIn(tree: Tree): readonly ActionCall[] {
  const map = mapOf(tree)
  const children = [...(map?.values() ?? listOf(tree) ?? [])]
  const own = [...(map ?? [])].flatMap(([key, body]) => {
    if (key !== 'callData' && key !== 'callDataSecure') return []
    const [category, inCategory] = onlyEntry(at(body, 'category')) ?? [null, null]
    const named = at(inCategory, 'dataAction') ?? at(inCategory, 'secureDataAction')
    const name = onlyEntry(named)?.[0] ?? null
    return category === null || name === null
      ? []
      : [{ category, name, secure: key === 'callDataSecure' }]
  })
  return [...own, ...children.flatMap(callsIn)]
}

function resolve({ category, name, secure }: ActionCall, org: OrgState): string | undefined {
  return [...org.actions.values()].find(
    ({ published }) =>
      published !== null &&
      published.secure === secure &&
      sameName(published.category, category) &&
      sameName(published.name, name),
  )?.id
}
