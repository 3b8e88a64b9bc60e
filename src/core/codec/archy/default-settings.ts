import type { JsonObject } from '../../kinds/define.ts'

/**
 * What an export of a secure call flow says when nobody has changed the settings (GenesysCloudBlueprints,
 * EventOrchestrator_Secure_Flow.yaml).
 */
export const defaultSettings: JsonObject = {
  settingsActionDefaults: {
    playAudioOnSilence: { timeout: seconds(40) },
    detectSilence: { timeout: seconds(40) },
    callData: { processingPrompt: { noValue: true } },
    callBridge: { processingPrompt: { noValue: true } },
    callDataSecure: { processingPrompt: { noValue: true } },
    collectInput: { noEntryTimeout: seconds(5) },
    dialByExtension: { interDigitTimeout: seconds(6) },
    transferToUser: { connectTimeout: { noValue: true } },
    transferToNumber: { connectTimeout: { noValue: true } },
    transferToGroup: { connectTimeout: { noValue: true } },
  },
  // Holds the place in the order of the keys; the flow's own settings stand here.
  settingsErrorHandling: {},
  settingsMenu: {
    extensionDialingMaxDelay: seconds(1),
    listenForExtensionDialing: { lit: true },
    menuSelectionTimeout: seconds(10),
    repeatCount: { lit: 3 },
  },
  settingsPrompts: {
    ensureAudioInPrompts: false,
    promptMediaToValidate: [{ mediaType: 'audio' }, { mediaType: 'tts' }],
  },
  settingsSpeechRec: {
    completeMatchTimeout: { lit: { ms: 100 } },
    incompleteMatchTimeout: { lit: { ms: 1500 } },
    maxSpeechLengthTimeout: seconds(20),
    minConfidenceLevel: { lit: 50 },
    asrCompanyDir: 'none',
    asrEnabledOnFlow: true,
  },
}

/** Which voice Genesys gives other languages by default is not known, so none is named for them. */
export function languageSettings(language: string): JsonObject {
  const skill = { defaultLanguageSkill: { noValue: true } }
  return language === 'en-us'
    ? { ...skill, textToSpeech: { defaultEngine: { voice: 'Jill' } } }
    : skill
}

function seconds(amount: number): JsonObject {
  return { lit: { seconds: amount } }
}
