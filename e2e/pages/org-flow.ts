import { type APIRequestContext, expect } from '@playwright/test'
import { writeArchy } from '#core/codec/archy/write.ts'
import { sessionTokenTemplate } from '#core/gateways/session-token/flow.ts'
import type { Design } from '#core/model/design.ts'

/** The template as it is in a new org, with something else that the caller hears. */
export function withGreeting(text: string): Design {
  const design = sessionTokenTemplate.build()
  return {
    ...design,
    nodes: design.nodes.map((node) => (node.name === 'Welcome' ? { ...node, name: text } : node)),
  }
}

/** Somebody publishes a flow in the org, with Archy or by its API, as far as it goes without the app. */
export async function publishInOrg(
  request: APIRequestContext,
  url: string,
  design: Design,
): Promise<void> {
  const written = writeArchy(design)
  if (!written.ok) throw new Error(JSON.stringify(written.error))
  const pair = Buffer.from('sandbox-cli:sandbox-cli').toString('base64')
  const signedIn = await request.post(`${url}/oauth/token`, {
    headers: { authorization: `Basic ${pair}` },
    form: { grant_type: 'client_credentials' },
  })
  const { access_token: token } = (await signedIn.json()) as { readonly access_token: string }
  const headers = { authorization: `Bearer ${token}` }
  const registered = await request.post(`${url}/api/v2/flows/jobs`, { headers })
  const job = (await registered.json()) as {
    readonly id: string
    readonly presignedUrl: string
    readonly headers: Readonly<Record<string, string>>
  }
  const data = Buffer.from(written.value.yaml)
  const sent = await request.put(job.presignedUrl, { headers: job.headers, data })
  expect(sent.status(), await sent.text()).toBe(200)
  const status = async () => {
    const reply = await request.get(`${url}/api/v2/flows/jobs/${job.id}`, { headers })
    return ((await reply.json()) as { readonly status: string }).status
  }
  await expect.poll(status).toBe('Success')
}
