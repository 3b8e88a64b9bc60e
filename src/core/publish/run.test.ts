import { someJournal, somePublication, someStep } from '#testing/some-publish.ts'
import { describe, expect, it } from 'vitest'
import { err, ok } from '../base/result.ts'
import { sha256Hex } from '../base/sha256.ts'
import { sessionTokenTemplate } from '../gateways/session-token/flow.ts'
import type { ActionId } from '../base/ids.ts'
import { type ActionInput, toActionInput } from './action-input.ts'
import { hashesOf, textsOf } from './action-parts.ts'
import type { JournalEntry } from './journal.ts'
import type { FlowJob, OrgAction, OrgFlow, OrgPort } from './ports.ts'
import { runPlan } from './run.ts'
import type { RunEvent } from './run-context.ts'
import { describeRunError } from './run-error.ts'

const input: ActionInput = toActionInput(sessionTokenTemplate.build().actions[0]!, 'i1')
const of = { action: 'token' as ActionId, designName: input.name }
const { plan } = someJournal([
  someStep('a', { type: 'create-action', ...of, input }, 'create'),
  someStep('f', somePublication({ yaml: 'secureCall:' }), 'create'),
])
const flow: OrgFlow = { id: 'f1', name: 'Pay', publishedVersion: '1.0', lockedBy: null }
const action: OrgAction = { id: 'a1', version: 1, ...input }
const jobs = (...states: FlowJob[]) => states.values()
const started: FlowJob = { status: 'started', messages: [], flowId: null }
const finished: FlowJob = { status: 'success', messages: [], flowId: 'f1' }

/** An org that does everything that it is asked, and writes down what that was. */
function willing(job: Iterator<FlowJob>, change: Partial<OrgPort> = {}) {
  const asked: string[] = []
  const log = <T>(what: string, value: T) => {
    asked.push(what)
    return Promise.resolve(ok(value))
  }
  const org: OrgPort = {
    identity: () =>
      log('identity', {
        userName: '',
        division: null,
        orgId: '',
        orgName: '',
        permissions: null,
        scopes: null,
      }),
    integrations: () => log('integrations', []),
    divisions: () => log('divisions', []),
    createCredential: () => log('createCredential', { id: 'c1' }),
    replaceCredential: () => log('replaceCredential', { id: 'c1' }),
    findCredential: () => log('findCredential', null),
    createIntegration: () => log('createIntegration', { id: 'i1' }),
    credentialType: () => log('credentialType', null),
    setCredential: () => log('setCredential', null),
    enableIntegration: () => log('enableIntegration', null),
    actionsIn: () => log('actionsIn', []),
    actionDrafts: () => log('actionDrafts', []),
    flowsUsing: () => log('flowsUsing', []),
    exportFlow: () => log('exportFlow', 'secureCall:\n'),
    findFlow: () => log('findFlow', null),
    action: () => log('action', action),
    createActionDraft: () => log('createActionDraft', { id: 'a1', version: 1 }),
    validateActionDraft: () => log('validateActionDraft', []),
    publishActionDraft: () => log('publishActionDraft', { id: 'a1', version: 1 }),
    deleteActionDraft: () => log('deleteActionDraft', null),
    deleteAction: () => log('deleteAction', null),
    createAction: () => log('createAction', { id: 'a1', version: 1 }),
    testAction: () =>
      log('testAction', { success: true, operations: [], error: null, finalResult: null }),
    updateAction: () => log('updateAction', { id: 'a1', version: 2 }),
    registerFlowJob: () => log('registerFlowJob', { id: 'j1', uploadUrl: 'http://u', headers: {} }),
    upload: () => log('upload', null),
    relayUpload: () => log('relayUpload', null),
    flowJob: () => log('flowJob', job.next().value as FlowJob),
    flow: () => log('flow', flow),
    ...change,
  }
  return { org, asked }
}

async function run(org: OrgPort, isStopped: () => boolean = () => false, steps = plan.steps) {
  const events: RunEvent[] = []
  const waits: number[] = []
  const journal: JournalEntry[] = []
  const outcome = await runPlan({ ...plan, steps }, org, {
    org: { id: 'o1', name: 'Org' },
    sleep: async (ms) => void waits.push(ms),
    isStopped,
    onEvent: (event) => events.push(event),
    record: async (entry) => {
      journal.push(entry)
      return ok(null)
    },
  })
  return { outcome, events, waits, journal }
}

describe('a run', () => {
  it('does one step after the other and reads back what stands', async () => {
    const { org, asked } = willing(jobs(started, finished))
    const { outcome, waits } = await run(org)
    expect(asked).toEqual([
      'createActionDraft',
      'validateActionDraft',
      'publishActionDraft',
      'action',
      'registerFlowJob',
      'upload',
      'flowJob',
      'flowJob',
      'flow',
    ])
    expect(outcome).toEqual({
      ok: true,
      value: {
        flow,
        memory: {
          org: { id: 'o1', name: 'Org' },
          integration: { id: 'i1', name: 'Payments' },
          actions: {
            token: {
              id: 'a1',
              designName: input.name,
              name: input.name,
              version: 1,
              hashes: hashesOf(textsOf(input)),
            },
          },
          flow: {
            id: 'f1',
            name: 'Pay',
            version: '1.0',
            hash: sha256Hex('secureCall:'),
          },
        },
      },
    })
    expect(waits).toEqual([1000])
  })

  it('removes a draft that is not accepted and stops there', async () => {
    const { org, asked } = willing(jobs(), {
      validateActionDraft: async () => ok(['The schema is not flat.']),
    })
    const { outcome } = await run(org)
    expect(outcome).toMatchObject({ ok: false, error: { code: 'draft-invalid' } })
    expect(asked).toEqual(['createActionDraft', 'deleteActionDraft'])
  })

  it('does not go on with an action that the org kept differently', async () => {
    const { org } = willing(jobs(), { action: async () => ok({ ...action, secure: false }) })
    const { outcome } = await run(org)
    expect(outcome).toMatchObject({
      ok: false,
      error: { code: 'differs', parts: ['secure flag'] },
    })
  })

  it('gives the reasons of a job that failed, or says that there are none', async () => {
    const failed: FlowJob = {
      status: 'failure',
      messages: [{ type: 'error', text: 'Task is empty.' }],
      flowId: null,
    }
    const { outcome } = await run(willing(jobs(failed)).org)
    expect(outcome).toEqual({
      ok: false,
      error: { code: 'job-failed', messages: ['Task is empty.'] },
    })
    expect(describeRunError({ code: 'job-failed', messages: [] })).toContain('gave no reason')
  })

  it('does not take a success without a flow for one', async () => {
    const { outcome } = await run(willing(jobs({ ...finished, flowId: null })).org)
    expect(outcome).toEqual({ ok: false, error: { code: 'job-without-flow' } })
  })

  it('gives up on a job that never ends', async () => {
    const { org } = willing(jobs(), { flowJob: async () => ok(started) })
    const { outcome, waits } = await run(org)
    expect(outcome).toEqual({ ok: false, error: { code: 'job-too-slow', minutes: 16 } })
    expect(waits).toHaveLength(960)
  })

  it('gives no empty reasons', async () => {
    const failed: FlowJob = {
      ...started,
      status: 'failure',
      messages: [{ type: 'unknown', text: '' }],
    }
    const { outcome } = await run(willing(jobs(failed)).org)
    expect(outcome).toEqual({ ok: false, error: { code: 'job-failed', messages: [] } })
  })

  it('sends no file to a job when it was asked to stop meanwhile', async () => {
    const { org, asked } = willing(jobs())
    const { outcome } = await run(org, () => asked.includes('registerFlowJob'))
    expect(outcome).toEqual({ ok: false, error: { code: 'cancelled' } })
    expect(asked).not.toContain('upload')
  })

  it('waits for no export any longer when it is asked to stop', async () => {
    let stops = false
    let isTold: boolean | undefined
    const exportFlow: OrgPort['exportFlow'] = async (_, __, isStopped) => {
      stops = true
      isTold = isStopped?.()
      return err({ code: 'cancelled' })
    }
    const { org } = willing(jobs(), { exportFlow })
    const exported = someStep('f', somePublication({ before: flow }))
    await run(org, () => stops, [{ ...exported, takenBack: 'exported' }])
    expect(isTold).toBe(true)
  })

  it('ends what the org says with one full stop', () => {
    const said = (detail: string) =>
      describeRunError({ code: 'forbidden', permissions: [], detail })
    expect(said('You may not.')).toContain('refused: You may not. It did')
    expect(said('You may not')).toContain('refused: You may not. It did')
  })

  it('does not take a write for refused when nobody waited for the reply', async () => {
    const cancelled = async () => err({ code: 'cancelled' } as const)
    const creating = await run(willing(jobs(), { createActionDraft: cancelled }).org)
    expect(creating.outcome).toEqual({ ok: false, error: { code: 'cancelled' } })
    expect(creating.journal.at(-1)).toMatchObject({ type: 'begun', write: 'draft' })
    const uploading = await run(willing(jobs(), { upload: cancelled }).org)
    expect(uploading.outcome).toEqual({ ok: false, error: { code: 'cancelled' } })
    expect(uploading.journal.at(-1)).toMatchObject({ type: 'done', write: 'job' })
  })

  it('stops before the next step when it is asked to', async () => {
    const { org, asked } = willing(jobs())
    const { outcome } = await run(org, () => asked.includes('publishActionDraft'))
    expect(outcome).toEqual({ ok: false, error: { code: 'cancelled' } })
    expect(asked).not.toContain('registerFlowJob')
  })
})
