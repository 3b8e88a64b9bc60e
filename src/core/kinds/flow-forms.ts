import {
  ANY,
  AUDIO,
  BOOLEAN,
  DURATION,
  durationWithin,
  type Form,
  type Forms,
  holding,
  listOf,
  named,
  oneKeyOf,
  oneOf,
  PROMPT,
  shaped,
  TEXT,
  VALUE,
  valueOf,
  WHOLE,
  wholeWithin,
} from './archy-forms.ts'
import { asObject, readSeconds } from './archy-values.ts'
import { ASSUMED } from './archy-assumptions.ts'

/** As in public exports of call flows; a menu says no more than what is otherwise in it. */
export const MENU_SETTINGS = holding({
  extensionDialingMaxDelay: DURATION,
  listenForExtensionDialing: valueOf(BOOLEAN),
  menuSelectionTimeout: DURATION,
  repeatCount: valueOf(WHOLE),
})

export const SPEECH_SETTINGS = holding({
  completeMatchTimeout: DURATION,
  incompleteMatchTimeout: DURATION,
  maxSpeechLengthTimeout: DURATION,
  minConfidenceLevel: valueOf(WHOLE),
  asrEnabledOnFlow: BOOLEAN,
  suppressRecording: BOOLEAN,
})

/** What the flow says for all menus: each is a literal. The ranges are those that Genesys’ core (2018) states as it refuses. */
const FLOW_MENU_SETTINGS = holding({
  extensionDialingMaxDelay: DURATION,
  listenForExtensionDialing: valueOf(BOOLEAN),
  menuSelectionTimeout: durationWithin(0, 60),
  repeatCount: valueOf(wholeWithin(0, 10)),
})

const FLOW_SPEECH_SETTINGS = holding({
  completeMatchTimeout: durationWithin(0.1, 20),
  incompleteMatchTimeout: durationWithin(0.1, 20),
  maxSpeechLengthTimeout: durationWithin(0.1, 40),
  minConfidenceLevel: valueOf(wholeWithin(0, 100)),
  asrEnabledOnFlow: BOOLEAN,
  suppressRecording: BOOLEAN,
})

/** “The maximum delay for extension dialing should be less than the time to wait before repeating”, says the core. */
const DELAY_WITHIN_SELECTION: Form = (json) => {
  const { extensionDialingMaxDelay, menuSelectionTimeout } = asObject(json)
  const delay = readSeconds(extensionDialingMaxDelay)
  const selection = readSeconds(menuSelectionTimeout)
  if (delay === null || selection === null || delay < selection) return []
  const takes = `less than in menuSelectionTimeout (${selection} s)`
  return [{ path: ['extensionDialingMaxDelay', 'lit'], found: `${delay} s`, takes, isRead: true }]
}

const ACTION_DEFAULTS = named(
  holding({
    timeout: DURATION,
    noEntryTimeout: DURATION,
    interDigitTimeout: DURATION,
    connectTimeout: DURATION,
    processingPrompt: PROMPT,
  }),
)

/** The events of the flow scripting SDK: what can become of a call after an error. */
const ERROR_HANDLING = oneKeyOf(
  {
    disconnect: ANY,
    task: ANY,
    queue: ANY,
    menu: ANY,
    exit: ANY,
    state: ANY,
    endFlow: ANY,
    endInQueueState: ANY,
    endWorkflow: ANY,
    abortSend: ANY,
    completeSend: ANY,
    continue: ANY,
  },
  'disconnect, queue or task',
)

const LANGUAGE = shaped('a language such as en-us', /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i)

/** A mapping with languages as its keys. */
const LANGUAGES: Form = (json) =>
  Object.keys(asObject(json)).flatMap((key) =>
    LANGUAGE(key).map((odd) => ({ ...odd, path: [key] })),
  )

/** The keys of a flow that say a setting of the design, where they are called otherwise. */
export const SETTING_KEYS: ReadonlyMap<string, string> = new Map([
  ['greeting', 'initialGreeting'],
  ['errorHandling', 'settingsErrorHandling'],
  ['errorAudio', 'settingsErrorHandling'],
])

/** The properties of a flow whose form is known. */
export const FLOW_FORMS: Forms = {
  name: TEXT,
  description: TEXT,
  division: TEXT,
  defaultLanguage: LANGUAGE,
  supportedLanguages: LANGUAGES,
  initialGreeting: AUDIO,
  settingsActionDefaults: ACTION_DEFAULTS,
  settingsErrorHandling: holding({ errorHandling: ERROR_HANDLING, preHandlingAudio: AUDIO }),
  settingsMenu: (json) => [...FLOW_MENU_SETTINGS(json), ...DELAY_WITHIN_SELECTION(json)],
  settingsPrompts: holding({
    ensureAudioInPrompts: BOOLEAN,
    promptMediaToValidate: listOf(holding({ mediaType: oneOf('audio', 'tts') })),
  }),
  settingsSpeechRec: FLOW_SPEECH_SETTINGS,
}

/** Everything else of a task is read where it stands. */
export const TASK_FORMS: Forms = {
  refId: TEXT,
  variables: ANY,
  actions: ANY,
  outputPaths: ANY,
}

export const VARIABLE_FORMS: Forms = {
  name: TEXT,
  description: TEXT,
  initialValue: VALUE,
  isInput: BOOLEAN,
  isOutput: BOOLEAN,
  [ASSUMED.secureVariable.value]: BOOLEAN,
}
