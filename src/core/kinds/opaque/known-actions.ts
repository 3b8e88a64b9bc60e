import type { Ending, Place } from '../facts.ts'

/** What is known of an action that has no kind of its own. */
export interface KnownAction {
  /** All its outputs. Without it, those that a file nests, and the next action. */
  readonly outputs?: readonly string[]
  readonly ends?: Ending
  /** Where its expressions are read. */
  readonly place?: Place
  readonly recordsOutcome?: true
  /** Has a kind, for the form that public exports show: one that is opaque is written in another. */
  readonly hasKind?: true
  /** What it goes to. Where the flow has that, the action is an edge and no node: a node of it leads nowhere. */
  readonly jumps?: 'task' | 'menu'
}

/** Fails, or ends the call's stay in the flow. */
const transfer: KnownAction = { outputs: ['failure'], ends: 'transfer', place: 'transfer' }
const shownTransfer: KnownAction = { ...transfer, hasKind: true }
const CALL = ['success', 'failure', 'timeout']
const leaves: KnownAction = { outputs: [] }
/** Shown to agents, kept with the conversation, or given to another flow or system. */
const handsOut: KnownAction = { place: 'other-system' }

/**
 * By their keys in Archy YAML. Outputs as in public exports and in the flow scripting SDK (MyPureCloud,
 * purecloud-flow-scripting-api-sdk-javascript).
 */
const KNOWN: Readonly<Record<string, KnownAction>> = {
  callData: { outputs: CALL, place: 'standard-action', hasKind: true },
  dataTableLookup: {
    outputs: ['found', 'notFound', 'failure'],
    place: 'standard-action',
    hasKind: true,
  },
  loop: { hasKind: true },
  switch: { hasKind: true },
  getSecuredData: { outputs: ['success', 'failure'] },
  setSecuredData: { outputs: ['success', 'failure'], place: 'participant-data' },
  encryptData: { outputs: ['success', 'failure'] },
  decryptData: { outputs: ['success', 'failure'] },
  transferToAcd: shownTransfer,
  transferToFlow: shownTransfer,
  transferToFlowSecure: transfer,
  transferToGroup: transfer,
  transferToNumber: transfer,
  transferToUser: transfer,
  transferToVoicemail: transfer,
  endTask: leaves,
  jumpToTask: { ...leaves, jumps: 'task' },
  jumpToMenu: { ...leaves, jumps: 'menu' },
  previousMenu: leaves,
  repeatMenu: leaves,
  setScreenPop: handsOut,
  setUUIData: handsOut,
  setConversationData: handsOut,
  setExternalTag: handsOut,
  setWhisperAudio: handsOut,
  setWrapupCode: handsOut,
  sendNotification: handsOut,
  sendResponse: handsOut,
  callBridge: { place: 'standard-action' },
  callBotFlow: handsOut,
  callCommonModule: handsOut,
  callDecisionTable: handsOut,
  callDigitalBotFlow: handsOut,
  callGuide: handsOut,
  callVoiceFlow: handsOut,
  createCallback: handsOut,
  dialByExtension: { place: 'transfer' },
  searchExternalContacts: handsOut,
  updateWorkitem: handsOut,
  addFlowMilestone: { place: 'flow-outcome', recordsOutcome: true },
  initializeFlowOutcome: { place: 'flow-outcome' },
  setParticipantData: { place: 'participant-data' },
  updateData: { place: 'assignment' },
  extractSecureData: { place: 'extract' },
  callDataSecure: { outputs: CALL, place: 'secure-action', hasKind: true },
  collectInput: { outputs: ['success', 'failure'], hasKind: true },
  decision: { outputs: ['yes', 'no'], hasKind: true },
}

export function knownAction(key: string): KnownAction {
  return Object.hasOwn(KNOWN, key) ? (KNOWN[key] ?? {}) : {}
}
