import type { Ending, Place } from '../facts.ts'

/** What is known of an action that has no kind of its own. */
export interface KnownAction {
  /** All its outputs. Without it, those that a file nests, and the next action. */
  readonly outputs?: readonly string[]
  readonly ends?: Ending
  /** Where its expressions are read. */
  readonly place?: Place
  readonly recordsOutcome?: true
}

/** Fails, or ends the call's stay in the flow. */
const transfer: KnownAction = { outputs: ['failure'], ends: 'transfer', place: 'transfer' }
const leaves: KnownAction = { outputs: [] }
const handsOut: KnownAction = { place: 'participant-data' }

/**
 * By their keys in Archy YAML. Outputs as in public exports and in the flow scripting SDK (MyPureCloud,
 * purecloud-flow-scripting-api-sdk-javascript).
 */
const KNOWN: Readonly<Record<string, KnownAction>> = {
  callData: { outputs: ['success', 'failure', 'timeout'], place: 'standard-action' },
  dataTableLookup: { outputs: ['found', 'notFound', 'failure'], place: 'standard-action' },
  getSecuredData: { outputs: ['success', 'failure'] },
  setSecuredData: { outputs: ['success', 'failure'], place: 'participant-data' },
  encryptData: { outputs: ['success', 'failure'] },
  decryptData: { outputs: ['success', 'failure'] },
  transferToAcd: transfer,
  transferToFlow: transfer,
  transferToFlowSecure: transfer,
  transferToGroup: transfer,
  transferToNumber: transfer,
  transferToUser: transfer,
  transferToVoicemail: transfer,
  endTask: leaves,
  jumpToTask: leaves,
  jumpToMenu: leaves,
  previousMenu: leaves,
  repeatMenu: leaves,
  setScreenPop: handsOut,
  setUUIData: handsOut,
  addFlowMilestone: { recordsOutcome: true },
  setParticipantData: handsOut,
  updateData: { place: 'assignment' },
  extractSecureData: { place: 'extract' },
  callDataSecure: { outputs: ['success', 'failure', 'timeout'], place: 'secure-action' },
  collectInput: { outputs: ['success', 'failure'] },
  decision: { outputs: ['yes', 'no'] },
}

export function knownAction(key: string): KnownAction {
  return Object.hasOwn(KNOWN, key) ? (KNOWN[key] ?? {}) : {}
}
