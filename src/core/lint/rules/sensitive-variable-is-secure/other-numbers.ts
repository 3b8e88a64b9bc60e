/**
 * What a prompt says where it names a card number or a security code that it does not ask for. Words are in small
 * letters without accents and apostrophes; a line is a language: English, German, French, Spanish, Italian, Dutch,
 * Portuguese, Swedish, Danish and Norwegian, Polish.
 */

/** What is meant stands by a card number, on a letter or a bill. */
const BESIDE =
  'above|below|beneath|next to|oberhalb|unterhalb|neben|au-?dessus|en dessous|encima|debajo|sopra|sotto|boven|onder|acima|abaixo|ovanfor|ovenfor|nad|obok'

/** “not your”, and up to four words between that and what is not meant; what stands behind an “and” is meant again. */
export const NEGATED = `${word(
  'not|never|no|dont|instead of|rather than|without',
  'nicht|kein|keine|nie|niemals|statt|anstatt|anstelle|ohne',
  'pas|jamais|au lieu de|plutot que|sans',
  'nunca|en lugar de|en vez de|sin',
  'non|mai|invece di|invece del|senza',
  'niet|geen|nooit|in plaats van|zonder',
  'nao|em vez de|sem',
  'inte|ej|aldrig|istallet for|i stallet for',
  'ikke|i stedet for',
  'zamiast|bez',
  BESIDE,
)}(?: (?!(?:and|but|und|sondern|aber|et|mais|y|e|sino|pero|ma|en|maar|och|utan|men|og|i|oraz|ale|lecz) )[a-z-]+){0,4}`

/** Not needed, asked for at another time, or to be fetched by then. */
export const PUT_OFF = word(
  '(?:is|are) not (?:needed|required|asked)|(?:isnt|arent) (?:needed|required)|comes (?:next|after)|nicht (?:benotigt|notig|erforderlich|gebraucht)|(?:benotigen|brauchen) wir (?:[a-z]+ )?nicht|(?:folgt|kommt) (?:danach|anschliessend)',
  'pas (?:demandee?|necessaire|requis|besoin)|no (?:es|sera) necesari[oa]|no hace falta|non (?:serve|e necessari[oa])|niet nodig|nao (?:e|sera) (?:necessari[oa]|precis[oa])',
  'behovs (?:inte|ej)|behover vi inte|inte nodvandigt?|behoves ikke|ikke nodvendigt?|trengs ikke|trenger vi ikke|nie (?:jest|bedzie) (?:potrzebn|wymagan)[a-z]*',
  'later|afterwards|in a (?:moment|minute)|(?:have|keep|get) .{0,60}(?:ready|to hand|at hand|handy)',
  'spater|erst (?:danach|anschliessend|im)|(?:fragen|brauchen|benotigen) wir .{0,60}(?:danach|anschliessend|gleich)|(?:danach|anschliessend|gleich) (?:fragen|brauchen|benotigen) wir|halten .{0,60} bereit|bereit(?:zu)?halten|griffbereit',
  'plus tard|par la suite|demand(?:e|ee|erons) (?:ensuite|apres)|a portee de main|preparez',
  'mas tarde|mas adelante|(?:luego|despues) (?:le |se le |te )?(?:pedi|solicit)[a-z]*|a mano',
  'piu tardi|in seguito|(?:dopo|poi) (?:le |ti )?(?:chied|verra)[a-z]*|a portata di mano',
  'straks|vragen (?:wij|we) .{0,60}(?:daarna|hierna)|(?:daarna|hierna) vragen|bij de hand|houdt? .{0,60} klaar',
  'mais tarde|mais adiante|(?:depois|em seguida) (?:vamos|iremos|pediremos|sera)|a mao',
  'senare|langre fram|fragar vi .{0,60}(?:sedan|efter)|(?:sedan|darefter) (?:fragar|ber) vi|till hands|ha .{0,60} redo',
  'senere|(?:derefter|bagefter|etterpa) (?:sporger|spor) vi|(?:sporger|spor) vi .{0,60}(?:derefter|bagefter|etterpa)|ha(?:v|ve)? .{0,60} (?:klar|parat)',
  'pozniej|(?:nastepnie|potem) (?:zapyta|poprosi)[a-z]*|(?:zapytamy|poprosimy) .{0,60}(?:nastepnie|potem)|pod reka|przygotuj',
)

/** Whether a sentence speaks of a card that pays nothing. */
export function isAboutOtherCard(sentence: string): boolean {
  return OTHER_CARD.test(sentence) || OTHER_KIND.test(sentence) || OTHER_COMPOUND.test(sentence)
}

/** Whether a sentence speaks of a code that is no card’s: one that was sent, that of an alarm, of a door, of a meter. */
export function isAboutOtherCode(sentence: string): boolean {
  return OTHER_CODE.test(sentence)
}

/** Cards of a customer, of a club, of a library. */
const OTHER_CARD =
  /gift|loyalty|member|customer|client|bonus|club|reward|points|library|insurance|health|identity|id card|discount|geschenk|gutschein|kunden|mitglied|versicher|gesundheit|ausweis|cadeau|fidelite|adherent|regalo|fidelidad|socio|puntos|sanitaria|fedelta|punti|klant|spaar|lidmaat|ledenpas|presente|pontos|presentkort|medlem|kundkort|gavekort|kundekort|podarunk|lojaln|stalego klienta/

/** What stands beside a card and says that it opens, identifies, carries or is only paid at a till. */
const OTHER_KIND = new RegExp(
  word(
    '(?:sim|nectar|water|licen[cs]e|rent|council|council tax|top-? ?up|prepayment|meter|electricity|gas|energy|travel|transport|transit|oyster|bus|rail|student|staff|employee|medical|medicare|hospital|patient|nhs|appointment|delivery|parcel|permit|badge|parking|residen(?:t|ce)|boarding|social security|swipe|key|access|school|meal)(?: [a-z]+)? card',
    'carte (?:vitale|didentite|de transport|navigo|de membre|jeune|detudiant|de sejour|grise|sim|dembarquement|de bibliotheque|dassure|dabonne|de sante|de mutuelle|tiers payant|cantine|de cantine|de stationnement)',
    'tarjeta (?:de transporte|de embarque|sim|de identi[a-z]*|de residen[a-z]*|de estudiante|de paciente|ciudadana|de la biblioteca)',
    'carta (?:didentita|dimbarco|sim|dei servizi)',
    'zorgpas|bibliotheekpas|stadspas|schoolpas|ov-pas',
    'cartao (?:(?:de|do) (?:utente|cidadao|saude|estudante|transporte|embarque|eleitor|sus)|nacional de saude|sim)',
    'kart[aey] (?:duzej rodziny|miejsk[a-z]*|sim|pobytu|pacjenta|bibliote[a-z]*|student[a-z]*|parkingow[a-z]*|pokladow[a-z]*)',
  ),
)

/** Words that are put together: any card but those that pay. */
const OTHER_COMPOUND =
  /(?<![a-z-])(?!(?:plastik|american-express|prepaid|zahl|zahlungs|kredit|kreditt|krediet|credit|credito|debit|debet|bank|sparkassen|giro|ec|firmen|betaal|betal|betalings|konto|dan|pin|visa|mastercard|maestro|amex|bancontact|haeve|master)-?(?:karte|kaart|kort))[a-z][a-z-]*(?:karte|kaart|kort)(?:et|en)?(?![a-z])/

const OTHER_CODE = new RegExp(
  word(
    'text(?:ed)?|text message|sms(?:[:-]?e[tn])?|e-?mail(?:ed)?|app|letter|alarm|door|gate|meter|banking|online|voice ?mail|portal|router',
    'zahlers?|zahlernummer|alarmanlage|tur|iban|brief|mailbox|onlinebanking|telefonbanking',
    'boite vocale|messagerie|porte|portail|courrier|alarme|compteur',
    'puerta|buzon|correo|alarma|contador',
    'allarme|porta|contatore|segreteria|posta',
    'deur|meterkast|bericht|postvak',
    'porta|mensagem|alarme|contador|correio',
    'dorr|dorren|larm|larmet|matare|brev',
    'dor|doren|alarmen|maler|maleren|brevet',
    'alarmu|drzwi|bramy|licznika|poczty|wiadomosci',
  ),
)

/** Any of these as whole words; an argument is a language. */
function word(...languages: readonly string[]): string {
  return `(?<![a-z])(?:${languages.join('|')})(?![a-z])`
}
