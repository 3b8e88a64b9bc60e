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
