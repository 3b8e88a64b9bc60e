import type { ActionId } from '../base/ids.ts'
import type { RememberedAction } from './memory.ts'
import type { OrgFlow } from './ports.ts'

/** What a step has left in the org. */
export type StepResult =
  | {
      readonly type: 'integration'
      readonly integration: { readonly id: string; readonly name: string }
    }
  | { readonly type: 'action'; readonly action: ActionId; readonly remembered: RememberedAction }
  | { readonly type: 'flow'; readonly flow: OrgFlow; readonly hash: string }
  | { readonly type: 'removed' }
  /** An action that was to be removed and is used by another flow. */
  | { readonly type: 'kept'; readonly usedBy: readonly string[] }
  /** Something that was to be removed and is no longer as it was when that was planned. */
  | { readonly type: 'changed' }
  /** What was to be left alone. */
  | { readonly type: 'left' }

export function describeStepResult(result: StepResult): string {
  switch (result.type) {
    case 'integration':
      return 'active'
    case 'action':
      return `version ${result.remembered.version}`
    case 'flow':
      return `version ${result.flow.publishedVersion ?? 'unknown'} is live`
    case 'removed':
      return 'removed'
    case 'kept':
      return `stays: ${result.usedBy.join(', ')} ${result.usedBy.length === 1 ? 'uses' : 'use'} it`
    case 'changed':
      return 'stays: somebody has changed it since'
    case 'left':
      return 'stays'
  }
}
