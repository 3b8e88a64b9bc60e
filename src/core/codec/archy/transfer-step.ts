import type { Design } from '../../model/design.ts'
import { writeYaml } from './yaml-text.ts'

/** What a flow that sends callers to this one needs. */
export interface TransferStep {
  /** A Transfer to Secure Flow, as Archy takes it in the actions of an inbound, outbound or in-queue flow. */
  readonly yaml: string
  /** Whether the design reads the string that the calling flow passes: then the step has to name one. */
  readonly passesData: boolean
}

/** The name of a variable that stands for what the calling flow passes; nobody has it, so that it is noticed. */
export const DATA_TO_PASS = 'Flow.DataForSecureFlow'

/**
 * The step by which another flow hands the caller over (Genesys Resource Center, "Transfer to Secure Flow"). Its
 * invocation data is one string that must not be sensitive.
 */
export function transferStep(design: Design): TransferStep {
  const passesData = JSON.stringify(design.nodes).includes('Flow.InvocationData')
  const step = {
    transferToFlowSecure: {
      name: `Transfer to ${design.flow.name}`,
      targetFlow: { name: design.flow.name },
      connectTimeout: { lit: { seconds: 15 } },
      preTransferAudio: { exp: SILENCE },
      invocationData: passesData ? { exp: DATA_TO_PASS } : { noValue: true },
      failureTransferAudio: { exp: SILENCE },
      failureOutputs: { errorType: { noValue: true }, errorMessage: { noValue: true } },
      outputs: { failure: { actions: [{ disconnect: { name: 'Disconnect' } }] } },
    },
  }
  return { yaml: writeYaml({ actions: [step] }, () => null).text, passesData }
}

/** As in Genesys' own exports of a transfer that says nothing. */
const SILENCE = 'AudioPlaybackOptions(ToAudioBlank(100), true)'
