import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { writeArchy } from '#core/codec/archy/write.ts'
import type { Design } from '#core/model/design.ts'
import { type CliRig, cliRig, PAY } from '#testing/cli-publish.ts'
import { publishYaml } from '#testing/sandbox-contents.ts'

let rig: CliRig

beforeEach(() => {
  rig = cliRig()
})

afterEach(() => {
  rig.remove()
  vi.unstubAllGlobals()
})

function greeting(name: string): Design {
  const nodes = PAY.nodes.map((node) => (node.name === 'Welcome' ? { ...node, name } : node))
  return { ...PAY, nodes }
}

/** Somebody publishes it in the org, without us. */
function publishInOrg(name: string): void {
  const written = writeArchy(greeting(name))
  if (!written.ok) throw new Error(JSON.stringify(written.error))
  publishYaml(rig.sandbox, rig.sandbox.signIn(), written.value.yaml)
}

function forbidExport(): void {
  rig.sandbox.change((state) => ({
    ...state,
    clients: state.clients.map((client) => ({
      ...client,
      permissions: client.permissions.filter((one) => !one.startsWith('architect:jobExport')),
    })),
  }))
}

const versions = () =>
  [...rig.sandbox.state().flows.values()].find(({ name }) => name === PAY.flow.name)?.versions ?? []

describe('a flow that was published in the org since', () => {
  beforeEach(async () => {
    await rig.run('publish', '--yes')
    publishInOrg('Theirs')
    rig.save(greeting('Ours'))
  })

  it.each(['plan', 'publish'] as const)('%s shows both sides of the change', async (command) => {
    const { status, out, err } = await rig.run(command, ...(command === 'plan' ? [] : ['--yes']))
    expect(status).toBe(1)
    expect(err).toContain('choose with --keep org or --keep design')
    const [theirs, ours] = out.split('YAML: changed in the design')
    expect(theirs).toMatch(
      /YAML: changed in the org\n\s+--- YAML as published from here\n\s+\+\+\+ YAML in the org\n/,
    )
    expect(theirs).toMatch(/-\s+name: Welcome\n\s+\+\s+name: Theirs\n/)
    expect(ours).toContain('+++ YAML in the design')
    expect(ours).toMatch(/-\s+name: Welcome\n\s+\+\s+name: Ours\n/)
    expect(versions()).toHaveLength(2)
  })

  it('is in the JSON, side by side', async () => {
    const { out } = await rig.run('plan', '--format', 'json')
    const { steps } = JSON.parse(out) as { steps: { id: string; parts: { changedBy: string }[] }[] }
    const flow = steps.find(({ id }) => id === 'flow')
    expect(flow?.parts.map(({ changedBy }) => changedBy)).toEqual(['org', 'design'])
  })

  it('can be brought back, because the org gives it out', async () => {
    const { status, out } = await rig.run('publish', '--yes', '--keep', 'design')
    expect(status).toBe(0)
    expect(out).not.toContain('by hand')
    expect((await rig.run('publish', '--yes', '--roll-back')).status).toBe(0)
    expect(versions()).toHaveLength(4)
    expect(versions().at(-1)?.yaml).toContain('name: Theirs')
  })

  it('of which nothing was recorded here is held against the design', async () => {
    writeFileSync(join(rig.folder, 'pay.journal.jsonl'), '')
    const { out } = await rig.run('plan')
    expect(out).toContain('YAML: different')
    expect(out).toMatch(/-\s+name: Theirs\n\s+\+\s+name: Ours\n/)
  })

  it('that the client may not export: the permission is named, and that the way back is by hand', async () => {
    forbidExport()
    const { out } = await rig.run('plan')
    expect(out).toContain('cannot be shown: You are missing architect:jobExport:create')
    expect(out).toContain('Rolling this back is by hand')
    expect(out).not.toContain('YAML:')
  })
})

it('a pipeline that keeps what was published, but no journal, sees what it changes', async () => {
  await rig.run('publish', '--yes')
  writeFileSync(join(rig.folder, 'pay.journal.jsonl'), '')
  rig.save(greeting('Ours'))
  const { status, out } = await rig.run('plan')
  expect(status).toBe(0)
  expect(out).toContain('YAML: changed in the design')
  expect(out).toMatch(/-\s+name: Welcome\n\s+\+\s+name: Ours\n/)
  expect(out).not.toContain('changed in the org')
})

it('nothing is exported where it is on record what is live', async () => {
  await rig.run('publish', '--yes')
  rig.save(greeting('Ours'))
  rig.requests.splice(0)
  await rig.run('plan')
  expect(rig.requests.filter((request) => request.includes('/export/'))).toEqual([])
})
