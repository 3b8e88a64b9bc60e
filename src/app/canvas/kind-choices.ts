import { KIND_GROUPS, type NodeKind } from '#core/kinds/define.ts'
import { newNode } from '#core/kinds/new-node.ts'
import { KINDS } from '#core/kinds/registry.ts'
import { isIconName } from '../ui/icon.tsx'
import { currentIndex, isSecureCall } from './commands.ts'
import type { Choice } from './picker.tsx'

/** The kinds that can be added, in the groups and the order of the palette. */
export function offeredKinds(): readonly {
  readonly label: string
  readonly kinds: readonly NodeKind[]
}[] {
  return KIND_GROUPS.map(({ id, label }) => ({
    label,
    kinds: KINDS.filter((kind) => kind.offered && kind.group === id),
  })).filter((group) => group.kinds.length > 0)
}

/** Whether nodes of a kind hand secure data to a gateway. */
export function isSecureKind(kind: NodeKind): boolean {
  const index = currentIndex()
  const task = index.design.tasks[0]
  return task !== undefined && isSecureCall(newNode(index.design, kind, task.id), index)
}

/** Kinds as things to pick. */
export function kindChoices(
  kinds: readonly NodeKind[],
  onPick: (kind: NodeKind) => void,
): readonly Choice[] {
  return kinds.map((kind) => ({
    id: `kind-${kind.id}`,
    label: kind.title,
    hint: kind.summary,
    words: kind.group,
    isSecure: isSecureKind(kind),
    ...(isIconName(kind.icon) ? { icon: kind.icon } : {}),
    onPick: () => onPick(kind),
  }))
}
