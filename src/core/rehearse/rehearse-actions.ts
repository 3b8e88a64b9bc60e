import type { ActionId } from '../base/ids.ts'
import { err, ok, type Result } from '../base/result.ts'
import { plainText } from '../analysis/preview/plain-text.ts'
import { suggestedValues } from '../analysis/preview/suggested-values.ts'
import { boundInputs, type TestValues } from '../analysis/preview/test-values.ts'
import { isJsonObject, toJson } from '../language/json/json-value.ts'
import type { DataAction } from '../model/data-action.ts'
import { toActionInput } from '../publish/action-input.ts'
import type { OrgPort, OrgTest } from '../publish/ports.ts'
import { Clones } from './clones.ts'
import { type ActionComparison, compareTest } from './compare.ts'
import {
  integrationOfClone,
  type RehearsalEnvironment,
  type RehearsalError,
} from './environment.ts'
import { parityOf, type Parity } from './parity.ts'
import { refusalsOf, refusalsOfRendered, refusedValues } from './refusal.ts'

export interface ActionsRequest {
  /** In the flow's order, placed: see `placeActions`. */
  readonly actions: readonly DataAction[]
  /** A published test card. */
  readonly card: string
  /** What was typed for the inputs of an action; what is not named is suggested, or comes from the action before. */
  readonly values: Readonly<Partial<Record<ActionId, TestValues>>>
  readonly isTestEndpoint: (endpoint: string) => boolean
}

export interface RehearsedAction {
  readonly comparison: ActionComparison
  /** Whether the clone, as the org has it, is what would be published. */
  readonly parity: Parity
}

/** What came of a rehearsal, as far as it went. */
export interface Rehearsal {
  readonly actions: readonly RehearsedAction[]
  /** Clones that could not be removed. */
  readonly left: readonly string[]
  /** Why it ended early; null when it did not. */
  readonly error: RehearsalError | null
}

/**
 * Runs a clone of every action, one after the other, each with what the ones before have given: a token, an id. Nothing
 * is sent when one of them must not be rehearsed.
 */
export async function rehearseActions(
  org: OrgPort,
  env: RehearsalEnvironment,
  request: ActionsRequest,
): Promise<Rehearsal> {
  const { actions, isTestEndpoint } = request
  if (actions.length === 0) return ended({ code: 'nothing-to-rehearse' })
  const refusals = actions.flatMap((action) => refusalsOf(action, isTestEndpoint))
  if (refusals.length > 0) return ended({ code: 'refused', refusals })
  const clones = new Clones(org, env)
  const done: RehearsedAction[] = []
  let before: Given = { values: {}, token: null }
  let error: RehearsalError | null = null
  const left = await clones.use(async () => {
    for (const action of actions) {
      const rehearsed = await rehearseOne(action, clones, env, request, before)
      if (!rehearsed.ok) {
        error = rehearsed.error
        return
      }
      done.push(rehearsed.value.rehearsed)
      before = givenAfter(before, action, rehearsed.value.test)
    }
  })
  return { actions: done, left, error }
}

/** Runs the clone of one action with these values, and holds what the org shows against our preview. */
export async function testClone(
  action: DataAction,
  clones: Clones,
  env: RehearsalEnvironment,
  { card, values, isTestEndpoint }: CloneTest,
): Promise<Result<TestedClone, RehearsalError>> {
  const inputs = boundInputs(action, values)
  const refusals = [
    ...refusedValues(action, values),
    ...refusalsOfRendered(action, inputs, isTestEndpoint),
  ]
  if (refusals.length > 0) return err({ code: 'refused', refusals })
  const tested = await clones.test(action, inputs)
  if (!tested.ok) return tested
  const { clone, test } = tested.value
  const rehearsed = {
    comparison: compareTest({ action, card, values, test, now: env.now }),
    parity: parityOf(clone.action, toActionInput(action, integrationOfClone(env, action.id))),
  }
  return ok({ rehearsed, test })
}

type CloneTest = Pick<ActionsRequest, 'card' | 'isTestEndpoint'> & { readonly values: TestValues }

interface TestedClone {
  readonly rehearsed: RehearsedAction
  readonly test: OrgTest
}

/** What the actions before have given. */
type Given = Parameters<typeof suggestedValues>[2] & {}

async function rehearseOne(
  action: DataAction,
  clones: Clones,
  env: RehearsalEnvironment,
  { card, values: typed, isTestEndpoint }: ActionsRequest,
  before: Given,
): Promise<Result<TestedClone, RehearsalError>> {
  const known = { ...before, values: { ...freshValues(action, env.mark), ...before.values } }
  const values = { ...suggestedValues(action, card, known), ...typed[action.id] }
  return testClone(action, clones, env, { card, values, isTestEndpoint })
}

/** A gateway answers a key or an order that it knows with what it answered before, however the action was mended since. */
function freshValues({ inputs }: DataAction, mark: string): TestValues {
  return Object.fromEntries(
    inputs.flatMap(({ name, type, sensitivity }) =>
      type === 'string' && sensitivity === 'none' && /idempot|unique|order|reference/i.test(name)
        ? [[name, `TEST-${mark}`] as const]
        : [],
    ),
  )
}

function givenAfter(before: Given, { outputs }: DataAction, { finalResult }: OrgTest): Given {
  const result = toJson(finalResult)
  if (!isJsonObject(result)) return before
  let { token } = before
  const values = new Map(Object.entries(before.values))
  for (const { name, sensitivity } of outputs) {
    const text = plainText(result.get(name)) ?? ''
    if (text === '') continue
    values.set(name, text)
    if (sensitivity === 'token') token = text
  }
  return { values: Object.fromEntries(values), token }
}

function ended(error: RehearsalError): Rehearsal {
  return { actions: [], left: [], error }
}
