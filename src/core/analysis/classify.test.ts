import { describe, expect, test } from 'vitest'
import { buildFlow } from '#testing/build-flow.ts'
import { analyse } from './analyse.ts'
import { sensitivityOfName } from './classify.ts'

describe('what a name says that a variable holds', () => {
  test.each([
    ['Task.Secure_CC', 'pan'],
    ['Flow.CardNumber', 'pan'],
    ['Task.creditCard', 'pan'],
    ['Task.CCNumber', 'pan'],
    ['Task.PAN', 'pan'],
    ['Task.Secure_CVV', 'cvv'],
    ['Task.cvc2', 'cvv'],
    ['Task.SecurityCode', 'cvv'],
    ['Task.Expiry', 'expiry'],
    ['Task.ExpDate', 'expiry'],
    ['Task.CardExpiry', 'expiry'],
    ['Task.Secure_SessionToken', 'token'],
    ['Task.CardToken', 'token'],
    ['Task.Nonce', 'token'],
    ['Flow.API_Key', 'credential'],
    ['Flow.MerchantKey', 'credential'],
    ['Flow.ClientSecret', 'credential'],
    ['Task.Kartennummer', 'pan'],
    ['Task.KreditkartenNummer', 'pan'],
    ['Task.Prüfziffer', 'cvv'],
    ['Task.Kartenpruefnummer', 'cvv'],
    ['Task.Gueltig_Bis', 'expiry'],
    ['Task.Ablaufdatum', 'expiry'],
    ['Task.Zahlungstoken', 'token'],
    ['Task.Numero_Carte', 'pan'],
    ['Task.CodeSecurite', 'cvv'],
    ['Task.Cryptogramme', 'cvv'],
    ['Task.Date_Expiration', 'expiry'],
    ['Task.Jeton', 'token'],
    ['Task.NumeroTarjeta', 'pan'],
    ['Task.Código_Seguridad', 'cvv'],
    ['Task.Fecha_Caducidad', 'expiry'],
    ['Task.Numero_Carta', 'pan'],
    ['Task.Codice_di_Sicurezza', 'cvv'],
    ['Task.Scadenza', 'expiry'],
    ['Task.Gettone', 'token'],
    ['Task.Kaartnummer', 'pan'],
    ['Task.Beveiligingscode', 'cvv'],
    ['Task.Vervaldatum', 'expiry'],
    ['Task.NumeroCartao', 'pan'],
    ['Task.Cartão', 'pan'],
    ['Task.CodigoSegurança', 'cvv'],
    ['Task.Validade', 'expiry'],
    ['Task.kortnummer', 'pan'],
    ['Flow.KortNr', 'pan'],
    ['Task.Betalingskort', 'pan'],
    ['Task.säkerhetskod', 'cvv'],
    ['Task.Sikkerhedskode', 'cvv'],
    ['Task.Giltighetstid', 'expiry'],
    ['Task.Udløbsdato', 'expiry'],
    ['Task.Utløpsdato', 'expiry'],
    ['Task.kortUdløb', 'expiry'],
    ['Task.Engångsnyckel', 'token'],
    ['Flow.Lösenord', 'credential'],
    ['Flow.numerKarty', 'pan'],
    ['Flow.KodBezpieczeństwa', 'cvv'],
    ['Flow.Data_Ważności', 'expiry'],
    ['Flow.Hasło', 'credential'],
  ])('%s is %s', (name, sensitivity) => {
    expect(sensitivityOfName(name)).toBe(sensitivity)
  })

  test.each([
    'Task.Amount',
    'Task.Card_Type',
    'Task.tokenStatus',
    'Task.expMonthValid',
    'Task.Has_CVV',
    'Task.isTokenMissing',
    'Task.last4',
    'Task.CardLast4',
    'Task.Card_Holder',
    'Task.Card_Ending',
    'Task.CardHint',
    'Task.Card_First6',
    'Task.CardAttempts',
    'Task.Expected',
    'Task.Company',
    'Task.Key_Pressed',
    'Task.Accident',
    'Task.Token_Lifetime',
    'Task.Kartentyp',
    'Task.Kartenart',
    'Task.Nom_Carte',
    'Task.Tipo_Tarjeta',
    'Task.TitularCartao',
    'Task.Kaarthouder',
    'Task.Kartenversuche_Anzahl',
    'Task.Descarte',
    'Task.Mercado',
  ])('%s is nothing sensitive', (name) => {
    expect(sensitivityOfName(name)).toBe('none')
  })
})

/** The class of `Task.X` in a flow, and how it is known. */
function classOfX(flow: string) {
  const design = buildFlow(flow)
  const variable = design.variables.find(({ name }) => name.endsWith('.X') || name === 'Task.Card')
  return variable && analyse(design).classOf(variable)
}

describe('what an action that is for a token returns, where its contract calls nothing one', () => {
  const flow = (action: string, output = 'value') =>
    `action ${action}
variable X open
start -> get: call(Get, into ${output}=X) -> done: return`

  test.each(['session-token', 'tokenize'])('is one, if it returns nothing else: %s', (purpose) => {
    const token = { sensitivity: 'token', because: 'bound' }
    expect(classOfX(flow(`Get ${purpose} out value`))).toEqual(token)
    expect(classOfX(flow(`Get stub ${purpose} out value`))).toEqual(token)
    expect(analyse(buildFlow(flow(`Get ${purpose} out value`))).roles.fetches).toHaveLength(1)
  })

  test.each([
    ['is the only text', 'Get session-token out value,seconds:integer,Error_Message', 'value'],
    ['is the only one that is called so', 'Get session-token out value,sessionId', 'sessionId'],
    ['is the only token among sessions', 'Get session-token out sessionName,nonce', 'nonce'],
  ])('is the one that %s', (_, action, output) => {
    expect(classOfX(flow(action, output))?.sensitivity).toBe('token')
  })

  test.each([
    ['another output is a token', 'Get session-token out Other:token,value'],
    ['it may be any of several', 'Get session-token out value,other'],
    ['it is a yes or no', 'Get session-token out value:boolean'],
    ['the action pays', 'Get payment out value'],
  ])('is none, where %s', (_, action) => {
    expect(classOfX(flow(action))?.sensitivity).toBe('none')
  })

  test('is none that is sent to it', () => {
    const sent = `action Get tokenize in a out value
variable X open
start -> get: call(Get, a=X, into value=Y) -> done: return`
    expect(classOfX(sent)?.sensitivity).toBe('none')
  })
})

describe('the class of a variable', () => {
  test('is what the design declares', () => {
    expect(classOfX('variable X cvv\nstart')).toEqual({ sensitivity: 'cvv', because: 'declared' })
  })

  test('else what the input that it is bound to holds', () => {
    expect(classOfX('start -> a: collect(X) -> pay: pay(CVV=X) -> done: return')).toEqual({
      sensitivity: 'cvv',
      because: 'bound',
    })
  })

  test('else what the output that it is bound to holds', () => {
    expect(classOfX('variable X open\nstart -> token: fetch(X) -> done: return')).toEqual({
      sensitivity: 'token',
      because: 'bound',
    })
  })

  test('else what its name says, when something is keyed into it', () => {
    const flow = 'variable Card open\nstart -> ask: collect(Card) -> done: return'
    expect(classOfX(flow)).toEqual({ sensitivity: 'pan', because: 'named' })
  })

  test('its name says nothing when nothing is keyed into it', () => {
    const flow = 'variable Card open\nstart -> a: set(Card = "x") -> done: return'
    expect(classOfX(flow)?.sensitivity).toBe('none')
  })

  test('nothing, when the author says why', () => {
    const flow = `variable X open because it is an invoice number
      start -> ask: collect(X) -> pay: pay(CC_Number=X) -> done: return`
    expect(classOfX(flow)?.sensitivity).toBe('none')
  })
})
