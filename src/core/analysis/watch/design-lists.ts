import type { Design } from '../../model/design.ts'
import { sameItems } from '../../base/same-items.ts'
import { WHOLE } from './footprint.ts'

/** The lists and settings in which two designs differ, as bits of `WHOLE`. */
export function listsThatDiffer(old: Design, now: Design): number {
  const isSame = (list: 'nodes' | 'edges' | 'actions' | 'variables' | 'tasks') =>
    old[list] === now[list] || sameItems<unknown>(old[list], now[list])
  const { nodes: _, edges: __, actions: ___, variables: ____, tasks: _____, ...others } = now
  const { layout, flow, ...rest } = others
  const isRestSame = Object.entries(rest).every(
    ([key, value]) => old[key as keyof Design] === value,
  )
  return (
    (isSame('nodes') ? 0 : WHOLE.nodes) |
    (isSame('edges') ? 0 : WHOLE.edges) |
    (isSame('actions') ? 0 : WHOLE.actions) |
    (isSame('variables') ? 0 : WHOLE.variables) |
    (isSame('tasks') ? 0 : WHOLE.tasks) |
    (layout === old.layout ? 0 : WHOLE.layout) |
    (flow === old.flow ? 0 : WHOLE.flow) |
    (isRestSame ? 0 : WHOLE.rest)
  )
}
