import { callData } from './call-data/index.ts'
import { callSecureData } from './call-secure-data/index.ts'
import { callTask } from './call-task/index.ts'
import { collectInput } from './collect-input/index.ts'
import { dataTableLookup } from './data-table-lookup/index.ts'
import { decision } from './decision/index.ts'
import { decryptData } from './decrypt-data/index.ts'
import type { NodeKind } from './define.ts'
import { disconnect } from './disconnect/index.ts'
import { encryptData } from './encrypt-data/index.ts'
import { endTask } from './end-task/index.ts'
import { enterSecureFlow } from './enter-secure-flow/index.ts'
import { extractSecureData } from './extract-secure-data/index.ts'
import { getParticipantData } from './get-participant-data/index.ts'
import { getSecuredData } from './get-secured-data/index.ts'
import { loop } from './loop/index.ts'
import { menu } from './menu/index.ts'
import { opaque } from './opaque/index.ts'
import { playAudio } from './play-audio/index.ts'
import { returnToAgent } from './return-to-agent/index.ts'
import { setFlowOutcome } from './set-flow-outcome/index.ts'
import { setLanguage } from './set-language/index.ts'
import { setParticipantData } from './set-participant-data/index.ts'
import { setSecuredData } from './set-secured-data/index.ts'
import { switchKind } from './switch/index.ts'
import { transferToAcd } from './transfer-to-acd/index.ts'
import { transferToFlow } from './transfer-to-flow/index.ts'
import { transferToGroup } from './transfer-to-group/index.ts'
import { transferToNumber } from './transfer-to-number/index.ts'
import { transferToUser } from './transfer-to-user/index.ts'
import { transferToVoicemail } from './transfer-to-voicemail/index.ts'
import { updateData } from './update-data/index.ts'

/** Every kind, in the order of the palette. */
export const KINDS: readonly NodeKind[] = [
  enterSecureFlow,
  playAudio,
  collectInput,
  menu,
  setLanguage,
  callSecureData,
  callData,
  decision,
  switchKind,
  loop,
  callTask,
  updateData,
  extractSecureData,
  setParticipantData,
  getParticipantData,
  dataTableLookup,
  setSecuredData,
  getSecuredData,
  encryptData,
  decryptData,
  setFlowOutcome,
  returnToAgent,
  transferToAcd,
  transferToNumber,
  transferToUser,
  transferToGroup,
  transferToFlow,
  transferToVoicemail,
  disconnect,
  endTask,
  opaque,
]

/** The kind where a flow starts: every design has one node of it. */
export const ENTRY_KIND: NodeKind = enterSecureFlow

const byId = new Map(KINDS.map((kind) => [kind.id, kind]))

/** The kind with this id, or undefined when a file names one that we do not know. */
export function findKind(id: string): NodeKind | undefined {
  return byId.get(id)
}

/** The kind of a node whose design has been checked. */
export function kindOf(node: { readonly kind: string }): NodeKind {
  const kind = byId.get(node.kind)
  if (kind === undefined)
    throw new Error(`Bug: a checked design has a node of unknown kind ${node.kind}`)
  return kind
}

/** The kind that stands for every action that no other kind knows. */
export const OPAQUE_KIND: NodeKind = opaque
