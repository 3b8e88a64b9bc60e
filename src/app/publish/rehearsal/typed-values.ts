import { readTestSetup } from '#adapters/browser/test-setups.ts'
import type { ActionId } from '#core/base/ids.ts'
import type { TestValues } from '#core/analysis/preview/test-values.ts'

/** What was typed for the inputs of each action when it was tried by itself. */
export function typedValues(
  design: string,
  actions: readonly { readonly id: ActionId }[],
): Readonly<Record<ActionId, TestValues>> {
  return Object.fromEntries(
    actions.map(({ id }) => [id, readTestSetup(design, id)?.values ?? {}] as const),
  )
}
