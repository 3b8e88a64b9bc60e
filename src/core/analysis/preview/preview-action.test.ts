import { describe, expect, test } from 'vitest'
import { SCENARIOS, type Scenario } from '../../gateways/emulator.ts'
import { GATEWAYS } from '../../gateways/registry.ts'
import type { DataAction } from '../../model/data-action.ts'
import type { Piece } from './masked-text.ts'
import { type ActionPreview, previewAction, type PreviewSetup } from './preview-action.ts'
import { partsOf } from './preview-request.ts'

const ACTIONS = GATEWAYS.flatMap(({ actions }) => actions)
/** 2026-06-15T10:00:00Z. */
const NOW = 1_781_517_600_000

function setup(action: DataAction, change: Partial<PreviewSetup> = {}): PreviewSetup {
  const card = GATEWAYS.find(({ id }) => id === action.gateway)?.testPans.value[0] ?? ''
  return { card, values: {}, scenario: 'success', sample: null, now: NOW, ...change }
}

function named(name: string): DataAction {
  const action = ACTIONS.find((other) => other.name === name)
  if (action === undefined) throw new Error(`no action ${name}`)
  return action
}

function tried(action: DataAction, change: Partial<PreviewSetup> = {}): ActionPreview {
  return previewAction(action, setup(action, change))
}

function shown(pieces: readonly Piece[]): string {
  return pieces.map(({ text, mask }) => mask ?? text).join('')
}

function requestShown({ request }: ActionPreview): string {
  return request.ok
    ? partsOf(request.value)
        .map(({ pieces }) => shown(pieces))
        .join('\n')
    : ''
}

describe('every action of a gateway', () => {
  test.each(ACTIONS.map((action) => [action.name, action] as const))(
    '%s is answered at once, and gives what its contract says',
    (_name, action) => {
      const preview = tried(action)
      expect(preview.reply?.reply.status).toBeLessThan(300)
      expect(preview.flow?.output).toBe('success')
      expect(preview.bodyTrouble).toBeNull()
      expect(preview.unresolved).toEqual([])
      expect(preview.differences).toEqual([])
    },
  )

  test.each(ACTIONS.map((action) => [action.name, action] as const))(
    '%s shows no secret until it is asked for',
    (_name, action) => {
      const preview = tried(action)
      const secrets = action.inputs
        .filter(({ sensitivity, name }) => sensitivity !== 'none' && preview.values[name] !== '')
        .map(({ name }) => preview.values[name] ?? '')
      const text = requestShown(preview)
      for (const secret of secrets) expect(text).not.toContain(secret)
      expect(text).not.toMatch(/test-\w+/)
    },
  )
})

describe('what the gateway receives', () => {
  test('of a card is its last four digits, of parts of a secret nothing', () => {
    const preview = tried(named('Stripe_Create_Token'))
    expect(requestShown(preview)).toContain(
      'card[number]=•••• 4242&card[exp_month]=••&card[exp_year]=20••&card[cvc]=•••',
    )
    expect(preview.request.ok && preview.request.value.sent.body).toContain('4242424242424242')
  })

  test('is hidden too when a name was given to it', () => {
    const action = named('Stripe_Create_Token')
    const body = '#set($mm = $input.Expiry.substring(0, 2))#set($x = "$mm!")m=$x'
    const preview = tried({ ...action, request: { ...action.request, body } })
    expect(requestShown(preview)).toContain('m=•••')
  })

  test('shows all inputs as JSON with the secret ones hidden', () => {
    const action = named('Stripe_Create_Token')
    const preview = tried({
      ...action,
      request: { ...action.request, body: '${input.rawRequest}' },
    })
    expect(requestShown(preview)).toContain('{"CC_Number":•••••')
    expect(requestShown(preview)).not.toContain('4242424242424242')
  })

  test('tells a reference that means nothing', () => {
    const action = named('Generate_Session_Token')
    const body = '{"store": ${input.keepOnFile}}'
    const preview = tried({ ...action, request: { ...action.request, body } })
    expect(preview.unresolved).toEqual([{ field: 'request.body', text: '${input.keepOnFile}' }])
    expect(preview.bodyTrouble).toMatch(/line 1/)
  })

  test('is told where the two versions of Velocity differ', () => {
    const action = named('Generate_Session_Token')
    const body = '{"reference": "#if(${input.Reference})given#{else}none#end"}'
    const preview = tried(
      { ...action, request: { ...action.request, body } },
      { values: { Reference: '' } },
    )
    expect(preview.differences).toEqual([
      {
        field: 'request.body',
        message: expect.stringMatching(
          /^The body: Velocity 2\.x sends “.*none.*”, 1\.7 sends “.*given/,
        ),
      },
    ])
  })

  test('is told where they differ once an input is empty', () => {
    const action = named('Generate_Session_Token')
    const body = '{"reference": "#if(${input.Reference})given#{else}none#end"}'
    const preview = tried({ ...action, request: { ...action.request, body } })
    expect(preview.differences).toMatchObject([
      {
        field: 'request.body',
        message: expect.stringMatching(/^When Reference is empty: The body/),
      },
    ])
  })

  test('is nothing when a template fails, and the flow leaves by failure', () => {
    const action = named('Stripe_Create_Token')
    const preview = tried(action, { values: { Expiry: '1' } })
    expect(preview.request.ok).toBe(false)
    expect(preview.flow).toMatchObject({ output: 'failure', words: /^Nothing is sent\. The body/ })
    expect(preview.reply).toBeNull()
  })
})

describe('what the flow receives', () => {
  const outputs: readonly (readonly [Scenario, string])[] = [
    ['success', 'success'],
    ['decline', 'failure'],
    ['invalid-card', 'success'],
    ['reused-token', 'failure'],
    ['expired-token', 'failure'],
    ['rate-limit', 'failure'],
    ['server-error', 'failure'],
    ['slow', 'timeout'],
    ['malformed', 'failure'],
  ]

  test.each(outputs)('when the gateway plays %s comes by %s', (scenario, output) => {
    expect(tried(named('Stripe_Confirm_Payment'), { scenario }).flow?.output).toBe(output)
  })

  test('is declined for the card that is published for it', () => {
    const { flow } = tried(named('Stripe_Confirm_Payment'), { card: '4000000000000002' })
    expect(flow).toMatchObject({ output: 'failure', words: /status 402/ })
  })

  test('is every output with its type, the token hidden', () => {
    expect(tried(named('Stripe_Create_Token')).flow).toEqual({
      output: 'success',
      outputs: [
        {
          name: 'Token',
          type: 'string',
          sensitivity: 'token',
          text: expect.stringMatching(/^tok_/),
          mask: '••••••',
        },
      ],
      unused: [],
    })
  })

  test('comes from a reply of one’s own as well', () => {
    const preview = tried(named('Stripe_Create_Token'), {
      sample: { status: 200, body: '{"id": "tok_pasted", "brand": "Visa"}' },
    })
    expect(preview.reply?.from).toBe('sample')
    expect(shown(preview.reply?.body ?? [])).toBe('{\n  "id": "••••••",\n  "brand": "Visa"\n}')
    expect(preview.flow).toMatchObject({ outputs: [{ text: 'tok_pasted' }] })
  })
})

describe('what is told of a try holds no secret', () => {
  const action = named('Stripe_Create_Token')

  test('when a template fails on one', () => {
    const body = '$input.CC_Number.charAt($math.mul($input.CC_Number, 1))'
    const preview = tried({ ...action, request: { ...action.request, body } })
    expect(preview.flow).toMatchObject({
      words: expect.stringMatching(/•••• 4242 is out of range/),
    })
    expect(JSON.stringify(preview.request)).not.toContain('4242424242')
  })

  test('when the gateway cites one', () => {
    const { reply } = tried(named('Stripe_Confirm_Payment'), { scenario: 'reused-token' })
    expect(reply?.reply.body).toContain('tok_test_')
    expect(shown(reply?.body ?? [])).not.toContain('tok_test_')
  })
})

describe('a row of the translation map', () => {
  const action = named('Stripe_Create_Token')
  const row = (path: string, fallback: Readonly<Record<string, string>> = {}) =>
    tried({
      ...action,
      response: {
        ...action.response,
        translationMap: { t: path },
        translationMapDefaults: fallback,
      },
    }).rows.get('t')

  test.each([
    ['$.object', { isDefinite: true, value: { from: 'path', text: '"token"' } }],
    ['$..last4', { isDefinite: false, value: { from: 'path', text: '["4242"]' } }],
    ['$.nope', { isDefinite: true, value: { from: 'nothing' } }],
    ['$.a[?(', { isDefinite: null, value: { from: 'error' } }],
  ] as const)('%s', (path, expected) => {
    expect(row(path)).toMatchObject(expected)
  })

  test('takes its default when the path finds nothing', () => {
    expect(row('$.nope', { t: '"none"' })?.value).toEqual({ from: 'default', text: '"none"' })
  })
})

test('an endpoint of one’s own has no emulator: a request, and no reply until one is pasted', () => {
  const preview = tried({ ...named('Stripe_Create_Token'), gateway: '' })
  expect(preview.request.ok).toBe(true)
  expect([preview.reply, preview.flow]).toEqual([null, null])
})

test('every scenario of every action has a preview', () => {
  for (const action of ACTIONS) {
    for (const scenario of SCENARIOS) expect(tried(action, { scenario }).flow).not.toBeNull()
  }
})
