import { readdirSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { CLIENT, type CliOptions, type CliRig, cliRig, writes } from '#testing/cli-publish.ts'
import { SANDBOX_ORIGIN } from '#testing/sandbox-fetch.ts'

let rig: CliRig

beforeEach(() => {
  rig = cliRig()
})

afterEach(() => {
  rig.remove()
  vi.unstubAllGlobals()
})

const NAME = 'Payments of this team'
const SECRET = 'what-nobody-may-read'
const WITH_SECRET: CliOptions = {
  environment: { ...CLIENT, SECURE_FLOW_CREDENTIAL_API_KEY: SECRET },
}

const publish = (how: CliOptions, ...options: readonly string[]) =>
  rig.cli(['publish', rig.file, '--org', SANDBOX_ORIGIN, '--yes', ...options], how)

const create = (how: CliOptions = WITH_SECRET, ...options: readonly string[]) =>
  publish(how, '--create-integration', NAME, ...options)

function made() {
  return [...rig.sandbox.state().integrations.values()].filter(({ name }) => name === NAME)
}

/** What the org was given for the credentials of an integration, the last time. */
function sent() {
  const last = rig.bodies.findLast((body) => body.includes('credentialFields'))
  return last === undefined ? null : JSON.parse(last).credentialFields
}

/** The integration has the credentials that were made for it. */
function isGivenThem() {
  const { integrations, credentials } = rig.sandbox.state()
  const own = [...integrations.values()].find(({ name }) => name === NAME)
  return credentials.has(own?.config.credentials['basicAuth'] ?? '')
}

/** Everything that is written down in the folder. */
function kept() {
  return readdirSync(rig.folder)
    .filter((name) => !name.startsWith('secrets'))
    .map((name) => rig.read(name))
    .join('\n')
}

describe('an integration that the org does not have', () => {
  it('is seen in the plan, which needs no value', async () => {
    const { status, out } = await rig.run('plan', '--create-integration', NAME)
    expect(status).toBe(0)
    expect(out).toContain(`+ Create integration “${NAME}”`)
    expect(out).toContain('with the credentials apiKey')
    expect(writes(rig.requests)).toEqual([])
  })

  it('is made first, with values of the environment that are kept nowhere', async () => {
    const { status, out, err } = await create()
    expect([status, err]).toEqual([0, ''])
    expect(made()).toHaveLength(1)
    expect(sent()).toEqual({ apiKey: SECRET })
    expect(isGivenThem()).toBe(true)
    expect(out + kept()).not.toContain(SECRET)
  })

  it('takes values from a file, before those of the environment', async () => {
    const file = rig.write('secrets.yaml', 'apiKey: "of * this org"\n')
    expect((await create(WITH_SECRET, '--credentials', file)).status).toBe(0)
    expect(sent()).toEqual({ apiKey: 'of * this org' })
    expect(kept()).not.toContain('of * this org')
  })

  it('is used when it is there: the same command publishes again', async () => {
    await create()
    rig.requests.splice(0)
    const again = await create({})
    expect(again.out).toContain('Nothing to publish')
    expect(writes(rig.requests)).toEqual([])
    expect((await publish({})).out).toContain('Nothing to publish')
    expect(made()).toHaveLength(1)
  })

  it('is not begun without a value, and the variable is named', async () => {
    const { status, err } = await create({})
    expect(status).toBe(2)
    expect(err).toContain('apiKey of the new integration has no value: set SECURE_FLOW_CREDENTIAL_')
    expect(writes(rig.requests)).toEqual([])
  })

  it('says nothing of what is in a file that cannot be read', async () => {
    const file = rig.write('secrets.yaml', `apiKey: *${SECRET}\n`)
    const { status, err } = await create({}, '--credentials', file)
    expect(status).toBe(2)
    expect(err).toContain('must hold one value for each name')
    expect(err).not.toContain(SECRET)
  })

  it('is not both chosen and made', async () => {
    const { status, err } = await create(WITH_SECRET, '--integration', 'Payments')
    expect([status, err]).toEqual([
      2,
      'secure-flow publish: --integration and --create-integration exclude each other\n',
    ])
  })
})

describe('a process that is killed while it makes one', () => {
  const requests = Array.from({ length: 14 }, (_, i) => i + 5)

  it.each(requests)('at request %d goes on and makes one, with its values', async (request) => {
    rig.killAt(request)
    const first = await create()
    const again = await create()
    const isAsked = again.err.includes('did not end: go on with --resume')
    const last = isAsked ? await publish(WITH_SECRET, '--resume') : again
    expect(last).toMatchObject({ status: 0, err: '' })
    expect(made()).toHaveLength(1)
    expect(sent()).toEqual({ apiKey: SECRET })
    expect(isGivenThem()).toBe(true)
    expect([first, again, last].map(({ out, err }) => out + err).join('') + kept()).not.toContain(
      SECRET,
    )
  })

  it('needs the values again only where they were not sent', async () => {
    const post = /^POST .*\/integrations\/credentials$/
    rig.onRequest((request) => {
      if (post.test(request)) rig.killAt(0)
    })
    await create()
    rig.onRequest(() => {})
    const { status, err } = await publish({}, '--resume')
    expect(status).toBe(2)
    expect(err).toContain('SECURE_FLOW_CREDENTIAL_API_KEY')
  })
})
