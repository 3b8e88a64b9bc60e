/** A piece of `EXPORTED_FLOW`, what stands there instead, and what is said of it. */
export interface OddValue {
  readonly right: string
  readonly wrong: string
  readonly says: string
  /** A warning where it is not known whether every Architect refuses it. */
  readonly severity?: 'error'
  /** What Genesys’ own core says of it, where it has that property. */
  readonly core?: string
}

/** In steps. */
export const ODD_IN_STEPS: readonly OddValue[] = [
  {
    right: 'verificationType: none',
    wrong: 'verificationType: eachDigit',
    says: '“Card” has “eachDigit” in verificationType, where none, individualDigits or numeric belongs',
    severity: 'error',
    core: "is not one of the following values: 'individualDigits', 'none' or 'numeric'",
  },
  {
    right: 'digit_#',
    wrong: 'digit_hash',
    says: '“digit_hash” in digits.range.terminatingDtmf, where digit_# or digit_* belongs',
    severity: 'error',
    core: "Invalid dtmf value of 'hash'",
  },
  {
    right: 'min: 13, max: 19',
    wrong: 'min: 13',
    says: 'nothing in digits.range.max, where a value belongs',
  },
  {
    right: 'max: 19',
    wrong: 'maks: 19',
    says: 'the key “maks” in digits.range, where terminatingDtmf, min or max belongs',
  },
  {
    right: '{range: {terminatingDtmf: digit_#, min: 13, max: 19}}',
    wrong: '{exact: sixteen}',
    says: '“sixteen” in digits.exact, where a number of digits belongs',
    severity: 'error',
    core: 'is not a supported integer',
  },
  {
    right: '{range: {terminatingDtmf: digit_#, min: 13, max: 19}}',
    wrong: '{exact: 4.5}',
    says: '4.5 in digits.exact, where a number of digits belongs',
    severity: 'error',
    core: 'is not a supported integer',
  },
  {
    right: '{range: {',
    wrong: '{exact: 16, range: {',
    says: 'exact and range in digits, where one of exact and range belongs',
  },
  {
    right: 'seconds: 5',
    wrong: 'secs: 5',
    says: 'the key “secs” in interDigitTimeout.lit, where seconds, minutes, hours, days or ms belongs',
  },
  {
    right: 'seconds: 5',
    wrong: 'seconds: 5s',
    says: '“5s” in interDigitTimeout.lit.seconds, where a whole number belongs',
    severity: 'error',
    core: 'is not a supported integer',
  },
  {
    right: '{lit: {seconds: 5}}',
    wrong: '5',
    says: '5 in interDigitTimeout, where one of lit, exp and noValue belongs',
  },
  {
    right: 'noEntryTimeout:',
    wrong: 'noEntryTimout:',
    says: 'the key “noEntryTimout” among its properties, where noEntryTimeout belongs',
  },
  {
    right: '{tts: Your card.}',
    wrong: '{text: Your card.}',
    says: 'the key “text” in inputAudio, where one of tts, exp, prompt and noValue belongs',
  },
  {
    right: 'InResultData: false',
    wrong: 'InResultData: nope',
    says: '“nope” in includeTerminatingDtmfInResultData, where true or false belongs',
    severity: 'error',
  },
  {
    right: 'acceptJustStar: {lit: false}',
    wrong: 'acceptJustStar: {lit: no}',
    says: '“no” in acceptJustStar.lit, where true or false belongs',
  },
  {
    right: 'inputData: {var: Task.Card}',
    wrong: 'inputData: {variable: Task.Card}',
    says: 'the key “variable” in inputData, where one of var and noValue belongs',
  },
  {
    right: 'successOutputs',
    wrong: 'sucessOutputs',
    says: 'the key “sucessOutputs” in category.Gateway.dataAction.Charge, where inputs, successOutputs or failureOutputs belongs',
  },
  {
    right: '- string: {',
    wrong: '- text: {',
    says: '“Empty” has the key “text” in statements.0, where a data type such as string belongs',
  },
  {
    right: "{exp: 'true'}",
    wrong: '{lit: maybe}',
    says: '“Which” has “maybe” in condition.lit, where true or false belongs',
    severity: 'error',
    core: 'expected a boolean literal',
  },
  {
    right: 'firstTrue:',
    wrong: 'firstTru:',
    says: '“Many” has the key “firstTru” in evaluate, where one of firstTrue and firstMatch belongs: Archy takes nothing else that is known, and nothing that it does is checked',
  },
  {
    right: '- case: {',
    wrong: '- caze: {',
    says: 'the key “caze” in evaluate.firstTrue.cases.0, where case belongs',
  },
  {
    right: 'priority: {lit: 0}',
    wrong: 'priority: {lit: high}',
    says: '“high” in priority.lit, where a whole number belongs',
    severity: 'error',
    core: 'expected a number literal',
  },
  {
    right: '{lit: {name: "{{queue}}"}}',
    wrong: '{lit: Payments}',
    says: '“Payments” in targetQueue.lit, where the key name belongs',
  },
  {
    right: 'min: 13',
    wrong: 'min: "13"',
    says: 'has the text “13” in digits.range.min, where a number of digits belongs: Architect refuses anything else',
    severity: 'error',
    core: 'is not a supported integer',
  },
  {
    right: 'digit_#',
    wrong: 'digit_pound',
    says: '“digit_pound” in digits.range.terminatingDtmf',
    severity: 'error',
    core: "Invalid dtmf value of 'pound'",
  },
  {
    right: 'seconds: 5',
    wrong: 'seconds: 5.5',
    says: '5.5 in interDigitTimeout.lit.seconds, where a whole number belongs: Architect refuses anything else, and the checks go by it all the same',
    severity: 'error',
    core: 'is not a supported integer',
  },
  {
    right: 'acceptJustStar: {lit: false}',
    wrong: 'acceptJustStar: {lit: "false"}',
    says: 'the text “false” in acceptJustStar.lit, where true or false belongs',
    severity: 'error',
  },
]

/** In the flow, its tasks and its variables. */
export const ODD_IN_SETTINGS: readonly OddValue[] = [
  {
    right: 'isInput: false',
    wrong: 'isInput: maybe',
    says: 'Task.Card has “maybe” in isInput, where true or false belongs',
    severity: 'error',
  },
  {
    right: 'isSecure: true',
    wrong: 'isSecure: "yes"',
    says: 'Task.Card has “yes” in isSecure, where true or false belongs',
  },
  {
    right: 'isSecure: true',
    wrong: 'isSecured: true',
    says: 'Task.Card has the key “isSecured” among its properties, where isSecure belongs',
  },
  {
    right: '        variables:',
    wrong: '        variabels:',
    says: 'The task “Main” has the key “variabels” among its properties, where variables belongs',
  },
  {
    right: 'stringVariable',
    wrong: 'txtVariable',
    says: 'The task “Main” has the key “txtVariable” among its variables, where a data type such as stringVariable belongs',
  },
  {
    right: 'defaultLanguage: en-us',
    wrong: 'defaultLanguage: de-de',
    says: 'The flow has “de-de” in defaultLanguage, where one of supportedLanguages (en-us) belongs',
  },
  {
    right: '    en-us:',
    wrong: '    english:',
    says: 'The flow has “english” in supportedLanguages.english, where a language such as en-us belongs',
  },
  {
    right: '{tts: Hello.}',
    wrong: '{say: Hello.}',
    says: 'The flow has the key “say” in initialGreeting, where one of tts, exp, prompt and noValue belongs',
  },
  {
    right: '{disconnect: {none: true}}',
    wrong: '{hangup: {none: true}}',
    says: 'The flow has the key “hangup” in settingsErrorHandling.errorHandling, where disconnect, queue or task belongs',
  },
  {
    right: 'repeatCount: {lit: 3}',
    wrong: 'repeatCount: {lit: often}',
    says: 'The flow has “often” in settingsMenu.repeatCount.lit, where a whole number belongs',
    severity: 'error',
    core: 'expected a number literal',
  },
  {
    right: 'repeatCount: {lit: 3}',
    wrong: 'repeatCount: {lit: "3"}',
    says: 'the text “3” in settingsMenu.repeatCount.lit, where a whole number belongs',
    severity: 'error',
    core: 'expected a number literal',
  },
  {
    right: 'repeatCount: {lit: 3}',
    wrong: 'repeatCount: {lit: 11}',
    says: '11 in settingsMenu.repeatCount.lit, where a whole number from 0 to 10 belongs: Archy takes nothing else that is known, and the checks go by it all the same',
    core: 'must be less than or equal to 10',
  },
  {
    right: 'repeatCount: {lit: 3}',
    wrong: 'menuSelectionTimeout: {lit: {seconds: 61}}',
    says: '61 s in settingsMenu.menuSelectionTimeout.lit, where 0 to 60 s belongs',
    core: 'must be less than or equal to 1 minute',
  },
  {
    right: 'repeatCount: {lit: 3}',
    wrong:
      'extensionDialingMaxDelay: {lit: {seconds: 5}}\n    menuSelectionTimeout: {lit: {seconds: 5}}',
    says: '5 s in settingsMenu.extensionDialingMaxDelay.lit, where less than in menuSelectionTimeout (5 s) belongs',
    core: 'maximum delay for extension dialing should be less',
  },
  {
    right: 'settingsMenu:',
    wrong: 'settingsSpeechRec: {minConfidenceLevel: {lit: 101}}\n  settingsMenu:',
    says: '101 in settingsSpeechRec.minConfidenceLevel.lit, where a whole number from 0 to 100 belongs',
    core: 'must be less than or equal to 100',
  },
  {
    right: 'settingsMenu:',
    wrong: 'settingsSpeechRec: {maxSpeechLengthTimeout: {lit: {seconds: 41}}}\n  settingsMenu:',
    says: '41 s in settingsSpeechRec.maxSpeechLengthTimeout.lit, where 0.1 to 40 s belongs',
    core: 'must be less than or equal to 40 seconds',
  },
]
