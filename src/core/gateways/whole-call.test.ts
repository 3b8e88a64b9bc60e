import { describe, expect, test } from 'vitest'
import { payByPhone } from '#testing/pay-by-phone.ts'
import type { Scenario } from './emulator.ts'
import { FLOW_TEMPLATES, findTemplate } from './templates.ts'

const TEMPLATES = FLOW_TEMPLATES.filter(({ gateway }) => gateway !== null)

function pay(id: string, scenario: Scenario, isForPaymentOnly = false) {
  const template = findTemplate(id)
  if (template === undefined) throw new Error(`no template ${id}`)
  return payByPhone(template, ({ purpose }) =>
    isForPaymentOnly && purpose !== 'payment' ? 'success' : scenario,
  )
}

describe.each(TEMPLATES.map((template) => [template.id, template] as const))(
  'a call through the template %s',
  (id, template) => {
    test('takes the card, tells the caller the amount, and hands the agent a receipt', () => {
      const { attributes, said, ended } = payByPhone(template)
      expect(attributes).toEqual({
        Transaction_ID: expect.stringMatching(/\S/),
        Payment_Status: 'approved',
      })
      expect(said.join(' ')).toContain('You are about to pay 19.99.')
      expect(said.at(-1)).toBe('Thank you. Your payment has been made.')
      expect(ended).toBe('return-to-agent')
    })

    test('tells a declined caller so, and gives no receipt', () => {
      const { attributes, said } = pay(id, 'decline')
      expect(attributes).toEqual({ Payment_Status: 'declined' })
      expect(said.at(-1)).toMatch(/^Your card was declined/)
    })

    test('asks for no card when there is nothing to pay', () => {
      for (const amount of ['', '0', '|25.00']) {
        const { attributes, said, called } = payByPhone(template, undefined, amount)
        expect([attributes['Payment_Status'], called]).toEqual(['not completed', []])
        expect(said.join(' ')).not.toContain('card number')
      }
    })

    test('asks again in other words when an input fails, and pays with the card of that try', () => {
      const mistakes = { 'Task.Secure_CC': ['4#'], 'Task.Secure_CVV': ['1#'] }
      const { attributes, said } = payByPhone(template, undefined, undefined, mistakes)
      expect(attributes['Payment_Status']).toBe('approved')
      const asked = said.filter((text) => text.includes('card number'))
      expect(asked.map((text) => text.startsWith('That did not work.'))).toEqual([
        false,
        true,
        true,
      ])
    })

    test('gives the caller back after three tries, and has sent no card', () => {
      const mistakes = { 'Task.Secure_CC': ['', '', ''] }
      const { attributes, said, called } = payByPhone(template, undefined, undefined, mistakes)
      expect(attributes).toEqual({ Payment_Status: 'not completed' })
      expect(said.at(-1)).toMatch(/^No payment was made/)
      expect(called).toEqual(id === 'stripe' ? ['Stripe_Open_Payment'] : [])
    })

    test('hands a call with an amount that is none to the agent before a card is keyed in', () => {
      const { attributes, ended, called } = payByPhone(template, undefined, 'plenty')
      expect([attributes['Payment_Status'], ended, called]).toEqual([
        'unknown',
        'return-to-agent',
        [],
      ])
    })

    test('says after a time-out of the payment that nobody knows', () => {
      const { attributes, said } = pay(id, 'slow', true)
      expect(attributes).toEqual({ Payment_Status: 'unknown' })
      expect(said.at(-1)).toMatch(/^We do not know yet/)
    })

    test('ends at the agent however the gateway behaves', () => {
      for (const scenario of ['rate-limit', 'server-error', 'malformed', 'reused-token'] as const) {
        for (const isForPaymentOnly of [true, false]) {
          expect(pay(id, scenario, isForPaymentOnly).ended).toBe('return-to-agent')
        }
      }
    })
  },
)

describe('what the agent is told', () => {
  const whole: readonly (readonly [Scenario, Readonly<Record<string, string>>])[] = [
    [
      'invalid-card',
      {
        'session-token': 'declined',
        oauth: 'declined',
        stripe: 'not completed',
        braintree: 'failed',
        'checkout-com': 'not completed',
        'worldpay-access': 'declined',
        spreedly: 'not completed',
        adyen: 'failed',
        'authorize-net': 'declined',
        cybersource: 'failed',
      },
    ],
    [
      'server-error',
      {
        'session-token': 'not completed',
        oauth: 'failed',
        stripe: 'not completed',
        braintree: 'not completed',
        'checkout-com': 'not completed',
        'worldpay-access': 'not completed',
        spreedly: 'not completed',
        adyen: 'failed',
        'authorize-net': 'failed',
        cybersource: 'failed',
      },
    ],
    [
      'expired-token',
      {
        'session-token': 'failed',
        oauth: 'failed',
        stripe: 'failed',
        braintree: 'failed',
        'checkout-com': 'failed',
        'worldpay-access': 'failed',
        spreedly: 'unknown',
        adyen: 'approved',
        'authorize-net': 'approved',
        cybersource: 'approved',
      },
    ],
  ]

  test.each(whole)('%s', (scenario, expected) => {
    const told = TEMPLATES.map(({ id }) => [id, pay(id, scenario).attributes['Payment_Status']])
    expect(Object.fromEntries(told)).toEqual(expected)
  })
})

describe('a payment that leaves by failure is asked for at the gateway', () => {
  test('Stripe knows of a decline', () => {
    const { called, attributes } = pay('stripe', 'decline')
    expect(called).toEqual([
      'Stripe_Open_Payment',
      'Stripe_Create_Token',
      'Stripe_Confirm_Payment',
      'Stripe_Get_Payment',
    ])
    expect(attributes['Payment_Status']).toBe('declined')
  })

  test.each(['stripe', 'spreedly'])('%s has been paid although its reply was garbled', (id) => {
    const { attributes, said } = pay(id, 'malformed', true)
    expect(attributes).toEqual({
      Transaction_ID: expect.stringMatching(/\S/),
      Payment_Status: 'approved',
    })
    expect(said.at(-1)).toBe('Thank you. Your payment has been made.')
  })

  test('Stripe has not been paid when it was down for the payment alone', () => {
    expect(pay('stripe', 'server-error', true).attributes).toEqual({ Payment_Status: 'failed' })
  })

  test('Spreedly knows of no transaction of ours, so nobody knows', () => {
    expect(pay('spreedly', 'server-error', true).attributes).toEqual({ Payment_Status: 'unknown' })
  })
})
