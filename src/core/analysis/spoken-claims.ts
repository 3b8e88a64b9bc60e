import { remember, rememberTexts } from '../base/remember.ts'
import type { NodeFacts } from '../kinds/facts.ts'
import { withoutAccents } from './name-words.ts'
import { spokenBy } from './spoken.ts'

/** What a sentence tells the caller about the payment. */
export type Claim = 'paid' | 'unpaid'

/**
 * What a text tells the caller about the payment. A heuristic over a few phrases of eleven languages: a sentence that
 * says that something is not known, or only what is going to happen, claims nothing, and neither does a text in another
 * language.
 */
export function claimsIn(text: string): ReadonlySet<Claim> {
  const claims = new Set<Claim>()
  for (const sentence of plain(text).split(/[.!?;:\n]+/)) {
    if (OPEN.test(sentence) || TWICE.test(sentence)) continue
    if (UNPAID.test(sentence)) claims.add('unpaid')
    else if (PAID.test(sentence) && !NEGATION.test(sentence)) claims.add('paid')
  }
  return claims
}

/** The same of all that a node says. */
export const claimsOf = remember((facts: NodeFacts) => claimsInKnown(spokenBy(facts)))

/** What `claimsIn` tells: the same few texts are said again and again, from pass to pass. */
export const claimsInKnown = rememberTexts(2000, claimsIn)

/** In small letters, without accents and apostrophes, with single spaces. */
export function plain(text: string): string {
  if (!UNPLAIN.test(text)) return text.toLowerCase()
  return withoutAccents(text)
    .replace(/['’`]/g, '')
    .replace(/[^\S\n]{2,}|[^\S\n ]/g, ' ')
    .toLowerCase()
}

/** Anything but capitals that is written otherwise: nearly every text has none of it, which one look tells. */
const UNPLAIN = /[^ \n!-&(-_a-~]| {2}/

/**
 * Not known, not yet, or only under a condition. English, German, French, Spanish, Italian, Dutch, Portuguese, Swedish,
 * Danish, Norwegian, Polish.
 */
const OPEN = words(
  'if|whether|unless|until|before|once|about to|to be|not know|dont know|cannot (tell|say)|not sure|may (not )?have|might|unclear|unknown',
  'ob|falls|wenn|bevor|sobald|wissen|unklar|unbekannt|moglicherweise',
  'si|avant|savons|peut etre|inconnu',
  'antes|sabemos|desconocido|quiza|quizas',
  'prima|sappiamo|sconosciuto|forse',
  'als|indien|voordat|zodra|weten|onbekend|misschien',
  'sabemos|desconhecido|talvez|caso',
  '(?<=^ *)om|innan|nar|vet (inte|ej)|oklart|okant|kanske|huruvida',
  'hvis|hvorvidt|(?<=^ *)nar|ved ikke|ukendt|uklart|maske|forend',
  'vet ikke|ukjent|kanskje',
  'wiemy|wiadomo|jesli|jezeli|czy|zanim|gdy|nieznany|nieznana|nieznane|byc moze',
)

/** That something will not be paid twice says nothing of whether it was paid once. */
const TWICE = words(
  '(charged|billed|debited|taken|paid|pay) (\\w+ ){0,4}(twice|two times|a second time|more than once)|(double|duplicate) (charge|payment)',
  'doppelt|zweimal|ein zweites mal|mehrfach',
  'deux fois|double paiement',
  'dos veces|pago duplicado',
  'due volte|doppio addebito',
  'dubbel|twee keer|tweemaal',
  'duas vezes|cobranca duplicada',
  'dubbelt|tva ganger',
  'dobbelt|to gange',
  'to ganger',
  'dwa razy|dwukrotnie|podwojn\\w+|drugi raz',
)

const NEGATION = words(
  'no|not|never|nothing|nobody|none|neither|without|unable|unsuccessful|cannot|(did|was|has|have|is|wo|could|ca)nt',
  'nicht|nichts|niemand|kein|keine|ohne',
  'ne|pas|rien|aucun|aucune',
  'ningun|ninguna|nada|sin',
  'non|nessun|nulla|niente|senza',
  'niet|niets|geen|zonder',
  'nao|nada|nenhum|nenhuma|sem',
  'inte|ej|ingen|inget|inga|ingenting|utan',
  'ikke|ingen|intet|uden',
  'ingenting|uten',
  'nie|nic|brak|bez|zadn\\w+',
)

const UNPAID = words(
  'not (yet )?(be |been |going to be )?(charged|billed|debited)|(wasnt|werent|havent been|hasnt been|wont be) (charged|billed|debited)|no (payment|charge|money|amount)( \\w+){0,3} (made|taken|charged|debited|deducted)|nothing( \\w+){0,3} (charged|taken|debited|deducted|paid)|no money( has)? left|(not|(did|has|have)nt) (charged?|debit(ed)?|taken?|bill(ed)?) (your (card|account)|any(thing| money| payment))|(taken|took|charged|debited|paid) nothing',
  '(payment|transaction|card|charge)( \\w+)? (failed|(was|has been|is) (declined|refused|rejected|unsuccessful|not (made|taken|charged|processed|completed|successful|accepted|approved|authori[sz]ed)))|did(nt| not) go through|(could not|couldnt|can not|cannot|unable to) (process|complete|take|make|be (processed|completed|taken|made)).*|(payment|transaction|card) (could not|couldnt) be (processed|completed|taken|made|charged)',
  'nicht (belastet|abgebucht|bezahlt|durchgefuhrt|ausgefuhrt|abgeschlossen|verarbeitet)|nichts (\\w+ ){0,4}(abgebucht|abgezogen|belastet|bezahlt|berechnet)|(keine|kein) (zahlung|betrag|abbuchung|belastung|geld)|(zahlung|transaktion|karte) .*(fehlgeschlagen|abgelehnt|gescheitert)',
  'pas (ete )?(debite|debitee|preleve|facture|effectue|abouti)|rien (\\w+ ){0,3}(debite|preleve|facture|paye)|(aucun|aucune) (paiement|montant|debit|prelevement|somme)|(paiement|transaction|carte) .*(echoue|refuse|refusee|rejete)',
  'no (se )?(le |les )?(ha|hemos|han|fue) ((sido )?(cobrado|cargado|realizado|procesado)|podido (cobrar|cargar|realizar|procesar|completar))|ningun (cargo|pago|cobro|importe)|nada (\\w+ ){0,3}(cobrado|cargado)|no (se |le |les |hemos |ha |han )*(cobrado|cargado|cobro) nada|(pago|tarjeta|transaccion) .*(rechazado|rechazada|denegado|denegada|fallado)',
  'non (e|ha|abbiamo) (stato |stata )?(addebitato|addebitata|effettuato|riuscito)|non (e |ha )?andat[oa] a buon fine|nessun (addebito|pagamento|importo)|(nulla|niente) (\\w+ ){0,3}(addebitato|prelevato)|non (\\w+ ){0,3}(addebitato|addebitata|prelevato)|(pagamento|carta|transazione) .*(rifiutato|rifiutata|fallito|fallita|negato|negata)',
  'niet (afgeschreven|betaald|belast|gelukt|verwerkt)|niets (\\w+ ){0,4}(afgeschreven|afgeboekt|betaald|belast|gerekend)|geen (betaling|bedrag|geld|kosten)|(betaling|kaart|transactie) .*(mislukt|geweigerd|afgewezen)',
  'nao foi (cobrado|cobrada|debitado|realizado|processado|efetuado|concluido)|nada (\\w+ ){0,2}(cobrado|debitado)|nao (\\w+ ){0,2}(cobramos|cobrou|debitamos) nada|nenhum (valor|pagamento|encargo)|(pagamento|cartao|transacao) .*(recusado|recusada|negado|negada|falhou)',
  '(inget|ingenting) (\\w+ ){0,4}(dragits|dragit|debiterats|debiterat|betalats|tagits)|(inte|ej) (\\w+ ){0,2}(dragits|dragit|debiterats|debiterat|debiterad|belastats|belastad|genomforts|genomford|betalats|betald|godkants|godkand)|(ingen|inget|inga) (betalning|debitering|belopp|pengar)|(betalning(en)?|kort(et)?|transaktion(en)?|kop(et)?) .*(nekad|nekats|nekades|avvisad|avvisats|avvisades|misslyckats|misslyckades|avslagits|inte igenom)',
  'ikke (\\w+ ){0,2}(trukket|haevet|opkraevet|debiteret|gennemfort|godkendt|betalt)|(intet|ingen) (betaling|belob|penge)|intet (\\w+ ){0,4}(trukket|haevet|opkraevet|betalt)|(betaling(en)?|kort(et)?|transaktion(en)?) .*(afvist|afslaet|mislykkedes|mislykket|fejlede|fejlet|ikke igennem)',
  'ikke (\\w+ ){0,2}(belastet|debitert|gjennomfort|godkjent)|ingenting (\\w+ ){0,4}(trukket|belastet|betalt)|(ingen|ikke noe) (belop|penger)|(betaling(en)?|kort(et)?|transaksjon(en)?) .*(avvist|avslatt|mislyktes|mislykket|feilet|ikke gjennom)',
  'nie (\\w+ ){0,3}(obciaz\\w+|pobra\\w+|zaplacon\\w+|zrealizowan\\w+|przyjet\\w+|zaakceptowan\\w+|zatwierdzon\\w+)|nic (\\w+ ){0,3}(pobran\\w+|pobralismy)|zadn\\w+ (\\w+ )?(oplat\\w+|kwot\\w+|platnosc\\w*|srodk\\w+)|(platnosc|transakcja) (\\w+ )?nie (\\w+ )?(powiodla|udala|doszla)|(platnosc\\w*|kart[aey]|transakcj[aei]) .*(odrzucon\\w+|odrzucil\\w*|odmow\\w+)|(odrzucil\\w*|odmowi\\w*) (\\w+ )?(platnosc\\w*|kart[aey]|transakcj\\w+)',
)

const PAID = words(
  'approved|paid|payment (successful|completed?)|(payment|transaction|card|charge|purchase) .*(is|was|been|has|have) (successfully |now )?(accepted|authori[sz]ed|successful|succeeded|completed?|made|received|processed|gone through|confirmed|charged)|(payment|transaction) (went through|succeeded)|thank you for (your payment|paying)|(have|successfully) (received|taken|charged|processed) .*(payment|card)|(confirmation|receipt|transaction|authori[sz]ation) (number|code|id|reference) is',
  '(zahlung|transaktion|karte) .*(erfolgreich|genehmigt|angenommen|akzeptiert|erhalten|bestatigt|ausgefuhrt|durchgefuhrt|abgeschlossen|belastet|eingegangen)|(danke|dank) fur (ihre|deine) zahlung|erfolgreich (bezahlt|abgebucht)|genehmigt',
  '(paiement|transaction|carte) .*(accepte|acceptee|approuve|approuvee|reussi|reussie|effectue|valide|recu|confirme|autorise)|merci (pour|de) votre (paiement|reglement)',
  '(pago|transaccion|tarjeta) .*(aprobado|aprobada|aceptado|aceptada|realizado|completado|recibido|procesado|confirmado)|gracias por su pago',
  '(pagamento|transazione|carta) .*(approvato|approvata|accettato|accettata|riuscito|riuscita|effettuato|completato|ricevuto|confermato|andat[oa] a buon fine)|grazie per il (suo |tuo )?pagamento',
  '(betaling|transactie|kaart) .*(geslaagd|gelukt|goedgekeurd|geaccepteerd|ontvangen|voltooid|verwerkt|bevestigd)|bedankt voor (uw|je) betaling',
  '(pagamento|transacao|cartao) .*(aprovado|aprovada|aceito|aceite|realizado|efetuado|concluido|recebido|processado|confirmado)|obrigad[oa] pelo (seu )?pagamento',
  '(betalning(en)?|kort(et)?|kop(et)?|transaktion(en)?) .*(genomford|genomforts|godkand|godkants|godkandes|mottagen|mottagits|lyckats|lyckades|slutford|accepterad|accepterats|bekraftad|debiterats)|(betalning(en)?|kop(et)?) (\\w+ ){0,3}klart?|tack for (din |er )?betalning(en)?',
  '(betaling(en)?|kort(et)?|kob(et)?|transaktion(en)?) .*(gennemfort|godkendt|modtaget|lykkedes|accepteret|bekraeftet)|tak for (din |jeres )?betaling(en)?',
  '(betaling(en)?|kort(et)?|kjop(et)?|transaksjon(en)?) .*(gjennomfort|godkjent|mottatt|vellykket|akseptert|bekreftet)|takk for (din )?betaling(en)?',
  '(platnosc|transakcja|karta|wplata) .*(przyjet\\w+|zaakceptowan\\w+|zatwierdzon\\w+|zrealizowan\\w+|udana|udala|powiodla|otrzymana|wykonan\\w+|zakonczona|obciazona)|dziekujemy za (platnosc|wplate|dokonanie platnosci|zaplate)',
)

/** Any of these as whole words; a line is a language. */
function words(...languages: readonly string[]): RegExp {
  return new RegExp(`(?<![a-z])(?:${languages.join('|')})(?![a-z])`)
}
