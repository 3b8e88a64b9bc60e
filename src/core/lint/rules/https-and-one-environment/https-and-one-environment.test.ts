import { testRule } from '#testing/rule-tester.ts'
import { httpsAndOneEnvironment } from './index.ts'

testRule(httpsAndOneEnvironment, {
  valid: [
    {
      name: 'https to an endpoint of your own',
      flow: `action Charge
        url https://pay.example/v1/charges
        start -> done: return`,
    },
    {
      name: 'a host that a reference stands for',
      flow: `action Charge gateway stripe
        url https://\${credentials.host}/v1
        start -> done: return`,
    },
    {
      name: 'an action that an import knows by name only',
      flow: `action Charge gateway stripe stub
        start -> done: return`,
    },
    {
      name: 'a host of the account, with a port',
      flow: `action Charge gateway adyen
        url https://1a2b-checkout-live.adyenpayments.com:443/checkout/v71/payments
        start -> done: return`,
    },
    {
      name: 'one host for both environments, one key',
      flow: `action Charge gateway stripe
        url https://api.stripe.com/v1/charges
        header Authorization: Bearer sk_test_4eC39HqLyjWD
        action Refund gateway stripe
        url https://API.stripe.com/v1/refunds
        header Authorization: Bearer sk_test_4eC39HqLyjWD
        start -> pay: call(Charge) -> back: call(Refund) -> done: return`,
    },
    {
      name: 'a live action beside, that the flow does not call',
      flow: `action Charge gateway braintree
        url https://payments.sandbox.braintree-api.com/graphql
        action Charge_Live gateway braintree
        url https://payments.braintree-api.com/graphql
        start -> pay: call(Charge) -> done: return`,
    },
    {
      name: 'a test clone in the sandbox beside a live action',
      flow: `action Charge gateway braintree
        url https://payments.braintree-api.com/graphql
        action Test_Charge clone Charge gateway braintree
        url https://payments.sandbox.braintree-api.com/graphql
        start -> pay: call(Charge) -> done: return`,
    },
    {
      name: 'a key for tests of an action that the flow does not call, beside a live one',
      flow: `action Charge gateway stripe
        url https://api.stripe.com/v1/charges
        header Authorization: Bearer sk_live_NoRealKey1
        action Refund gateway stripe
        url https://api.stripe.com/v1/refunds
        header Authorization: Bearer sk_test_4eC39HqLyjWD
        start -> pay: call(Charge) -> done: return`,
    },
    {
      name: 'a key of an action that comes first and that the flow does not call',
      flow: `action Refund gateway stripe
        url https://api.stripe.com/v1/refunds
        header Authorization: Bearer sk_test_4eC39HqLyjWD
        action Charge gateway stripe
        url https://api.stripe.com/v1/charges
        header Authorization: Bearer sk_live_NoRealKey1
        start -> pay: call(Charge) -> done: return`,
    },
    {
      name: 'an address in the sandbox of an action that comes first and that the flow does not call',
      flow: `action Charge_Test gateway braintree
        url https://payments.sandbox.braintree-api.com/graphql
        action Charge gateway braintree
        url https://payments.braintree-api.com/graphql
        start -> pay: call(Charge) -> done: return`,
    },
  ],
  invalid: [
    {
      name: 'plain http',
      flow: `action Charge
        url HTTP://pay.example/v1
        start -> done: return`,
      reports: [
        {
          node: null,
          messageId: 'plain',
          action: 'Charge',
          field: 'request.url',
          marks: 'HTTP',
          title: 'Use https',
        },
      ],
      safety: 'unsafe',
      fixed: `action Charge
        url https://pay.example/v1
        start -> done: return`,
    },
    {
      name: 'a soft hyphen in the host',
      flow: `action Charge gateway stripe
        url https://api.\u00ADstripe.com/v1
        start -> done: return`,
      reports: [
        { node: null, messageId: 'unclear', field: 'request.url', says: ['read api.stripe.com'] },
      ],
    },
    {
      name: 'a backslash in front of another host, of an action without a gateway',
      flow: `action Charge
        url https://api.stripe.com\\\\@evil.example/v1
        start -> done: return`,
      reports: [
        {
          node: null,
          messageId: 'unclear',
          marks: 'api.stripe.com',
          says: ['api.stripe.com and evil.example'],
        },
      ],
    },
    {
      name: 'a Host header that names another host',
      flow: `action Charge gateway stripe
        url https://api.stripe.com/v1
        header Host: evil.example
        start -> done: return`,
      reports: [
        { node: null, messageId: 'unclear', says: ['api.stripe.com and evil.example', 'Host'] },
      ],
    },
    {
      name: 'a host that only looks like the gateway’s',
      flow: `action Charge gateway stripe
        url https://api.stripe.com.pay.example/v1
        start -> done: return`,
      reports: [
        {
          node: null,
          messageId: 'host',
          marks: 'api.stripe.com.pay.example',
          says: ['no host of Stripe', '(api.stripe.com)'],
        },
      ],
    },
    {
      name: 'two labels where one stands for the account',
      flow: `action Charge gateway adyen
        url https://a.b.adyenpayments.com/v71/payments
        start -> done: return`,
      reports: [{ node: null, messageId: 'host', marks: 'a.b.adyenpayments.com' }],
    },
    {
      name: 'a sandbox token for a live payment',
      flow: `action Get_Token gateway checkout-com
        url https://api.sandbox.checkout.com/tokens
        action Charge gateway checkout-com
        url https://api.checkout.com/payments
        start -> token: call(Get_Token) -> pay: call(Charge) -> done: return`,
      reports: [
        {
          node: null,
          messageId: 'hosts',
          action: 'Charge',
          marks: 'api.checkout.com',
          says: ['the live host of Checkout.com', '“Get_Token” to the sandbox one'],
        },
      ],
    },
    {
      name: 'a test key at a live host',
      flow: `action Charge gateway checkout-com
        url https://api.checkout.com/payments
        header Authorization: Bearer sk_sbox_abcdefgh
        start -> done: return`,
      reports: [
        {
          node: null,
          messageId: 'key',
          field: 'request.headers.2.value',
          marks: 'sk_sbox_abcdefgh',
          says: ['the live host', 'a sandbox key (sk_sbox_…)'],
        },
      ],
    },
    {
      name: 'keys of two environments at one host',
      flow: `action Get_Token gateway stripe
        url https://api.stripe.com/v1/tokens
        header Authorization: Bearer sk_test_4eC39HqLyjWD
        action Charge gateway stripe
        url https://api.stripe.com/v1/charges
        header Authorization: Bearer sk_live_aB3dE5fG7hI9
        start -> token: call(Get_Token) -> pay: call(Charge) -> done: return`,
      reports: [
        { node: null, messageId: 'keys', action: 'Charge', says: ['a live key', 'a sandbox one'] },
      ],
    },
  ],
})
