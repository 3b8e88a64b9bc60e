import type { FlowSettings } from '../../model/design.ts'
import { asObject, readSeconds } from '../archy-values.ts'
import { DEFAULT_INTER_DIGIT_SECONDS, DEFAULT_NO_ENTRY_SECONDS } from '../timing.ts'

/**
 * How long an input waits for its first digit and between digits: what it says itself, else the settings of the flow,
 * which every export has for the first digit (GenesysCloudBlueprints, EventOrchestrator_Secure_Flow.yaml), else Genesys'
 * defaults.
 */
export function waitsOf(
  flow: Pick<FlowSettings, 'carried'>,
  own: { readonly noEntrySeconds: number | null; readonly interDigitSeconds: number | null },
): { readonly firstDigit: number; readonly betweenDigits: number } {
  const { collectInput } = asObject(flow.carried?.['settingsActionDefaults'])
  const { noEntryTimeout, interDigitTimeout } = asObject(collectInput)
  return {
    firstDigit: own.noEntrySeconds ?? readSeconds(noEntryTimeout) ?? DEFAULT_NO_ENTRY_SECONDS,
    betweenDigits:
      own.interDigitSeconds ?? readSeconds(interDigitTimeout) ?? DEFAULT_INTER_DIGIT_SECONDS,
  }
}
