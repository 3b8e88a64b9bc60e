import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { DataAction } from '#core/model/data-action.ts'
import { type CliRig, cliRig, PAY, writes } from '#testing/cli-publish.ts'

let rig: CliRig

beforeEach(() => {
  rig = cliRig()
})

afterEach(() => {
  rig.remove()
  vi.unstubAllGlobals()
})

/** Nobody knows the host of the template: somebody has to say that it is one for tests. */
const TEST = ['--test-endpoint', 'payments.example.com']

const rehearse = (...options: readonly string[]) => rig.run('rehearse', ...TEST, ...options)

/** The names of the actions that stand in the org. */
function names() {
  return [...rig.sandbox.state().actions.values()].map(({ published }) => published?.name)
}

function saveWith(change: (action: DataAction) => DataAction) {
  rig.save({ ...PAY, actions: PAY.actions.map(change) })
}

function sendingTo(url: string) {
  saveWith((action) => ({ ...action, request: { ...action.request, url } }))
}

/** What a rehearsal that was cut off has left in the org. */
async function leaveClones() {
  rig.killAt(10)
  await rehearse()
}

describe('each action', () => {
  it('runs as a clone, is shown beside the preview, and leaves nothing', async () => {
    const { status, out, err } = await rehearse()
    expect([status, err]).toEqual([0, ''])
    expect(out).toContain('Generate_Session_Token: success. As the preview has it.')
    expect(out).toContain('same: URL = https://payments.example.com/v1/payments')
    expect(out).toContain('The clone that was tested has the templates of this action')
    expect(out).toContain('All test clones were removed from the org.')
    expect(names()).toEqual([])
    expect(readdirSync(rig.folder)).toEqual(['pay.secureflow.json'])
  })

  it('can be rehearsed by itself, with what it needs before it', async () => {
    const { out } = await rehearse('--action', 'process_payment', '--format', 'json')
    expect(JSON.parse(out).actions.map(({ name }: DataAction) => name)).toEqual([
      'Generate_Session_Token',
      'Process_Payment',
    ])
    const one = await rehearse('--action', 'Generate_Session_Token', '--format', 'json')
    expect(JSON.parse(one.out)).toMatchObject({
      outcome: 'as-previewed',
      error: null,
      actions: [{ outcome: 'success', differences: [], parity: { isProved: true } }],
      left: [],
    })
  })

  it('shows no secret, as text or as JSON', async () => {
    for (const format of ['text', 'json']) {
      const { out } = await rehearse('--card', '4242424242424242', '--format', format)
      for (const secret of ['4242424242424242', 'sandbox-cli']) expect(out).not.toContain(secret)
    }
  })

  it('exits 1 and names what is not as the preview has it', async () => {
    saveWith((action) =>
      action.purpose === 'session-token'
        ? {
            ...action,
            response: { ...action.response, translationMap: { sessionToken: '$.token' } },
          }
        : action,
    )
    const { status, out, err } = await rehearse('--action', 'Generate_Session_Token')
    expect(status).toBe(1)
    expect(out).toContain('! $.token finds nothing in what the gateway answers')
    expect(out).toContain('"status": 201')
    expect(err).toMatch(/^secure-flow rehearse: Generate_Session_Token is not as the preview has/)
  })

  it('is held against what was published', async () => {
    await rig.run('publish', '--yes')
    const same = await rehearse()
    expect(same.out).toContain('Process_Payment, version 1, is published with exactly these')
    saveWith((action) => ({ ...action, timeoutSeconds: 7 }))
    const other = await rehearse()
    expect(other.out).toContain('is published with other templates')
    expect(names()).toEqual(['Generate_Session_Token', 'Process_Payment'])
  })
})

describe('a whole call', () => {
  it('is taken with one caller', async () => {
    const { status, out } = await rehearse('--call')
    expect(status).toBe(0)
    expect(out).toContain('The caller keys in Task.Secure_CC, 17 keys')
    expect(out).toContain('The org runs Process_Payment: success')
    expect(out).toContain('The caller is back with the agent.')
    expect(names()).toEqual([])
  })

  it('goes the way that the caller chooses', async () => {
    const { status, out } = await rehearse('--call', '--key', 'Task.Choice=2')
    expect(status).toBe(0)
    expect(out).not.toContain('The org runs')
  })
})

describe('what could cost money', () => {
  const live: readonly (readonly [string, string, string])[] = [
    ['a live host', 'https://api.authorize.net/xml/v1/request.api', 'payments of'],
    ['a host that nobody knows', 'https://pay.example.org/v1', '--test-endpoint pay.example.org'],
  ]

  it.each(live)('%s is refused before anything is written', async (_, url, says) => {
    sendingTo(url)
    const { status, err } = await rehearse()
    expect(status).toBe(1)
    expect(err).toContain(says)
    expect(writes(rig.requests)).toEqual([])
  })

  it('a live host is refused whatever is said of it', async () => {
    sendingTo('https://api.authorize.net/xml/v1/request.api')
    const { status } = await rehearse('--test-endpoint', 'api.authorize.net')
    expect(status).toBe(1)
    expect(writes(rig.requests)).toEqual([])
  })

  // Put together here, so that no scanner takes this file for a leak.
  const card = ['4556', '7375', '8689', '9855'].join('')

  it.each([
    ['--card', card],
    ['--value', `Amount=${card}`],
    ['--call', '--invocation-data', `${card}|1`],
    ['--call', '--key', `Task.Choice=${card}`],
  ])('a real card is refused and not repeated: %s', async (...options) => {
    const { status, err, out } = await rehearse(...options)
    expect(status).toBe(2)
    expect(err + out).not.toContain(card)
    expect(rig.requests).toEqual([])
  })
})

describe('a rehearsal that is cut off', () => {
  it.each(Array.from({ length: 12 }, (_, i) => i + 4))(
    'at request %d leaves what the next one removes',
    async (request) => {
      rig.killAt(request)
      await rehearse()
      const again = await rehearse()
      expect([again.status, again.err]).toEqual([0, ''])
      expect(names()).toEqual([])
      expect(existsSync(join(rig.folder, 'pay.clones.json'))).toBe(false)
    },
  )

  it('by an interrupt removes what stands', async () => {
    const create = /^POST .*\/integrations\/actions$/
    rig.onRequest((request) => {
      if (create.test(request)) process.emit('SIGHUP')
    })
    const { status, err } = await rehearse()
    expect([status, err]).toEqual([1, 'secure-flow rehearse: The rehearsal was stopped.\n'])
    expect(rig.requests.filter((request) => create.test(request))).toHaveLength(1)
    expect(names()).toEqual([])
  })

  it('writes down no more than where the clones are', async () => {
    await leaveClones()
    const [first] = JSON.parse(rig.read('pay.clones.json')).clones as readonly object[]
    expect(Object.keys(first ?? {}).sort()).toEqual(['category', 'id', 'name', 'org'])
  })
})

describe('--clean', () => {
  it('removes clones that are known by their name alone, and nothing else', async () => {
    await rig.run('publish', '--yes')
    await leaveClones()
    rig.write('pay.clones.json', '{"format": "secure-flow-clones/1", "clones": []}')
    expect(names()).toHaveLength(3)
    const { status, out } = await rig.run('rehearse', '--clean', '--format', 'json')
    expect(status).toBe(0)
    expect(JSON.parse(out)).toMatchObject({
      removed: [expect.stringMatching(/^TEST Generate_Session_Token /)],
      left: [],
    })
    expect(names()).toEqual(['Generate_Session_Token', 'Process_Payment'])
  })

  it('says that nothing is left', async () => {
    const { status, out } = await rig.run('rehearse', '--clean')
    expect([status, out]).toEqual([0, 'All test clones were removed from the org.\n'])
  })
})

describe('wrong usage ends with one line', () => {
  const wrong: readonly (readonly [string, readonly string[], string])[] = [
    ['an action that is not called', ['--action', 'X'], 'no action “X”'],
    ['an input that no action has', ['--value', 'X=1'], 'no action has an input “X”'],
    ['a variable that the flow lacks', ['--call', '--key', 'Task.X=1'], 'no variable “Task.X”'],
    ['a value without a name', ['--value', '1'], 'a name and a value'],
    ['two ways at once', ['--call', '--clean'], 'exclude each other'],
  ]

  it.each(wrong)('%s', async (_, options, text) => {
    const { status, err } = await rehearse(...options)
    expect(status).toBe(2)
    expect(err).toContain(text)
    expect(err.trimEnd().split('\n')).toHaveLength(1)
    expect(rig.requests).toEqual([])
  })
})
