import { expect, test } from 'vitest'
import { startLinter } from '#core/lint/again.ts'
import { speech } from '#core/model/values.ts'
import { buildFlow } from '#testing/build-flow.ts'
import { testRule } from '#testing/rule-tester.ts'
import { sensitiveVariableIsSecure } from './index.ts'

const keyed = (digits: string, prompt: string, how = '') => `variable Entry${how}
  start -> ask: collect(Entry, digits=${digits}, prompt="${prompt}") -> tell: data(Entry = Task.Entry) -> done: return
  otherwise -> done`

/** A prompt that names what it does not ask for, or that of another card, door or message. */
const OTHERS = [
  ['13', 'You will be asked for your card number later. Now your customer number, please.'],
  ['12-14', 'Please enter the number of your invoice, not your card number.'],
  ['12-16', 'Key in your account number. Do not key in your card number here.'],
  ['16', 'Key in the reference above your card number on the letter.'],
  ['16', 'Key in your account number. Your card number is not needed.'],
  ['12-16', 'Please have your card number ready. First, key in your account number.'],
  ['19', 'Please enter the 19 digits of your electricity top-up card number.'],
  ['13', 'Bitte geben Sie das Kassenzeichen ein, keine Kartennummer.'],
  ['14', 'Geben Sie die Zählernummer ein. Die Kartennummer brauchen wir erst danach.'],
  ['19', 'Bitte geben Sie die Kartennummer Ihrer SIM-Karte ein.'],
  ['13', 'Composez votre contrat. Le numéro de carte vous sera demandé plus tard.'],
  ['15', 'Composez les quinze chiffres du numéro de votre carte Vitale.'],
  ['13', 'Marque el número de contrato, no el número de su tarjeta.'],
  ['16', 'Marque el número de su tarjeta de transporte.'],
  ['16', 'Digiti il codice cliente. Il numero di carta non serve.'],
  ['16', 'Toets het betalingskenmerk in, dus niet uw kaartnummer.'],
  ['16', 'Toets het kaartnummer van uw OV-chipkaart in.'],
  ['13', 'Digite o número do cartão de utente.'],
  ['13-16', 'Knappa in avtalsnumret. Ditt kortnummer frågar vi efter senare.'],
  ['16', 'Indtast dit rejsekortnummer.'],
  ['13-16', 'Wprowadź numer umowy. O numer karty zapytamy później.'],
  ['17', 'Wprowadź numer Karty Dużej Rodziny.'],
  ['3', 'Your house number, please. We will ask for the security code on your card next.'],
  ['3', 'Never tell anybody your security code. Key in the number of your branch.'],
  ['3', 'The first three digits of your telephone banking security code, please.'],
  ['3', 'Key in the three digits on the back of your meter.'],
  ['3-4', 'Please key in the security code of your alarm system.'],
  ['3', 'Geben Sie die Prüfziffer Ihrer Zählernummer ein.'],
  ['3', 'Composez le code de votre agence, et non le cryptogramme.'],
  ['3', 'Din säkerhetskod från sms:et, tack.'],
] as const

testRule(sensitiveVariableIsSecure, {
  valid: [
    ['16', 'Please enter your invoice number.'],
    ['16', 'Please enter the number of your loyalty card.'],
    ['16', 'Bitte geben Sie Ihre Kundenkartennummer ein.'],
    ['9', 'Please enter your card number.'],
    ['11-16', 'Please enter your card number.'],
    ['12', 'Please enter your card number.'],
    ['12-20', 'Please enter your card number.'],
    ['3', 'Please enter the security code of your gift card.'],
    ['3-5', 'Please enter the security code on the back of your card.'],
    ['4', 'Please enter the security code of your contract.'],
    ['3-4', 'Please enter the extension.'],
    ...OTHERS,
  ]
    .map(([digits = '', prompt = '']) => ({
      name: `${digits} digits for “${prompt}”`,
      flow: keyed(digits, prompt),
    }))
    .concat([
      {
        name: 'what somebody has called not sensitive',
        flow: keyed('16', 'Your card number, please.', ' because it is a parking card'),
      },
      {
        name: 'a variable that is secure already',
        flow: `variable Entry secure
          start -> ask: collect(Entry, digits=16, prompt="Your card number, please.") -> done: return`,
      },
    ]),
  invalid: [
    ['13-19', 'Please enter your credit card number.', 'a card number'],
    ['12-13', 'Please enter your card number.', 'a card number'],
    ['16', 'Now the 16 digits on the front of your card.', 'a card number'],
    ['16', 'Bitte geben Sie Ihre Kreditkartennummer ein.', 'a card number'],
    ['16', 'Veuillez saisir le numéro de votre carte.', 'a card number'],
    ['3-4', 'Enter the security code on the back of your card.', 'a CVV'],
    ['3', 'Jetzt bitte die Prüfnummer.', 'a CVV'],
    ['13-19', 'Please do not hang up and key in your card number.', 'a card number'],
    ['13-19', 'Your card number, please. We ask for the security code later.', 'a card number'],
    ['13-19', 'Not your invoice number but your card number, please.', 'a card number'],
    ['13-19', 'Enter your card number and you will then be asked for its expiry.', 'a card number'],
    ['13-19', 'Geben Sie die Kartennummer Ihrer EC-Karte ein.', 'a card number'],
    ['13-19', 'Toets het kaartnummer van uw betaalkaart in.', 'a card number'],
    ['13-19', 'Knappa in kortnumret på ditt Visakort.', 'a card number'],
    ['13-19', 'Wprowadź numer karty i naciśnij krzyżyk.', 'a card number'],
    ['3-4', 'Key in the security code using your telephone keypad.', 'a CVV'],
    ['3-4', 'Enter the CVV, not the PIN.', 'a CVV'],
    ['3-4', 'The code on the back of the card, never that of your online banking.', 'a CVV'],
  ].map(([digits = '', prompt = '', secret = '']) => ({
    name: `${digits} digits for “${prompt}”`,
    flow: keyed(digits, prompt),
    reports: [
      {
        node: 'ask',
        messageId: 'asked',
        variable: 'Task.Entry',
        says: [`asks for ${secret} and puts it into Task.Entry`, 'let “tell” do without it'],
      },
    ],
  })),
})

test('a prompt that comes to ask for a card is looked at again', () => {
  const design = buildFlow(keyed('16', 'Please enter your invoice number.'))
  const check = startLinter({ rules: [sensitiveVariableIsSecure] })
  const found = (text: string) => {
    const nodes = design.nodes.map((node) =>
      node.id === 'ask' ? { ...node, props: { ...node.props, prompt: speech(text) } } : node,
    )
    return check({ ...design, nodes }).problems.map(({ node }) => node)
  }
  expect(check(design).problems).toEqual([])
  expect(found('Please enter your card number.')).toEqual(['ask'])
  expect(found('Please enter your order number.')).toEqual([])
})
