/** What is known of the actions that a secure call flow may use, by their keys in Archy YAML. */
export interface SecureCallProfile {
  /** Names what the profile was read from: Genesys changes its toolbox on the server, and publishes no list. */
  readonly version: string
  /** On the list of that version. Actions that came later are not on it: not listed is not refused. */
  readonly allowed: ReadonlySet<string>
  /** Run in a secure call flow and refused. */
  readonly refused: ReadonlySet<string>
}

/**
 * The list of Genesys' flow scripting SDK (purecloud-flow-scripting-api-sdk-javascript 0.0.18), whose design-time core
 * of 2018 enforces it. The two that are refused were tried there: “cannot be used in flows of type 'securecall'”. A
 * newer list, or an org that says otherwise, is one change here.
 */
export const SECURE_CALL_PROFILE: SecureCallProfile = {
  version: 'Genesys flow scripting SDK 0.0.18 (2018)',
  allowed: new Set(
    [
      'callBridge callData callDataSecure collectInput createCallback decision dialByExtension disconnect',
      'extractSecureData getParticipantData jumpToMenu jumpToTask loop loopExit loopNext menu playAudio',
      'previousMenu repeatMenu returnToAgent setLanguage setParticipantData setScreenPop setUUIData switch task',
      'transferToAcd transferToFlow transferToGroup transferToNumber transferToUser transferToVoicemail updateData',
    ].flatMap((line) => line.split(' ')),
  ),
  refused: new Set(['enableParticipantRecord', 'transferToFlowSecure']),
}
