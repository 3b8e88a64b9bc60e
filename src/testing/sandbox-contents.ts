import { writeArchy } from '#core/codec/archy/write.ts'
import type { FlowTemplate } from '#core/gateways/flow-template.ts'
import type { Design } from '#core/model/design.ts'
import { toActionInput } from '#core/publish/action-input.ts'
import { placeActions } from '#core/publish/plan.ts'
import { gatewayIntegrationId } from '#sandbox/org/seed.ts'
import type { SandboxDriver } from './drive-sandbox.ts'
import { runJob } from './sandbox-jobs.ts'

/** A secure call flow that calls one secure data action, or none, and hangs up. */
export function flowYaml(name: string, action: string | null = null): string {
  const call =
    action === null
      ? ''
      : `\n          - callDataSecure: {name: Pay, category: {Payment gateway: {dataAction: {${action}: {}}}}}`
  return `secureCall:
  name: ${name}
  startUpRef: "/secureCall/tasks/task[Main_10]"
  defaultLanguage: en-us
  supportedLanguages: {en-us: {}}
  initialGreeting: {tts: Hello}
  tasks:
    - task:
        name: Main
        refId: Main_10
        actions:${call}
          - disconnect: {name: Hang up}
`
}

/** Publishes a file as a client does, and gives what a poll of the finished job sees; throws when it has failed. */
export function publishYaml(org: SandboxDriver, token: string, yaml: string) {
  const job = runJob(org, token, yaml)
  if (job.status !== 'Success') throw new Error(JSON.stringify(job.messages))
  return job
}

/** Publishes a template with its actions, as the plan of a first publish does, and gives the design that it was. */
export function publishTemplate(
  org: SandboxDriver,
  token: string,
  template: Pick<FlowTemplate, 'build'>,
): Design {
  const integration = {
    id: gatewayIntegrationId,
    name: 'Payment gateway',
    typeId: 'custom-rest-actions',
    isActive: true,
  }
  const design = placeActions(template.build(), integration)
  for (const action of design.actions) {
    const input = toActionInput(action, gatewayIntegrationId)
    org.api(token, 'POST', '/api/v2/integrations/actions', input)
  }
  const written = writeArchy(design)
  if (!written.ok) throw new Error('the template cannot be written')
  publishYaml(org, token, written.value.yaml)
  return design
}

/** The body of a data action without inputs and outputs; `changes` replaces whole properties. */
export function actionBody(name: string, changes: Readonly<Record<string, unknown>> = {}) {
  return {
    category: 'Payment gateway',
    name,
    integrationId: gatewayIntegrationId,
    secure: true,
    config: {
      request: { requestUrlTemplate: 'https://gateway.example/pay', requestType: 'POST' },
      response: {},
    },
    contract: {
      input: { inputSchema: { type: 'object', properties: {} } },
      output: { successSchema: { type: 'object', properties: {} } },
    },
    ...changes,
  }
}
