import { err, ok, type Result } from '../base/result.ts'
import { CREDENTIAL, INTEGRATION, type NewIntegration } from './new-integration.ts'
import type { RunContext } from './run-context.ts'
import type { RunError } from './run-error.ts'
import type { StepResult } from './step-result.ts'

/** It is active within seconds; a minute is more than any takes. */
const POLL_MS = 1000
const MAX_POLLS = 60

/** Credential, integration, configuration, active: each looked at before it is made again. */
export async function createIntegration(
  run: RunContext,
  step: string,
  { name, credentialName, fields }: NewIntegration,
  tell: (text: string) => void,
): Promise<Result<StepResult, RunError>> {
  const { org } = run
  let credential: string | null = null
  if (fields.length > 0) {
    tell('sending the credentials')
    const sent = await sendCredential(run, step, credentialName, fields)
    if (!sent.ok) return sent
    credential = sent.value
  }
  tell('making the integration')
  const made = await run.writeOnce(step, INTEGRATION, {
    async send() {
      const created = await org.createIntegration(name)
      return created.ok ? ok({ id: created.value.id, version: null }) : created
    },
    async look() {
      const all = await org.integrations()
      if (!all.ok) return all
      const own = all.value.find((one) => one.name === name)
      return ok(own === undefined ? null : { id: own.id, version: null })
    },
  })
  if (!made.ok) return made
  const { id } = made.value
  if (credential !== null) {
    tell('giving it the credentials')
    const set = await org.setCredential(id, credential)
    if (!set.ok) return set
  }
  tell('activating it')
  const enabled = await org.enableIntegration(id)
  if (!enabled.ok) return enabled
  const active = await waitUntilActive(run, id, tell)
  return active.ok ? ok({ type: 'integration', integration: { id, name } }) : active
}

/**
 * What is typed in is in no journal. A credential that may have been made by an earlier run gets its values again.
 */
async function sendCredential(
  run: RunContext,
  step: string,
  name: string,
  fields: readonly string[],
): Promise<Result<string, RunError>> {
  const known = run.progress.write(step, CREDENTIAL)
  if (known?.type === 'done') return ok(known.value.id)
  const { secrets = {} } = run.env
  const values: Record<string, string> = {}
  for (const field of fields) {
    const value = secrets[field]
    if (value === undefined || value === '') return err({ code: 'secret-missing', field })
    values[field] = value
  }
  const sent = await run.writeOnce(step, CREDENTIAL, {
    async send() {
      const created = await run.org.createCredential(name, values)
      return created.ok ? ok({ id: created.value.id, version: null }) : created
    },
    async look() {
      const found = await run.org.findCredential(name)
      if (!found.ok) return found
      if (found.value === null) return ok(null)
      const replaced = await run.org.replaceCredential(found.value.id, name, values)
      return replaced.ok ? ok({ id: replaced.value.id, version: null }) : replaced
    },
  })
  return sent.ok ? ok(sent.value.id) : sent
}

async function waitUntilActive(
  run: RunContext,
  id: string,
  tell: (text: string) => void,
): Promise<Result<null, RunError>> {
  for (let poll = 0; poll < MAX_POLLS; poll += 1) {
    if (run.env.isStopped()) return err({ code: 'cancelled' })
    const all = await run.org.integrations()
    if (!all.ok) return all
    if (all.value.some((one) => one.id === id && one.isActive)) return ok(null)
    tell('waiting until it is active')
    await run.env.sleep(POLL_MS)
  }
  return err({ code: 'integration-not-active' })
}
