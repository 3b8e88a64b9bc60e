import { expect, test } from 'vitest'
import { payDesign } from '#testing/pay-design.ts'
import { requestScope, responseScope } from './template-scopes.ts'

const design = payDesign()
const [fetchToken, pay] = design.actions
if (fetchToken === undefined || pay === undefined) throw new Error('the design has two actions')

test('a request may name its inputs, secret ones as such, and what Genesys adds', () => {
  expect(requestScope(design, fetchToken).names).toMatchObject([
    { path: 'input.cardNumber', isSecure: true, facts: 'String · card number' },
    { path: 'input.cvv', isSecure: true },
    { path: 'input.rawRequest', isSecure: false },
  ])
})

test('credentials are those that actions of the same integration name', () => {
  const withKey = {
    ...pay,
    request: { ...pay.request, url: 'https://x.example?${credentials.key}&$!{credentials.id}' },
  }
  const elsewhere = { ...withKey, id: fetchToken.id, integration: 'Other' }
  const paths = (actions: typeof design.actions) =>
    requestScope({ ...design, actions }, fetchToken)
      .names.map(({ path }) => path)
      .filter((path) => path.startsWith('credentials.'))
  expect(paths([fetchToken, withKey])).toEqual(['credentials.id', 'credentials.key'])
  expect(paths([fetchToken, elsewhere])).toEqual([])
})

test('a success template may name what the map takes out of the reply, and knows the secret outputs', () => {
  const scope = responseScope({
    ...fetchToken,
    response: {
      translationMap: { sessionToken: '$.id' },
      translationMapDefaults: { status: '""' },
      successTemplate: '',
    },
  })
  expect(scope.names).toMatchObject([
    { path: 'sessionToken', isSecure: true, facts: 'From $.id' },
    { path: 'status', isSecure: false, facts: 'Default only' },
    { path: 'rawResult' },
  ])
  expect(scope.secureKeys).toEqual(['sessionToken'])
})
