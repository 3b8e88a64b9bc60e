import type { Sensitivity } from '../model/data-action.ts'

/**
 * Words that make a name speak about a secret rather than hold it: Card_Type, tokenStatus, expMonthValid, last4. In
 * English, German, French, Spanish, Italian, Dutch, Portuguese, Swedish, Danish, Norwegian and Polish, the languages that
 * imported flows are named in.
 */
export const ABOUT_WORDS: ReadonlySet<string> = new Set(
  [
    'type brand status state valid ok length last last4 count attempt attempts tries retries masked result error',
    'message present holder cardholder name country issuer network scheme accepted approved confirmed declined choice',
    'option prompt entered expires lifetime ending hint suffix prefix first6 label',
    'has have is needs missing required hat fehlt',
    'typ art marke inhaber karteninhaber kartentyp kartenart kartenmarke laenge lange anzahl versuch versuche letzte',
    'letzten ergebnis fehler meldung land auswahl',
    'marque titulaire statut etat longueur dernier derniers essai essais tentative tentatives nom pays resultat erreur',
    'choix',
    'tipo marca titular estado longitud ultimo ultimos intento intentos nombre pais resultado mensaje opcion',
    'marchio circuito intestatario titolare stato lunghezza ultime ultimi tentativo tentativi nome paese risultato',
    'errore messaggio scelta',
    'soort merk houder kaarthouder kaarttype kaartsoort lengte laatste poging pogingen naam resultaat fout bericht',
    'keuze',
    'bandeira comprimento tentativas erro mensagem opcao',
    'innehavare kortinnehavare korttyp langd antal forsok sista senaste namn meddelande felkod',
    'indehaver innehaver kortholder korttype laengde lengde antall forsog sidste siste navn besked melding valg',
    'rodzaj marka posiadacz wlasciciel stan dlugosc liczba ilosc proba proby prob ostatnie ostatni wynik blad bledu',
    'komunikat kraj nazwa imie wybor opcja',
  ].flatMap((line) => line.split(' ')),
)

/** What a name says that it holds, in the order in which it is asked: a card token is a token, and no card. */
export const SENSITIVE_NAMES: readonly (readonly [Sensitivity, RegExp])[] = [
  [
    'cvv',
    words(
      'cvv2?|cvc2?|cid|csc|cvn|security_code',
      '(karten)?pr(u|ue)f(nummer|ziffer|nr)|sicherheits(code|nummer)',
      'cryptogramme|code_(de_)?securite',
      'codigo_(de_)?seguridad',
      'codice_(di_)?sicurezza',
      '(be)?veiligheidscode|beveiligingscode',
      'codigo_(de_)?seguranca',
      'sakerhetskod|sikkerhedskode|sikkerhetskode|kontrolcifre',
      'kod_(bezpieczenstwa|zabezpieczajacy)',
    ),
  ],
  [
    'expiry',
    words(
      'exp|expiry|expiration|mmyy',
      'ablauf|ablaufdatum|verfall|verfallsdatum|g(u|ue)ltig_bis|g(u|ue)ltigkeit(sdatum)?',
      'date_(de_)?validite',
      'caducidad|vencimiento',
      'scadenza',
      'vervaldatum|verloopdatum|vervaldag|geldig_tot',
      'validade|vencimento',
      'giltighetstid|giltig_(till|tom)|utgangsdatum|udlob|udloeb|utlop|udlobsdato|udloebsdato|utlopsdato|gyldig_til',
      '(data|termin)_waznosci|waznosc|wazna_do',
    ),
  ],
  [
    'token',
    words('[a-z]*token|nonce', 'jeton', 'gettone', 'engangsnyckel|engangsnogle|engangsnokkel'),
  ],
  [
    'credential',
    words(
      'secret|password|apikey|(api|access|secret|private|merchant|encryption)_key',
      'passwort|kennwort|(api|geheimer)_schl(u|ue)ssel',
      'mot_de_passe|cle_(api|secrete)',
      'contrasena|clave_(api|secreta)',
      'chiave_(api|segreta)',
      'wachtwoord|(api|geheime)_sleutel',
      'senha|chave_(api|secreta)',
      'losenord|adgangskode|passord|(api|hemlig)_nyckel|(api|hemmelig)_(nogle|nokkel)',
      'haslo|klucz_(api|tajny|prywatny)',
    ),
  ],
  [
    'pan',
    words(
      'pan|cc|ccn|card|credit_?card|debit_?card|card_?number',
      '(kredit|ec_?|giro)?karten?(nummer|nr)?',
      'carte',
      'tarjeta',
      'carta',
      '(krediet)?kaart(nummer)?|creditcardnummer',
      'cartao',
      '(kredit|betal|betalings|bank|konto|dan)?kort_?(nummer|nr)|(kredit|betal|betalings|bank|konto|dan)kort',
      'karta|karty',
    ),
  ],
]

/** Any of these as whole words of a name. */
function words(...patterns: readonly string[]): RegExp {
  return new RegExp(`(^|_)(${patterns.join('|')})(_|$)`)
}
