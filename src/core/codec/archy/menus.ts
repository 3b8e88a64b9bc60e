import { asList, asObject } from '../../kinds/archy-values.ts'
import type { JsonObject, NodeKind, Reading } from '../../kinds/define.ts'
import { KINDS, kindOf } from '../../kinds/registry.ts'
import type { DesignIndex } from '../../model/design-index.ts'
import type { NodeId, TaskId } from '../../base/ids.ts'
import type { Json } from '../../model/values.ts'

/** The flow's list of what stands beside its tasks; here each of them is the first step of a task of its own. */
export const MENUS = 'menus'
const MENU = 'menu'

/** The reference id in `/secureCall/menus/menu[…]` or `./menus/menu[…]`; null when it names no menu. */
export function referencedMenu(reference: string): string | null {
  return /(?:^|\/)menus\/menu\[(.*)\]$/s.exec(reference)?.[1] ?? null
}

/** Whether a step stands beside the tasks of a file instead of in one; with `task`, whether it is a step of that task. */
export function standsBesideTasks(index: DesignIndex, id: NodeId | null, task?: TaskId): boolean {
  const node = id === null ? undefined : index.node(id)
  if (node === undefined || !isListed(kindOf(node))) return false
  return task === undefined || node.task === task
}

/**
 * The menus of a flow, when every one of them has a form that is known: one that is not is written back unchanged, and
 * what it refers to can be anything.
 */
export function knownMenus(body: JsonObject): readonly Json[] {
  const items = asList(body[MENUS])
  return items.every(isKnown) ? items : []
}

export function isListed({ archy }: NodeKind): boolean {
  return archy?.list === MENUS
}

const menuKind = KINDS.find(isListed)

function isKnown(item: Json): boolean {
  const [[key, value] = [], ...more] = Object.entries(asObject(item))
  if (menuKind?.archy == null || key !== MENU || more.length > 0) return false
  const { props } = menuKind.archy.read(asObject(value), NOTHING)
  return typeof asObject(value)['name'] === 'string' && menuKind.check(props).ok
}

const NOTHING: Reading = { task: () => null, action: () => '' as never }
