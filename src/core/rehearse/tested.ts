import type { TestValues } from '../analysis/preview/test-values.ts'
import type { DataAction } from '../model/data-action.ts'
import type { OrgTest } from '../publish/ports.ts'
import type { Outcome } from './difference.ts'

/** One test of a clone, and with what it was made. */
export interface Tested {
  readonly action: DataAction
  /** The published test card that is used, which tells what the gateway's emulator answers. */
  readonly card: string
  /** With what the clone was called, as text. */
  readonly values: TestValues
  readonly test: OrgTest
  /** Milliseconds since 1970, UTC. */
  readonly now: number
}

/** By which output a call would be left. The API has no word for a time-out: the text of the error tells. */
export function outcomeOfTest({ success, error }: Pick<OrgTest, 'success' | 'error'>): Outcome {
  if (success) return 'success'
  return error !== null && /time.?out|timed out/i.test(error) ? 'timeout' : 'failure'
}
