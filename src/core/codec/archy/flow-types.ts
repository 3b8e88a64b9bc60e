import { FLOW_KEY } from './references.ts'

/** Architect's flow types by their key in Archy (public exports and the SDK's list of flow types), in words. */
const FLOW_TYPES: ReadonlyMap<string, string> = new Map([
  [FLOW_KEY, 'a secure call flow'],
  ['bot', 'a bot flow'],
  ['commonModule', 'a common module'],
  ['digitalBot', 'a digital bot flow'],
  ['inboundCall', 'an inbound call flow'],
  ['inboundChat', 'an inbound chat flow'],
  ['inboundEmail', 'an inbound email flow'],
  ['inboundShortMessage', 'an inbound message flow'],
  ['inqueueCall', 'an in-queue call flow'],
  ['inqueueEmail', 'an in-queue email flow'],
  ['inqueueShortMessage', 'an in-queue message flow'],
  ['outboundCall', 'an outbound call flow'],
  ['surveyInvite', 'a survey invite flow'],
  ['voice', 'a voice flow'],
  ['voicemail', 'a voicemail flow'],
  ['workflow', 'a workflow'],
  ['workitem', 'a workitem flow'],
])

export const FLOW_TYPE_KEYS: readonly string[] = [...FLOW_TYPES.keys()]

/** “an inbound call flow”. */
export function flowTypeInWords(type: string): string {
  return FLOW_TYPES.get(type) ?? `a flow of type ${type}`
}
