import { withoutAccents } from '../../../analysis/name-words.ts'
import type { KeypadQuestion } from '../../../kinds/facts.ts'
import type { Sensitivity } from '../../../model/data-action.ts'

/** The part of a card that a prompt asks for by name, where it takes as many digits as that has; null for none. */
export function askedFor(
  { minDigits, maxDigits }: KeypadQuestion,
  prompt: () => string,
): Extract<Sensitivity, 'pan' | 'cvv'> | null {
  const mayBeNumber = minDigits >= 12 && maxDigits >= 13 && maxDigits <= 19
  const mayBeCode = minDigits === 3 && maxDigits <= 4
  if (!mayBeNumber && !mayBeCode) return null
  const said = withoutAccents(prompt()).toLowerCase()
  if (mayBeNumber) return NUMBER.test(said) && !OTHER_CARD.test(said) ? 'pan' : null
  return CODE.test(said) ? 'cvv' : null
}

/** English, German, French, Spanish, Italian, Dutch, Portuguese, Swedish, Danish, Norwegian, Polish. */
const NUMBER =
  /card('?s)? number|(number|digits) (on|of|from) (the (front|back) of )?your (\w+ )?card|kartennummer|numero de (votre |la |sa )?carte|numero de (su |la |tu )?tarjeta|numero (della |di )(sua |tua )?carta|kaartnummer|creditcardnummer|numero do (seu )?cartao|kortnummer|kortnumret|numer (\w+ )?karty/

const CODE =
  /security code|verification (code|number)|cvv|cvc|(number|digits|code) on the back|prufnummer|prufziffer|pruefnummer|pruefziffer|sicherheitscode|cryptogramme|code de securite|codigo de seguridad|codice di sicurezza|veiligheidscode|beveiligingscode|codigo de seguranca|sakerhetskod|sikkerhedskode|sikkerhetskode|kontrolcifre|kod (\w+ )?(bezpieczenstwa|zabezpieczajacy)/

/** Cards that pay nothing: of a customer, of a club, of a library. */
const OTHER_CARD =
  /gift|loyalty|member|customer|client|bonus|club|reward|points|library|insurance|health|identity|id card|discount|geschenk|gutschein|kunden|mitglied|versicher|gesundheit|ausweis|cadeau|fidelite|adherent|regalo|fidelidad|socio|puntos|sanitaria|fedelta|punti|klant|spaar|lidmaat|ledenpas|presente|pontos|presentkort|medlem|kundkort|gavekort|kundekort|podarunk|lojaln|stalego klienta/
