import type { Answer, Question } from '#core/kinds/simulation.ts'
import { textOf } from '#core/language/expression/value-text.ts'
import { isOfType } from '#core/language/expression/values.ts'
import type { Value } from '#core/language/expression/values.ts'
import { categoryOf } from '#core/model/data-action.ts'
import type { DataAction } from '#core/model/data-action.ts'
import { sameName } from '../flow-compiler/context.ts'
import { emulate } from '../gateways/answer-emulated.ts'
import { asDataAction } from '../gateways/data-action.ts'
import { flattenResult } from '../gateways/flatten-result.ts'
import { runAction } from '../gateways/run-action.ts'
import type { SandboxEnv } from '../request.ts'
import { credentialsOf } from '../routes/action-tests.ts'
import { isSending } from '../sending.ts'
import type { ActionContent, DataAction as OrgAction, OrgState } from '../state.ts'

export interface Answered {
  readonly answer: Answer
  readonly state: OrgState
  readonly text: string
}

type CallQuestion = Extract<Question, { readonly type: 'call' }>

/** Runs the published action that a flow calls against the emulator of its gateway. */
export function askGateway(
  question: CallQuestion,
  action: DataAction,
  state: OrgState,
  env: SandboxEnv,
): Answered {
  const found = findPublished(action, state)
  if (found === null) {
    const text = `${action.name} is no longer in the org: the node leaves by failure.`
    return answered(question, 'failure', {}, 0, state, text)
  }
  const content = asDataAction(found.content)
  const timeoutSeconds = Math.min(content.timeoutSeconds, question.timeoutSeconds)
  let now = state
  let seconds = 0
  let run = runAction(
    { ...content, timeoutSeconds },
    Object.fromEntries(
      Object.entries(question.inputs).map(([name, value]) => [name, plain(value)]),
    ),
    credentialsOf(found.action, state),
  )
  while (isSending(run)) {
    const sent = emulate(run.request, now, env)
    if ('refused' in sent) {
      run = run.next({ failure: 'unreachable' })
      continue
    }
    now = sent.state
    seconds += Math.min(Math.max(sent.reply.delaySeconds, 1), timeoutSeconds)
    run = run.next(sent.reply)
  }
  const output = run.outcome?.output ?? 'failure'
  const values =
    run.outcome?.output === 'success' ? Object.fromEntries(flattenResult(run.outcome.values)) : {}
  const error = run.steps.at(-1)?.error ?? null
  const text = `${action.name}: ${output}${error === null ? '' : `. ${error}`}`
  return answered(question, output, values, seconds, now, text)
}

/** The published content of the action that a flow names, and the action it is of. */
export function findPublished(
  action: DataAction,
  { actions }: OrgState,
): { readonly action: OrgAction; readonly content: ActionContent } | null {
  for (const each of actions.values()) {
    const { published } = each
    const isNamed =
      published !== null &&
      published.secure === action.secure &&
      sameName(published.name, action.name) &&
      sameName(published.category, categoryOf(action))
    if (isNamed) return { action: each, content: published }
  }
  return null
}

/** A way out that the step does not have is its failure. */
function answered(
  question: CallQuestion,
  output: string,
  values: Extract<Answer, { readonly type: 'outcome' }>['values'],
  seconds: number,
  state: OrgState,
  text: string,
): Answered {
  const { outputs } = question
  const by = outputs.includes(output) ? output : 'failure'
  return { answer: { type: 'outcome', output: by, values, seconds }, state, text }
}

function plain(value: Value): string | number | boolean | null {
  if (isOfType(value, 'integer') || isOfType(value, 'boolean')) return value.data
  return textOf(value)
}
