import type { Context } from './context.ts'
import { audio, queue, reference } from './property-checks.ts'
import { walkActions } from './walk-actions.ts'
import { at, listOf, mapOf, onlyEntry } from './yaml-tree.ts'
import type { Tree } from './yaml-tree.ts'

/** The prompt of a menu and what its choices lead to; whatever list of actions they hold is walked. */
export function checkMenu(menu: Tree, name: string, context: Context): void {
  audio('Menu Prompt')(at(menu, 'audio'), name, context)
  for (const item of listOf(at(menu, 'choices')) ?? []) {
    const [key, choice] = onlyEntry(item) ?? [null, null]
    if (key === 'menuJumpToTask') reference('task')(at(choice, 'targetTaskRef'), name, context)
    if (key === 'menuTransferToAcd') queue('Queue')(at(choice, 'targetQueue'), name, context)
  }
  walkLists(menu, name, context)
}

function walkLists(tree: Tree, where: string, context: Context): void {
  for (const [key, child] of mapOf(tree) ?? []) {
    if (key === 'actions') walkActions(child, where, context)
    else walkLists(child, where, context)
  }
  for (const child of listOf(tree) ?? []) walkLists(child, where, context)
}
