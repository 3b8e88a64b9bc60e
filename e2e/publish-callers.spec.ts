import { sessionTokenTemplate } from '#core/gateways/session-token/flow.ts'
import type { Design } from '#core/model/design.ts'
import { expect, test } from './fixtures.ts'
import type { PublishPage } from './pages/publish.ts'
import type { Studio } from './pages/studio.ts'

test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

test('an agent’s script gets the request that starts the flow, ready to be copied', async ({
  publish,
  org,
  page,
}) => {
  await publishOf(publish, enteredBy('agent'))
  const request = publish.result.getByRole('group', { name: 'Request of an agent script' })
  await expect(request).toContainText('/secureivrsessions')
  const [flow] = await org.flows()
  await expect(request).toContainText(`"flowId": "${flow?.id}"`)
  await publish.result.getByRole('button', { name: 'Copy', exact: true }).click()
  expect(await copied(page)).toBe(await request.textContent())
})

test('another flow gets its “Transfer to Secure Flow” action, ready to be pasted', async ({
  publish,
  page,
}) => {
  await publishOf(publish, enteredBy('transfer'))
  const step = publish.result.getByRole('group', { name: 'Transfer to Secure Flow action' })
  await expect(step).toContainText('transferToFlowSecure:')
  await expect(step).toContainText('Card payment by session token')
  await publish.result.getByRole('button', { name: 'Copy', exact: true }).click()
  expect(await copied(page)).toBe(await step.textContent())
})

/** The flow as agents start it, or as other flows hand calls over to it: then it ends where it is. */
function enteredBy(entryMode: Design['flow']['entryMode']): Design {
  const design = sessionTokenTemplate.build()
  if (entryMode === 'agent') return design
  return {
    ...design,
    flow: { ...design.flow, entryMode },
    nodes: design.nodes.map((node) =>
      node.kind === 'return-to-agent' ? { ...node, kind: 'disconnect', props: {} } : node,
    ),
  }
}

async function publishOf(publish: PublishPage, design: Design): Promise<void> {
  await publish.openDesign(design)
  await publish.publish()
  await publish.expectLive('1.0')
}

function copied(page: Studio['page']): Promise<string> {
  return page.evaluate(() => navigator.clipboard.readText())
}
