import type { SandboxDriver } from './drive-sandbox.ts'
import { UPLOAD_ORIGIN } from './sandbox-fetch.ts'

export const JOBS = '/api/v2/flows/jobs'

/** What an org gives to somebody who wants to publish a flow: where the file goes. */
export interface Ticket {
  readonly id: string
  readonly presignedUrl: string
  readonly headers: Readonly<Record<string, string>>
}

export function registerJob(org: SandboxDriver, token: string): Ticket {
  return org.api(token, 'POST', JOBS).body
}

/** Uploads the file of a job; `headers` are sent besides those that the ticket asks for. */
export function putFile(
  org: SandboxDriver,
  ticket: Ticket,
  yaml: string,
  headers: Readonly<Record<string, string>> = {},
) {
  const url = ticket.presignedUrl.replace(UPLOAD_ORIGIN, '')
  const sent = { ...ticket.headers, ...headers }
  return org.send({ channel: 'upload', method: 'PUT', url, headers: sent, body: yaml })
}

/** Publishes a file as a client does, and gives what a poll sees when the job has ended, well or not. */
export function runJob(org: SandboxDriver, token: string, yaml: string) {
  const ticket = registerJob(org, token)
  putFile(org, ticket, yaml)
  org.wait(2000)
  return org.api(token, 'GET', `${JOBS}/${ticket.id}?expand=messages`).body
}
