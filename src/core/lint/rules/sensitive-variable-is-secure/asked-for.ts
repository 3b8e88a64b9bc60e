import { withoutAccents } from '../../../analysis/name-words.ts'
import type { KeypadQuestion } from '../../../kinds/facts.ts'
import type { Sensitivity } from '../../../model/data-action.ts'
import { isAboutOtherCard, isAboutOtherCode, NEGATED, PUT_OFF } from './other-numbers.ts'

/**
 * The part of a card that a prompt asks for by name, where it takes as many digits as that has; null for none. A prompt
 * may name one that it does not ask for: “not your card number”, “we ask for your card number later”.
 */
export function askedFor(
  { minDigits, maxDigits }: KeypadQuestion,
  prompt: () => string,
): Extract<Sensitivity, 'pan' | 'cvv'> | null {
  const mayBeNumber = minDigits >= 12 && maxDigits >= 13 && maxDigits <= 19
  const mayBeCode = minDigits === 3 && maxDigits <= 4
  if (!mayBeNumber && !mayBeCode) return null
  const sentences = withoutAccents(prompt())
    .toLowerCase()
    .replace(/['’`]/g, '')
    .split(/[.!?;\n]+|:(?![a-z])/)
  if (mayBeNumber) return sentences.some(asksForNumber) ? 'pan' : null
  return sentences.some(asksForCode) ? 'cvv' : null
}

function asksForNumber(sentence: string): boolean {
  return names(NUMBER, sentence) && !isAboutOtherCard(sentence)
}

function asksForCode(sentence: string): boolean {
  if (!names(CODE, sentence) || isAboutOtherCard(sentence)) return false
  return SURE_CODE.test(sentence) || !isAboutOtherCode(sentence)
}

/** Whether a clause names it, and neither says that it is not meant nor that it comes later. */
function names({ named, negated, putOff }: Mentions, sentence: string): boolean {
  if (!named.test(sentence)) return false
  return sentence
    .split(',')
    .some((clause) => !putOff.test(clause) && named.test(clause.replace(negated, ' ')))
}

interface Mentions {
  readonly named: RegExp
  readonly negated: RegExp
  readonly putOff: RegExp
}

function mentionsOf(named: string): Mentions {
  return {
    named: new RegExp(named),
    negated: new RegExp(`${NEGATED} (?:${named})`, 'g'),
    putOff: new RegExp(
      `${PUT_OFF}|(?:will|ll) (?:then|next) (?:be asked|ask|need) .{0,40}(?:${named})|(?:will|ll) (?:be asked|ask|need) .{0,40}(?:${named}).{0,60} next`,
    ),
  }
}

/**
 * English, German, French, Spanish, Italian, Dutch, Portuguese, Swedish with Danish and Norwegian, Polish. Where words
 * are put together, a word before the card makes it another one: a Rejsekort is for trains.
 */
const NUMBER = mentionsOf(
  [
    '(?<![a-z])(?:credit|debit|bank)?cards? number|(?:number|digits) (?:on|of|from) (?:the (?:front|back) of )?your (?:\\w+ )?card',
    '(?<![a-z-])(?:(?:kredit|bank|ec|giro|debit|zahlungs|visa|mastercard)-?)?kartennummer',
    'numero de (?:votre |la |sa )?carte',
    'numero de (?:su |la |tu )?tarjeta',
    'numero (?:della |di )(?:sua |tua )?carta',
    '(?<![a-z-])(?:(?:bank|krediet|credit|betaal|pin|debet|visa)-?)?kaartnummer|creditcardnummer',
    'numero do (?:seu )?cartao',
    '(?<![a-z-])(?:(?:kredit|kreditt|bank|betal|betalings|konto|dan|debet|debit|visa)-?)?kort(?:nummer|numret)',
    'numer (?:\\w+ )?karty',
  ].join('|'),
)

const CODE = mentionsOf(
  [
    'security code|verification (?:code|number)|cvv|cvc|(?:number|digits|code) on the back(?! of)|(?:number|digits|code) on the back of (?:your |the )?(?:\\w+ ){0,2}card',
    'prufnummer|prufziffer|pruefnummer|pruefziffer|sicherheitscode',
    'cryptogramme|code de securite',
    'codigo de seguridad',
    'codice di sicurezza',
    'veiligheidscode|beveiligingscode',
    'codigo de seguranca',
    'sakerhetskod|sikkerhedskode|sikkerhetskode|kontrolcifre',
    'kod (?:\\w+ )?(?:bezpieczenstwa|zabezpieczajacy)',
  ].join('|'),
)

/** That of a card, whatever else is spoken of: its own name, or the card beside it. */
const SURE_CODE =
  /cvv|cvc|cryptogramme|card|kart|carte|tarjeta|carta(?![a-z])|kaart|cartao|(?<![a-z])kort(?:et)?(?![a-z])|betalkort|bankkort|kreditt?kort/
