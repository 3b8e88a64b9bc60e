import { afterEach, expect, test, vi } from 'vitest'
import { FLOW_TEMPLATES } from '#core/gateways/templates.ts'
import { findProblems } from '#core/lint/lint.ts'
import type { Problem } from '#core/lint/problem.ts'
import { categoryOf, type DataAction } from '#core/model/data-action.ts'
import { describeOpenFlowError, openFlow } from '#core/publish/open-flow.ts'
import { isUpToDate } from '#core/publish/plan.ts'
import { publishRig } from '#testing/publish-rig.ts'
import { flowYaml, publishTemplate, publishYaml } from '#testing/sandbox-contents.ts'
import { flowFiles } from './flow-files.ts'

afterEach(() => vi.unstubAllGlobals())

function start() {
  const rig = publishRig()
  const told: string[] = []
  let isStopped = false
  return {
    rig,
    told,
    stop: () => {
      isStopped = true
    },
    open: async (name: string) => {
      const flows = await rig.org.secureFlows()
      if (!flows.ok) throw new Error('no list')
      const flow = flows.value.find((one) => one.name === name)
      if (flow === undefined) throw new Error(`no ${name} in ${JSON.stringify(flows.value)}`)
      return openFlow(rig.org, flow, {
        files: flowFiles,
        org: { id: 'o1', name: 'Sandbox' },
        sleep: async (ms) => rig.sandbox.wait(ms),
        isStopped: () => isStopped,
        tell: (text) => told.push(text),
      })
    },
  }
}

const templates = FLOW_TEMPLATES.filter(({ gateway }) => gateway !== null)

test.each(templates)(
  '$id comes back with its actions, and nothing to publish',
  async (template) => {
    const { rig, open } = start()
    const design = publishTemplate(rig.sandbox, rig.token, template)
    const opened = await open(design.flow.name)
    if (!opened.ok) throw new Error(describeOpenFlowError(opened.error))
    const { design: back, memory } = opened.value
    expect(byName(back.actions)).toEqual(byName(design.actions))
    expect(findProblems(back).filter(isOfTheFlow)).toEqual([])
    expect(isUpToDate(await rig.plan(back, { memory }))).toBe(true)
  },
)

/** What an org keeps of an action, with what it is for and what is sensitive in it, which is inferred. */
function byName(actions: readonly DataAction[]) {
  return actions
    .map(
      ({ name, secure, purpose, inputs, outputs, request, response, timeoutSeconds, ...rest }) => ({
        name,
        category: categoryOf(rest),
        parts: { secure, purpose, inputs, outputs, request, response, timeoutSeconds },
      }),
    )
    .sort((a, b) => a.name.localeCompare(b.name))
}

/** How long a token lives stands in no org, and where its gateway does not say it either somebody has to. */
function isOfTheFlow({ severity, rule }: Problem): boolean {
  return severity !== 'info' && rule !== 'token-lifetime-known'
}

test('lists secure call flows alone, with their version and when it was published', async () => {
  const { rig } = start()
  publishYaml(rig.sandbox, rig.token, flowYaml('Pay'))
  const listed = await rig.org.secureFlows()
  const pay = listed.ok ? listed.value.find(({ name }) => name === 'Pay') : undefined
  expect(pay).toMatchObject({ publishedVersion: '1.0', lockedBy: null })
  expect(Date.parse(pay?.publishedAt ?? '')).not.toBeNaN()
})

test('an export that fails is worded for whoever wanted to open it', async () => {
  const { rig, open } = start()
  publishYaml(rig.sandbox, rig.token, flowYaml('Pay'))
  rig.sandbox.arm({ kind: 'job-failure', job: 'export', messages: ['Out of order'] })
  const opened = await open('Pay')
  expect(opened.ok ? '' : describeOpenFlowError(opened.error)).toBe(
    'The org could not export it: Out of order',
  )
})

test('is stopped between two questions', async () => {
  const { rig, open, stop } = start()
  publishYaml(rig.sandbox, rig.token, flowYaml('Pay'))
  stop()
  expect(await open('Pay')).toEqual({ ok: false, error: { code: 'cancelled' } })
})

test('a file that this design would write otherwise counts as changed', async () => {
  const { rig, open } = start()
  publishYaml(rig.sandbox, rig.token, flowYaml('Pay'))
  const other = await open('Pay')
  if (!other.ok || other.value.memory === null) throw new Error('not opened')
  const { design, memory } = other.value
  const renamed = {
    ...design,
    nodes: design.nodes.map((node) => ({ ...node, name: `${node.name}!` })),
  }
  expect(isUpToDate(await rig.plan(renamed, { memory }))).toBe(false)
})
