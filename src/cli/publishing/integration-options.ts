import type { ActionId } from '#core/base/ids.ts'
import type { Design } from '#core/model/design.ts'
import { placedActions } from '#core/publish/placement.ts'
import { isSameName } from '#core/base/same-name.ts'
import { UsageError } from '../command.ts'

/** The options that say to which integrations the actions are to belong, as they were given. */
export interface IntegrationOptions {
  readonly integrations: readonly string[]
  readonly createIntegration: string | undefined
}

export function integrationOptions(values: {
  readonly integration?: readonly string[] | undefined
  readonly 'create-integration'?: string | undefined
}): IntegrationOptions {
  const createIntegration = values['create-integration']?.trim()
  if (createIntegration === '') throw new UsageError('--create-integration needs a name')
  return { integrations: values.integration ?? [], createIntegration }
}

/** What was asked for, by names of integrations. */
export interface IntegrationWishes {
  /** For all actions that none is named for. */
  readonly wanted: string | undefined
  readonly own: ReadonlyMap<ActionId, string>
}

/**
 * `--integration NAME` is for all actions, `--integration ACTION=NAME` for one of them and `--integration GATEWAY=NAME`
 * for those of a gateway; what names an action wins. A name may hold an equals sign itself.
 */
export function integrationWishes(
  design: Design,
  { integrations, createIntegration }: IntegrationOptions,
): IntegrationWishes {
  const actions = placedActions(design)
  const plain: string[] = []
  const ofGateways = new Map<ActionId, string>()
  const ofActions = new Map<ActionId, string>()
  for (const text of integrations) {
    const [, of = '', name = ''] = /^([^=]+)=(.+)$/s.exec(text) ?? []
    const named = actions.filter((action) => isSameName(action.name, of))
    const ofGateway = actions.filter(({ gateway }) => gateway !== null && isSameName(gateway, of))
    if (named.length + ofGateway.length === 0) plain.push(text)
    for (const { id } of named) ofActions.set(id, name.trim())
    if (named.length === 0) for (const { id } of ofGateway) ofGateways.set(id, name.trim())
  }
  const [wanted, another] = plain
  if (another !== undefined) {
    throw new UsageError(
      `--integration is given for all actions twice, “${wanted}” and “${another}”: name an action or a gateway of the design, as in --integration ${actions[0]?.name ?? 'ACTION'}=NAME`,
    )
  }
  if (wanted !== undefined && createIntegration !== undefined) {
    throw new UsageError('--integration and --create-integration exclude each other')
  }
  return { wanted, own: new Map([...ofGateways, ...ofActions]) }
}
