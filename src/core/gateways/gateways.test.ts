import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readJson } from '../language/json/lossless-json.ts'
import type { DataAction } from '../model/data-action.ts'
import { toActionInput } from '../publish/action-input.ts'
import {
  credentialsFor,
  driveGateway,
  type GatewayDriver,
  sampleInputs,
} from '#testing/gateway-driver.ts'
import { NEW_GATEWAY, SCENARIOS } from './emulator.ts'
import { renderRequest } from './exchange.ts'
import { GATEWAYS } from './registry.ts'

test('every folder of a gateway is in the registry', () => {
  const folders = readdirSync(import.meta.dirname, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? [entry.name] : [],
  )
  expect(GATEWAYS.map(({ id }) => id).sort()).toEqual(folders.sort())
})

test('no two gateways have the same letters', () => {
  const monograms = GATEWAYS.flatMap(({ monogram }) => monogram ?? [])
  expect(new Set(monograms).size).toBe(monograms.length)
  for (const monogram of monograms) expect(monogram).toMatch(/^[A-Z][a-z]$/)
})

function passesLuhn(number: string): boolean {
  const sum = number
    .split('')
    .toReversed()
    .reduce((total, digit, i) => {
      const doubled = Number(digit) * (i % 2 === 0 ? 1 : 2)
      return total + (doubled > 9 ? doubled - 9 : doubled)
    }, 0)
  return sum % 10 === 0
}

describe.each(GATEWAYS.map((gateway) => [gateway.id, gateway] as const))('%s', (id, gateway) => {
  const { actions, credentials } = gateway
  const payment = actions.find(({ purpose }) => purpose === 'payment')!
  const fetch = actions.find(({ purpose }) => purpose === 'tokenize' || purpose === 'session-token')

  test('states a lifetime, or assumes one when it has a token of its own', () => {
    const life = gateway.ttlSeconds.value ?? gateway.assumedTtlSeconds?.value ?? null
    expect(fetch?.tokenLifetimeSeconds).toBe(fetch === undefined ? undefined : life)
    const isAssumed = gateway.assumedTtlSeconds !== null
    const token = fetch?.outputs.find(({ sensitivity }) => sensitivity === 'token')
    expect(token?.description.includes('assumed') ?? false).toBe(isAssumed)
  })

  test('has published test cards that are well-formed', () => {
    expect(gateway.testPans.value.filter((number) => !passesLuhn(number))).toEqual([])
    expect(gateway.testPans.value).not.toEqual([])
  })

  test('names its actions and their integration for itself', () => {
    for (const action of actions) {
      expect(action).toMatchObject({ gateway: id, secure: true, category: action.integration })
      expect(action.timeoutSeconds).toBeGreaterThanOrEqual(10)
      expect(action.timeoutSeconds).toBeLessThanOrEqual(15)
    }
    expect(actions.filter(({ purpose }) => purpose === 'payment')).toHaveLength(1)
  })

  test('asks for the credentials that its actions name, and holds no secret itself', () => {
    const text = JSON.stringify([actions, gateway.signIn])
    const named = [...text.matchAll(/credentials\.(\w+)/g)].map(([, name = '']) => name)
    expect([...new Set(named)].sort()).toEqual(credentials.map(({ name }) => name).sort())
    for (const { url } of actions.map(({ request }) => request)) {
      expect(url).toMatch(/^https:\/\//)
      expect(url).not.toMatch(/credentials|authResponse|input\.(CC_Number|CVV|\w*Token)/)
    }
    expect(text).not.toMatch(/\d{13,19}/)
  })

  test('sends every action to a documented sandbox, or to an example', () => {
    const known = gateway.hosts.value.filter(({ environment }) => environment !== 'live')
    for (const { request } of actions) {
      const host = /^https:\/\/([^/]+)/.exec(request.url)?.[1] ?? ''
      const isKnown = known.some(({ name }) => name === host)
      expect(isKnown || (known.length === 0 && host.endsWith('.example.com'))).toBe(true)
    }
  })

  test('has contracts that an org takes', () => {
    for (const action of actions) {
      const { contract } = toActionInput(action, 'integration')
      const { inputSchema } = contract.input
      for (const name of Object.keys(inputSchema.properties)) {
        expect(name).toMatch(/^[A-Za-z][A-Za-z0-9_]*$/)
        expect(['orgId', 'integrationId', 'rawRequest']).not.toContain(name)
      }
      const { translationMap, translationMapDefaults, successTemplate } = action.response
      for (const name of Object.keys(translationMap)) {
        expect(() => JSON.parse(translationMapDefaults[name] ?? '')).not.toThrow()
        expect(successTemplate).toContain(`: \${${name}}`)
      }
    }
  })

  test('renders the same request with either version of Velocity, with nothing left open', () => {
    const { calls } = driveGateway(gateway).pay()
    for (const [i, { request }] of calls.entries()) {
      expect(JSON.stringify(request)).not.toContain('${')
      const action = actions[i]!
      const inputs = { ...sampleInputs(gateway), Token: 't', Session_Token: 't', Payment_ID: 'p' }
      const call = {
        inputs,
        credentials: credentialsFor(gateway),
        authResponse: { access_token: 'a' },
      }
      const [older, newer] = (['1.7', '2.x'] as const).map((version) =>
        renderRequest(action, call, version),
      )
      expect(older).toEqual(newer)
      const type = Object.entries(request.headers).find(([name]) => name === 'Content-Type')?.[1]
      const isReadable = type?.includes('json') === true ? isJson : isForm
      expect(isReadable(request.body)).toBe(true)
    }
  })

  test('keeps quotes, ampersands and umlauts in what it is given', () => {
    const reference = 'a "quoted" \\ & 50%=ü'
    const { calls, last } = driveGateway(gateway).pay('success', { Reference: reference })
    expect(last.outcome.output).toBe('success')
    const sent = calls.map(({ request }) => request.body).join()
    if (!actions.some(({ inputs }) => inputs.some(({ name }) => name === 'Reference'))) return
    expect(
      [JSON.stringify(reference).slice(1, -1), encodeURIComponent(reference)].some((text) =>
        sent.includes(text),
      ),
    ).toBe(true)
  })

  test('takes a published test card and gives a receipt', () => {
    const { last, calls } = driveGateway(gateway).pay()
    expect(last.outcome).toMatchObject({ output: 'success' })
    expect(last.values['Transaction_ID']).toMatch(/\S/)
    expect(calls.at(-1)?.request.method).toBe(payment.request.method)
  })

  test('refuses a caller without credentials', () => {
    const { last } = driveGateway(gateway, {}).pay()
    expect(last.values['Transaction_ID'] ?? '').toBe('')
  })

  test('refuses every card that is not a published test card', () => {
    const { values } = driveGateway(gateway).pay('success', { CC_Number: '4999999999999996' })
    const approved = driveGateway(gateway).pay().values
    expect(statusOf(values)).not.toBe(statusOf(approved))
  })

  test('answers in every scenario, and the same to the same', () => {
    for (const scenario of SCENARIOS) {
      const [one, two] = [driveGateway(gateway).pay(scenario), driveGateway(gateway).pay(scenario)]
      expect(one.calls.map(({ reply }) => reply)).toEqual(two.calls.map(({ reply }) => reply))
      for (const { reply } of one.calls) {
        expect(reply.status).toBeGreaterThanOrEqual(200)
        expect(reply.body).not.toMatch(new RegExp(gateway.testPans.value.join('|')))
      }
    }
  })

  test('is overloaded, down, slow or garbled at its first call, and the call does not succeed', () => {
    const first = (scenario: (typeof SCENARIOS)[number]) =>
      driveGateway(gateway).pay(scenario).calls[0]
    expect(first('rate-limit')).toMatchObject({
      reply: { status: 429 },
      outcome: { output: 'failure' },
    })
    expect(first('server-error')?.reply.status).toBeGreaterThanOrEqual(500)
    expect(first('server-error')?.outcome.output).toBe('failure')
    expect(first('slow')?.outcome).toEqual({ output: 'timeout' })
    expect(first('malformed')).toMatchObject({
      reply: { isModelled: true },
      outcome: { output: 'failure' },
    })
  })

  test('declines on the output that its facts name', () => {
    const { last, values } = driveGateway(gateway).pay('decline')
    expect(last.outcome.output).toBe(gateway.declineOn.value)
    expect(statusOf(values)).not.toBe(statusOf(driveGateway(gateway).pay().values))
  })

  test('gives a declined payment an id, or none, as its facts say', () => {
    const { values } = driveGateway(gateway).pay('decline')
    expect((values['Transaction_ID'] ?? '') !== '').toBe(gateway.idOnDecline.value)
  })

  test('takes a token to the end of its life, and no longer', () => {
    const life = fetch?.tokenLifetimeSeconds ?? null
    if (fetch === undefined || life === null) return
    const payAfter = (seconds: number) => {
      const driver = driveGateway(gateway)
      const { values } = payUpTo(driver, fetch)
      driver.wait(seconds)
      return statusOf(driver.call(payment, values).values)
    }
    const approved = statusOf(driveGateway(gateway).pay().values)
    expect(payAfter(life - 1)).toBe(approved)
    expect(payAfter(life)).not.toBe(approved)
    expect(statusOf(driveGateway(gateway).pay('expired-token').values)).not.toBe(approved)
  })

  test('takes a token once', () => {
    if (fetch === undefined) return
    const driver = driveGateway(gateway)
    const { values, last } = driver.pay()
    const again = driver.call(payment, { ...values, Idempotency_Key: 'another' })
    expect(statusOf(again.values)).not.toBe(statusOf(last.values))
    const reused = driveGateway(gateway).pay('reused-token')
    expect(statusOf(reused.values)).not.toBe(statusOf(last.values))
  })

  test('pays once for one key', () => {
    const header = gateway.idempotencyHeader.value
    if (header === null) return
    const driver = driveGateway(gateway)
    const { values } = driver.pay()
    const again = driver.call(payment, values)
    expect(again.request.headers).toHaveProperty(header)
    expect(again.values).toEqual(driver.call(payment, values).values)
    expect(again.values['Transaction_ID']).toBe(values['Transaction_ID'])
  })

  test('does not know an address that it does not have', () => {
    const request = { method: 'POST', url: 'https://x.example.com/nope', headers: {}, body: '' }
    const { reply, state } = gateway.emulate(request, NEW_GATEWAY, { now: 0, scenario: 'success' })
    expect(reply.status === 200 ? reply.body : String(reply.status)).toMatch(/^4\d\d$|Error/)
    expect(state).toBe(NEW_GATEWAY)
  })
})

function isJson(body: string): boolean {
  return readJson(body).ok
}

function isForm(body: string): boolean {
  return body.split('&').every((pair) => /^[\w[\]]+=[^&= ]*$/.test(pair))
}

/** Calls the actions up to this one. */
function payUpTo(driver: GatewayDriver, end: DataAction) {
  const gateway = GATEWAYS.find(({ actions }) => actions.includes(end))!
  const values = { ...sampleInputs(gateway) }
  for (const action of gateway.actions.slice(0, gateway.actions.indexOf(end) + 1)) {
    Object.assign(values, driver.call(action, values).values)
  }
  return { values }
}

/** What the flow decides on. */
function statusOf(values: Readonly<Record<string, string>>): string | undefined {
  return values['Payment_Status'] ?? values['Response_Code'] ?? values['Transaction_ID']
}
