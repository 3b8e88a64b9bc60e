import type { DataAction } from '../model/data-action.ts'
import { withoutAccents, wordsOfName } from './name-words.ts'
import { ABOUT_WORDS } from './sensitive-names.ts'

/** Whether an input of an action is called what is to be paid. */
export function isAmountName(name: string): boolean {
  return AMOUNT.test(wordsOfName(name))
}

/** Amount and invoice, in the languages that imported flows are named in. */
const AMOUNT =
  /(^|_)(amount|amt|total|sum|price|invoice|[a-z]*betrag|[a-z]*summe|[a-z]*preis|rechnung|rechnungsnummer|montant|somme|prix|facture|importe|monto|cantidad|precio|factura|importo|totale|prezzo|fattura|bedrag|totaal|prijs|factuur|valor|quantia|preco|fatura|[a-z]*belopp|belob|beloeb|[a-z]*belop|pris|faktura|fakturanummer|kwota|kwoty|suma|cena|oplata|naleznosc|faktury)(_|$)/

/** Whether the name of an imported action says that it charges nothing, whatever it takes. */
export function movesNoMoney({ name }: Pick<DataAction, 'name'>): boolean {
  return MOVES_NO_MONEY.test(withoutAccents(name))
}

const MOVES_NO_MONEY =
  /status|query|inquir|lookup|look_up|search|verif|validat|check(?!out)|refund|void|cancel|revers|revoke|delete|storno|abfrage|erstatt|annul|rembours|reembols|consult|rimbors|terugbetal|controle|kontrol|pruef|prufen|prufung|aterbetal|tilbagebetal|tilbakebetal|sjekk|sprawd|weryfik|zwrot|anuluj|zapyta/i

/**
 * Whether the name of an imported action says that it tells or writes down what has happened. What pays may be called so
 * too: that counts where something else pays.
 */
export function isCalledRecord({ name }: Pick<DataAction, 'name'>): boolean {
  const words = wordsOfName(name)
  return RECORDS.test(words) && !PAYS.test(words)
}

/** A mail order is a sort of payment. */
const RECORDS =
  /(^|_)(crm|notif[a-z]*|log|logs|logger|logging|audit|journal|history|notes?|survey|sms|e?mail(?!_order)|benachrichtig[a-z]*|protokoll[a-z]*|notiz[a-z]*|umfrage|journaliser|sondage|encuesta|sondaggio|melding|anteckning[a-z]*|undersokning|notat[a-z]*|powiadom[a-z]*|dziennik|notatk[a-z]*|ankiet[a-z]*)(_|$)/

const PAYS =
  /(^|_)(pay|charge|process|sale|authori[sz]e|capture|debit|purchase|moto|bezahl[a-z]*|zahl[a-z]*|belast[a-z]*|abbuch[a-z]*|payer|debiter|pagar|cobrar|cargar|pagare|addebit[a-z]*|betalen|afschrijven|betala|debitera|betal|zaplac|obciaz)(_|$)/

/** Whether a name says that it is about a session or a token. */
export function isCalledSession({ name }: { readonly name: string }): boolean {
  const words = wordsOfName(name)
  return SESSION.test(words) && !OTHER_SESSION.test(words)
}

/** In the languages of `sensitive-names.ts`, and as a part of a longer word. */
const SESSION =
  /token|nonce|session|sitzung|sesion|sessie|sessao|jeton|gettone|sesjon|sesja|sesji|engang|jednoraz/

/** That of a call, a chat or a customer system pays for nothing, also where it is sent along with a card. */
const OTHER_SESSION =
  /(^|_)(call|crm|ivr|chat|conversation|interaction|support|agent|survey|visitor|kund(en?)?|anruf|appel|llamada|gesprek|klant|samtal|samtale|opkald|rozmowy|klienta)_?(session|sitzung|sesion|sessie|sessao|sesjon|sesja|sesji)/

/** Whether a name says that it holds a number of another kind than that of a card, which can be as long. */
export function isOtherNumber({ name }: { readonly name: string }): boolean {
  return OTHER_NUMBER.test(wordsOfName(name))
}

/** Accounts, members, customers, contracts, invoices, references, meters and devices, in the languages of names. */
const OTHER_NUMBER =
  /(^|_)(iban|bban|account|acct|member|membership|customer|client|loyalty|voucher|coupon|invoice|contract|policy|reference|ref|order|imei|iccid|meter|barcode|konto|kontonummer|mitglied[a-z]*|kunde|kunden(nummer|nr)?|vertrag|vertrags[a-z]*|rechnung|rechnungs[a-z]*|referenz|zaehler[a-z]*|zahler[a-z]*|kassenzeichen|compte|adherent|abonne|contrat|facture|cuenta|cliente|socio|contrato|factura|referencia|conto|contratto|fattura|rekening|rekeningnummer|klant|klantnummer|contractnummer|factuur|factuurnummer|kenmerk|betalingskenmerk|lidnummer|conta|fatura|medlem|medlemsnummer|medlemsnr|kundnummer|kundnr|avtal|avtalsnummer|faktura|fakturanummer|ocr|kundenummer|kundenr|aftale|aftalenummer|rachunek|klient|umowa|numer_umowy)(_|$)/

/** Whether a name says that a value is about whoever pays or about the card: a customer, a score, a brand. */
export function isAboutPayer({ name }: { readonly name: string }): boolean {
  const words = wordsOfName(name)
  return ABOUT_PAYER.test(words) || words.split('_').some((word) => ABOUT_WORDS.has(word))
}

const ABOUT_PAYER =
  /(^|_)(customer|client|member|kund[a-z]*|mitglied[a-z]*|klant[a-z]*|klient[a-z]*|cliente|adherent|abonne|socio|medlem[a-z]*|score|risk|risiko|risque|riesgo|rischio|risico|risco|ryzyko|eligib[a-z]*|currency|w(a|ae)hrung|devise|moneda|valuta|moeda|waluta|netzwerk|reseau|rete|netwerk|rede|natverk|netv(a|ae)rk|siec|limit)(_|$)/
