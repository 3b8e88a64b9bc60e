import { type Journal, progressOf } from './journal.ts'
import { INTEGRATION_STEP, type PlanStep, type StepWork } from './plan-step.ts'
import type { OrgIntegration, OrgReply } from './ports.ts'

/** The integration type of Web Services Data Actions. */
export const WEB_SERVICES = 'custom-rest-actions'

/**
 * Stands for the id of the integration that the plan makes, wherever the plan needs one: it is known only once the
 * integration is there.
 */
export const NEW_INTEGRATION = 'new-integration'

/** An integration that the plan is to make, with the credentials that the actions name. */
export interface NewIntegration {
  readonly name: string
  /** One that the org has nowhere else, so that it is found again when no answer came. */
  readonly credentialName: string
  /** The names of its fields. What is typed into them is in no plan: see `RunEnvironment`. */
  readonly fields: readonly string[]
}

/**
 * @param mark Nothing else has it. The org tells nothing of a credential but its name: by a name of its own it is found
 *   again.
 */
export function newIntegration(
  name: string,
  mark: string,
  fields: readonly string[],
): NewIntegration {
  return { name, credentialName: `${name} ${mark}`, fields }
}

/** The integration as the rest of a plan sees it. */
export function plannedIntegration({ name }: NewIntegration): OrgIntegration {
  return { id: NEW_INTEGRATION, name, typeId: WEB_SERVICES, isActive: true }
}

export function integrationStep(planned: NewIntegration): PlanStep {
  const { name, fields } = planned
  const work: StepWork = { type: 'create-integration', ...planned }
  return {
    id: INTEGRATION_STEP,
    title: `Create integration “${name}”`,
    detail:
      fields.length === 0
        ? 'Web Services Data Actions, without credentials, active'
        : `Web Services Data Actions, with the credentials ${fields.join(', ')}, active`,
    change: 'create',
    parts: [],
    takenBack: 'not-needed',
    mayKeepOrg: false,
    work,
  }
}

/** The fields of the credentials that a publish has not sent yet, so that going on needs them once more. */
export function secretsNeeded({
  plan,
  entries,
}: Pick<Journal, 'plan' | 'entries'>): readonly string[] {
  const progress = progressOf(entries)
  return plan.steps.flatMap(({ id, work }) =>
    work?.type !== 'create-integration' ||
    progress.result(id) !== null ||
    progress.write(id, CREDENTIAL)?.type === 'done'
      ? []
      : work.fields,
  )
}

/** The write that sends what was typed in. */
export const CREDENTIAL = 'credential'
/** The write that makes the integration. */
export const INTEGRATION = 'integration'

/**
 * What making an integration asks of an org (Platform API: credential, integration, its configuration, its state).
 * What is typed in is sent by the first call and kept nowhere.
 */
export interface IntegrationPort {
  createCredential(
    name: string,
    fields: Readonly<Record<string, string>>,
  ): OrgReply<{ readonly id: string }>
  replaceCredential(
    id: string,
    name: string,
    fields: Readonly<Record<string, string>>,
  ): OrgReply<{ readonly id: string }>
  /** Null when there is none of this name. */
  findCredential(name: string): OrgReply<{ readonly id: string } | null>
  /** Of Web Services Data Actions. It is neither configured nor active. */
  createIntegration(name: string): OrgReply<{ readonly id: string }>
  /** The type of the credential that an integration has; null when it has none. */
  credentialType(integration: string): OrgReply<string | null>
  /** Gives an integration its credential; nothing happens when it has it already. */
  setCredential(integration: string, credential: string): OrgReply<null>
  enableIntegration(id: string): OrgReply<null>
}
