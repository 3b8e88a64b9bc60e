import { expect, test } from 'vitest'
import { startLinter } from '#core/lint/again.ts'
import { speech } from '#core/model/values.ts'
import { buildFlow } from '#testing/build-flow.ts'
import { testRule } from '#testing/rule-tester.ts'
import { sensitiveVariableIsSecure } from './index.ts'

const keyed = (digits: string, prompt: string, how = '') => `variable Entry${how}
  start -> ask: collect(Entry, digits=${digits}, prompt="${prompt}") -> tell: data(Entry = Task.Entry) -> done: return
  otherwise -> done`

testRule(sensitiveVariableIsSecure, {
  valid: [
    ['16', 'Please enter your invoice number.'],
    ['16', 'Please enter the number of your loyalty card.'],
    ['16', 'Bitte geben Sie Ihre Kundenkartennummer ein.'],
    ['9', 'Please enter your card number.'],
    ['4', 'Please enter the security code of your contract.'],
    ['3-4', 'Please enter the extension.'],
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
    ]),
  invalid: [
    ['13-19', 'Please enter your credit card number.', 'a card number'],
    ['16', 'Now the 16 digits on the front of your card.', 'a card number'],
    ['16', 'Bitte geben Sie Ihre Kreditkartennummer ein.', 'a card number'],
    ['16', 'Veuillez saisir le numéro de votre carte.', 'a card number'],
    ['3-4', 'Enter the security code on the back of your card.', 'a CVV'],
    ['3', 'Jetzt bitte die Prüfnummer.', 'a CVV'],
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
