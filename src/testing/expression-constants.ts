/** An expression for each type that no variable has. */
export const CONSTANTS: Readonly<Record<string, string>> = {
  audioOrPrompt: 'Prompt.x',
  audio: 'ToAudioTTS("a")',
  booleanFormat: 'Format.Bool.playYesNo',
  currencyFormat: 'Format.Currency.playDigits',
  dateFormat: 'Format.Date.longYear',
  numberFormat: 'Format.Number.playDigits',
  phoneNumberFormat: 'Format.PhoneNumber.local',
  stringFormat: 'Format.String.playChars',
  timeFormat: 'Format.Time.twelveHours',
  timePart: 'Format.TimePart.days',
  languageContext: 'Language.Gender.masculine',
}
