import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Design } from '#core/model/design.ts'
import { buildFlow } from '#testing/build-flow.ts'
import { type CliRig, cliRig, PAY } from '#testing/cli-publish.ts'

let rig: CliRig

beforeEach(() => {
  rig = cliRig()
})

afterEach(() => {
  rig.remove()
  vi.unstubAllGlobals()
})

/** Before the call returns to the agent it is to go on in another flow. */
function goingOnIn(flow: string): Design {
  const made = buildFlow(`start -> desk: flow(${flow}) -> done: return`).nodes.find(
    ({ id }) => id === 'desk',
  )
  const last = PAY.nodes.find(({ kind }) => kind === 'return-to-agent')
  const edge = PAY.edges.find(({ to }) => to === last?.id)
  if (made === undefined || last === undefined || edge === undefined) throw new Error('no return')
  return {
    ...PAY,
    nodes: [...PAY.nodes, { ...made, task: last.task }],
    edges: [
      ...PAY.edges.map((one) => (one === edge ? { ...one, to: made.id } : one)),
      { from: made.id, output: 'failure', to: last.id },
    ],
  }
}

test('a flow that the org does not have is said before anything is written', async () => {
  rig.save(goingOnIn('Nobody There'))
  const { err } = await rig.run('plan')
  expect(err).toContain('warning SF-PUB-04')
  expect(err).toContain('“Nobody There”, which the org does not have')
})

test('a design that names nothing of the org asks no list of it', async () => {
  await rig.run('plan')
  expect(rig.requests).not.toContain('GET /api/v2/integrations/actions/drafts')
})

/** The contract of the payment has changed. */
const REPLACING: Design = {
  ...PAY,
  actions: PAY.actions.map((action) =>
    action.purpose === 'payment'
      ? {
          ...action,
          outputs: [
            ...action.outputs,
            { name: 'Note', type: 'string', required: false, description: '', sensitivity: 'none' },
          ],
        }
      : action,
  ),
}

test('a contract that was published otherwise is said where it was, and replaced by publishing', async () => {
  await rig.run('publish', '--yes')
  expect((await rig.cli(['lint', rig.file])).out).not.toContain('SF-CON-15')
  rig.save(REPLACING)
  const linted = await rig.cli(['lint', rig.file, '--max-warnings', '0'])
  expect(linted.status).toBe(0)
  expect(linted.out).toContain('“Process_Payment” was published to Sandbox org')
  const plan = await rig.run('plan')
  expect(plan.out).toContain('Replace action Process_Payment by Process_Payment_2')
  expect(plan.err).toContain('info SF-CON-15')
  expect((await rig.run('publish', '--yes')).status).toBe(0)
  expect((await rig.cli(['lint', rig.file])).out).not.toContain('SF-CON-15')
})

test('who wants no action replaced sets the rule to error', async () => {
  await rig.run('publish', '--yes')
  rig.save(REPLACING)
  rig.write('secure-flow.config.json', '{"rules": {"SF-CON-15": "error"}}')
  expect((await rig.cli(['lint', rig.file])).status).toBe(1)
  const { status, err } = await rig.run('publish', '--yes')
  expect(status).toBe(1)
  expect(err).toContain('SF-CON-15')
})
