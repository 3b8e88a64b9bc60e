import {
  ANY,
  AUDIO,
  BOOLEAN,
  DURATION,
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
} from './archy-forms.ts'
import { asObject } from './archy-values.ts'
import { ASSUMED } from './archy-assumptions.ts'

/** As in public exports of call flows. */
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
  settingsMenu: MENU_SETTINGS,
  settingsPrompts: holding({
    ensureAudioInPrompts: BOOLEAN,
    promptMediaToValidate: listOf(holding({ mediaType: oneOf('audio', 'tts') })),
  }),
  settingsSpeechRec: SPEECH_SETTINGS,
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
