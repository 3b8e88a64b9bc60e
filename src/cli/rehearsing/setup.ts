import { isSameName } from '#core/base/same-name.ts'
import type { ActionId } from '#core/base/ids.ts'
import { cardNumbersIn, isTestCard } from '#core/analysis/secrets/card-numbers.ts'
import { publishedCards } from '#core/gateways/published-cards.ts'
import type { DataAction } from '#core/model/data-action.ts'
import type { Design } from '#core/model/design.ts'
import { actionsUpTo, rehearsedActions } from '#core/rehearse/clone-input.ts'
import { type SimulatedCaller, suggestedInvocationData } from '#core/rehearse/simulated-caller.ts'
import { UsageError } from '../command.ts'
import type { IntegrationOptions } from '../publishing/integration-options.ts'

/** What was said on the command line. */
export interface RehearsalOptions {
  readonly integrations: IntegrationOptions
  readonly actions: readonly string[]
  readonly card: string | undefined
  /** `input=text` */
  readonly values: readonly string[]
  readonly testEndpoints: readonly string[]
  readonly isCall: boolean
  /** `variable=keys` */
  readonly keys: readonly string[]
  readonly invocationData: string | undefined
}

/** What is rehearsed, with what. */
export interface RehearsalSetup {
  readonly integrations: IntegrationOptions
  /** Actions by their ids, in the flow's order; of a call null, which calls what it calls. */
  readonly actions: ReadonlySet<ActionId> | null
  readonly values: Readonly<Record<string, string>>
  readonly caller: SimulatedCaller
  readonly isTestEndpoint: (endpoint: string) => boolean
}

/** Reads it before anything is sent. A card that nobody publishes for tests is refused, and not repeated. */
export function readSetup(design: Design, options: RehearsalOptions): RehearsalSetup {
  const called = rehearsedActions(design)
  const actions = options.isCall ? null : new Set(chosen(design, called, options.actions))
  const values = pairs('--value', options.values)
  const inputs = new Set(called.flatMap((action) => action.inputs.map(({ name }) => name)))
  for (const name of Object.keys(values)) {
    if (!inputs.has(name)) throw new UsageError(`--value: no action has an input “${name}”`)
  }
  if (options.isCall && options.values.length > 0) {
    throw new UsageError('in a call the flow gives the values: leave out --value')
  }
  const keys = pairs('--key', options.keys)
  for (const name of Object.keys(keys)) {
    if (design.variables.some((variable) => variable.name === name)) continue
    throw new UsageError(`--key: the flow has no variable “${name}”`)
  }
  const { invocationData = suggestedInvocationData() } = options
  for (const text of [...Object.values(values), ...Object.values(keys), invocationData]) {
    if (cardNumbersIn(text).length > 0) throw new UsageError(REAL_CARD)
  }
  const endpoints = new Set(options.testEndpoints.map((endpoint) => endpoint.toLowerCase()))
  return {
    integrations: options.integrations,
    actions,
    values,
    caller: { card: cardOf(called, options.card), keys, invocationData },
    isTestEndpoint: (endpoint) => endpoints.has(endpoint.toLowerCase()),
  }
}

const REAL_CARD =
  'a number in what is to be sent could be a real card: only card numbers that are published for tests may be used'

function cardOf(actions: readonly DataAction[], wanted: string | undefined): string {
  const published = publishedCards(actions)
  if (wanted === undefined) return published[0]
  const card = wanted.replaceAll(/[ -]/g, '')
  if (isTestCard(card)) return card
  throw new UsageError(
    `--card is not a number that a card scheme or a gateway publishes for tests: take ${published.length === 1 ? published[0] : `one of ${published.join(', ')}`}`,
  )
}

/** With what each of them needs before it; all that the flow calls where none is named. */
function chosen(
  design: Design,
  called: readonly DataAction[],
  names: readonly string[],
): readonly ActionId[] {
  if (names.length === 0) return called.map(({ id }) => id)
  return names.flatMap((wanted) => {
    const found = called.find(({ name }) => isSameName(name, wanted))
    if (found !== undefined) return actionsUpTo(design, found.id).map(({ id }) => id)
    const list = called.map(({ name }) => `“${name}”`).join(', ')
    throw new UsageError(
      `--action: the flow calls no action “${wanted}” of which the request is known: there are ${list === '' ? 'none' : list}`,
    )
  })
}

function pairs(option: string, texts: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    texts.map((text) => {
      const at = text.indexOf('=')
      if (at > 0) return [text.slice(0, at), text.slice(at + 1)]
      throw new UsageError(`${option} takes a name and a value, such as ${option} Amount=19.99`)
    }),
  )
}
