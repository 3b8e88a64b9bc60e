import { type APIRequestContext, type APIResponse, expect } from '@playwright/test'
import { writeArchy } from '#core/codec/archy/write.ts'
import type { Design } from '#core/model/design.ts'

/** What can be made to go wrong in the sandbox; `/sandbox` says what each does. */
export type Fault =
  | {
      readonly kind: 'status'
      readonly status: number
      readonly retryAfterSeconds?: number
      readonly method?: string
      readonly path?: string
      readonly times?: number
    }
  | {
      readonly kind: 'slow'
      readonly delayMs: number
      readonly method?: string
      readonly path?: string
      readonly times?: number
    }
  | { readonly kind: 'upload-cors-off' }
  | {
      readonly kind: 'job-failure'
      readonly job?: 'export'
      readonly messages?: readonly string[]
    }

export interface PublishedFlow {
  readonly id: string
  readonly name: string
  readonly type: string
  readonly publishedVersion?: { readonly id: string; readonly commitVersion?: string }
}

export interface PublishedAction {
  readonly id: string
  readonly name: string
  readonly category: string
  readonly integrationId: string
  readonly secure: boolean
  readonly version: number
}

/** The org behind the app, asked as a script asks it: over its API, with credentials of its own. */
export class SandboxOrg {
  readonly #request: APIRequestContext
  readonly #url: string

  constructor(request: APIRequestContext, url: string) {
    this.#request = request
    this.#url = url
  }

  async reset(): Promise<void> {
    await this.#control('reset', {})
  }

  async arm(fault: Fault): Promise<void> {
    await this.#control('faults', fault)
  }

  async flows(): Promise<readonly PublishedFlow[]> {
    return (await this.#entities('/api/v2/flows?type=securecall')) as readonly PublishedFlow[]
  }

  async actions(): Promise<readonly PublishedAction[]> {
    const listed = await this.#entities('/api/v2/integrations/actions?pageSize=100')
    return listed as readonly PublishedAction[]
  }

  /** By name. */
  async integrations(): Promise<readonly unknown[]> {
    return this.#entities('/api/v2/integrations?pageSize=100&sortBy=name')
  }

  /** Somebody has published a data action, in a category of its own. */
  async addAction(name: string, category: string): Promise<void> {
    const [integration] = (await this.integrations()) as readonly { readonly id: string }[]
    const data = {
      name,
      category,
      integrationId: integration?.id,
      secure: true,
      config: {
        timeoutSeconds: 20,
        request: {
          requestUrlTemplate: 'https://gateway.example/refunds',
          requestType: 'POST',
          headers: { 'Content-Type': 'application/json' },
          requestTemplate: '{"amount": ${input.amount}}',
        },
        response: {
          translationMap: { status: '$.status' },
          translationMapDefaults: {},
          successTemplate: '{"status": ${status}}',
        },
      },
      contract: {
        input: { inputSchema: { type: 'object', properties: { amount: { type: 'number' } } } },
        output: { successSchema: { type: 'object', properties: { status: { type: 'string' } } } },
      },
    }
    const headers = await this.#signedIn()
    const path = `${this.#url}/api/v2/integrations/actions`
    const reply = await this.#request.post(path, { headers, data })
    expect(reply.ok(), await reply.text()).toBe(true)
  }

  /** Somebody publishes a flow, with Archy or by the API, as far as it goes without the app. */
  async publishFlow(design: Design): Promise<void> {
    const written = writeArchy(design)
    if (!written.ok) throw new Error(JSON.stringify(written.error))
    const headers = await this.#signedIn()
    const jobs = `${this.#url}/api/v2/flows/jobs`
    const job = (await (await this.#request.post(jobs, { headers })).json()) as {
      readonly id: string
      readonly presignedUrl: string
      readonly headers: Readonly<Record<string, string>>
    }
    const data = Buffer.from(written.value.yaml)
    const sent = await this.#request.put(job.presignedUrl, { headers: job.headers, data })
    expect(sent.status(), await sent.text()).toBe(200)
    const status = async () => {
      const reply = await this.#get(`/api/v2/flows/jobs/${job.id}`)
      return ((await reply.json()) as { readonly status: string }).status
    }
    await expect.poll(status).toBe('Success')
  }

  /** Drafts that were never published. */
  async drafts(): Promise<readonly PublishedAction[]> {
    const listed = await this.#entities('/api/v2/integrations/actions/drafts?pageSize=100')
    return listed as readonly PublishedAction[]
  }

  /** Somebody in the org sets another timeout of an action. */
  async setTimeoutOf(name: string, timeoutSeconds: number): Promise<void> {
    const action = (await this.actions()).find((one) => one.name === name)
    expect(action, name).toBeDefined()
    const path = `/api/v2/integrations/actions/${action?.id}`
    const read = await this.#get(`${path}?includeConfig=true`)
    const { version, config } = (await read.json()) as {
      readonly version: number
      readonly config: { readonly request: object; readonly response: object }
    }
    const template = async (file: string) => (await this.#get(`${path}/templates/${file}`)).text()
    const data = {
      version,
      config: {
        timeoutSeconds,
        request: { ...config.request, requestTemplate: await template('requesttemplate.vm') },
        response: { ...config.response, successTemplate: await template('successtemplate.vm') },
      },
    }
    const headers = await this.#signedIn()
    const reply = await this.#request.patch(this.#url + path, { headers, data })
    expect(reply.ok(), await reply.text()).toBe(true)
  }

  /** True when the org still knows the token. */
  async knows(token: string): Promise<boolean> {
    const headers = { authorization: `Bearer ${token}` }
    const reply = await this.#request.get(`${this.#url}/api/v2/tokens/me`, { headers })
    return reply.ok()
  }

  async #get(path: string): Promise<APIResponse> {
    const headers = await this.#signedIn()
    const reply = await this.#request.get(this.#url + path, { headers })
    expect(reply.status(), path).toBe(200)
    return reply
  }

  async #entities(path: string): Promise<readonly unknown[]> {
    const reply = await this.#get(path)
    const { entities } = (await reply.json()) as { readonly entities: readonly unknown[] }
    return entities
  }

  async #signedIn(): Promise<{ readonly authorization: string }> {
    const pair = Buffer.from('sandbox-cli:sandbox-cli').toString('base64')
    const reply = await this.#request.post(`${this.#url}/oauth/token`, {
      headers: { authorization: `Basic ${pair}` },
      form: { grant_type: 'client_credentials' },
    })
    const { access_token: token } = (await reply.json()) as { readonly access_token: string }
    return { authorization: `Bearer ${token}` }
  }

  async #control(what: string, data: object): Promise<void> {
    const reply = await this.#request.post(`${this.#url}/sandbox/${what}`, { data })
    expect(reply.ok(), await reply.text()).toBe(true)
  }
}
