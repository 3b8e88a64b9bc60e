import type { ScalarType } from './types.ts'

/** A variable that every secure call flow has without declaring it. */
export interface BuiltInVariable {
  readonly name: string
  readonly type: ScalarType
  readonly docs: string
}

/**
 * What the Architect core offers in a secure call flow. Call.UUIData and Call.Language are not among it: the core
 * answers "The variable reference … is not valid".
 */
export function builtInVariables(): readonly BuiltInVariable[] {
  return BUILT_IN
}

const BUILT_IN: readonly BuiltInVariable[] = [
  { name: 'Call.Ani', type: 'string', docs: 'The number of the caller, as an address.' },
  { name: 'Call.CalledAddress', type: 'string', docs: 'The address that was called.' },
  {
    name: 'Call.CalledAddressOriginal',
    type: 'string',
    docs: 'The address that was called first, before transfers.',
  },
  { name: 'Call.ConversationId', type: 'string', docs: 'The id of the conversation.' },
  {
    name: 'Call.RemoteName',
    type: 'string',
    docs: 'The name of the caller, as the call gives it.',
  },
  { name: 'Interaction.Id', type: 'string', docs: 'The id of the interaction.' },
  { name: 'Interaction.Language', type: 'string', docs: 'The tag of the language in use.' },
  {
    name: 'Flow.InvocationData',
    type: 'string',
    docs: 'What the calling flow or the agent handed over; it must hold nothing sensitive.',
  },
  { name: 'Flow.IsTest', type: 'boolean', docs: 'Whether the flow runs in debug mode.' },
  { name: 'Flow.StartDateTimeUtc', type: 'dateTime', docs: 'When the flow started, in UTC.' },
  { name: 'Flow.Version', type: 'string', docs: 'The version of the flow.' },
  { name: 'System.MaxInt', type: 'integer', docs: 'The largest Integer, 999999999999999.' },
  { name: 'System.MinInt', type: 'integer', docs: 'The smallest Integer, -999999999999999.' },
  { name: 'System.MaxDateTime', type: 'dateTime', docs: 'The last moment, at the end of 2200.' },
  { name: 'System.MinDateTime', type: 'dateTime', docs: 'The first moment, the start of 1800.' },
  { name: 'System.MaxDuration', type: 'duration', docs: 'The longest duration.' },
  { name: 'System.MinDuration', type: 'duration', docs: 'The longest negative duration.' },
]
