import { factsOf } from '#core/kinds/node-facts.ts'
import { kindOf } from '#core/kinds/registry.ts'
import type { Answer, Question } from '#core/kinds/simulation.ts'
import { literalOf } from '#core/language/expression/value-text.ts'
import type { AudioPart, Value } from '#core/language/expression/values.ts'
import type { JsonInput } from '#core/language/json/json-value.ts'
import { categoryOf } from '#core/model/data-action.ts'
import { indexDesign } from '#core/model/design-index.ts'
import type { Design } from '#core/model/design.ts'
import type { CallEvent } from '#core/simulate/call-event.ts'
import type { CallSetup } from '#core/simulate/call-state.ts'
import { startCall } from '#core/simulate/start-call.ts'
import { step } from '#core/simulate/step.ts'
import { UNPACK_NAME } from '#core/codec/archy/write-actions.ts'

/** What the world answers, question by question: the same to whoever asks. */
export interface Oracle {
  readonly setup: CallSetup
  /** Keys for the n-th question of a call. */
  keys(min: number, max: number, terminator: string, n: number): string
  outcome(outputs: readonly (string | null)[], n: number): string | null
  readonly values: Readonly<Record<string, JsonInput>>
}

/** An oracle that goes by a list of numbers: for a given list, every call goes the same way. */
export function oracleOf(
  picks: readonly number[],
  values: Readonly<Record<string, JsonInput>>,
  invocationData: string | null,
): Oracle {
  const pick = <T>(options: readonly T[], n: number): T => {
    const option = options[(picks[n % picks.length] ?? 0) % options.length]
    if (option === undefined) throw new Error('nothing to pick from')
    return option
  }
  return {
    setup: {
      startedAt: Date.UTC(2026, 0, 31),
      builtIn: { 'Flow.InvocationData': invocationData },
      attributes: { Known: 'known' },
    },
    keys: (min, max, terminator, n) =>
      pick(
        [
          '1'.repeat(min) + terminator,
          '2'.repeat(max),
          '3'.repeat(max + 2) + terminator,
          '',
          '*',
          '#',
          '45*',
        ],
        n,
      ),
    outcome: pick,
    values,
  }
}

/** One line of a trace, the same for a graph and for a file. */
export function traceItem(name: string | null, what: string, detail = ''): string {
  return `${name ?? 'the flow'} ${what}${detail === '' ? '' : `: ${detail}`}`
}

export function heardText(audio: readonly AudioPart[]): string {
  return literalOf({ type: 'audio', data: { parts: audio } })
}

export function inputsText(inputs: readonly (readonly [string, Value])[]): string {
  return inputs
    .map(([name, value]) => `${name} = ${literalOf(value)}`)
    .toSorted()
    .join(', ')
}

/** Values that are set in a row are told by their variables' names: their order is that of a contract. */
export function inOrderOfNames(trace: readonly string[]): readonly string[] {
  const ordered: string[] = []
  let row: string[] = []
  for (const item of [...trace, '']) {
    if (/ sets /.test(item)) row.push(item)
    else {
      ordered.push(...row.toSorted(byVariable), item)
      row = []
    }
  }
  return ordered.slice(0, -1)
}

/** What happens in a call against a design, at most so many things. */
export function graphTrace(design: Design, oracle: Oracle, most: number): readonly string[] {
  const trace: string[] = []
  let asked = 0
  let { state, events } = startCall(design, oracle.setup)
  for (;;) {
    for (const event of events) trace.push(...eventItems(design, event))
    if (state.at === null || trace.length >= most) return inOrderOfNames(trace.slice(0, most))
    const answer = state.question === null ? null : answerTo(state.question, oracle, asked)
    if (answer !== null) asked += 1
    const done = step(state, answer)
    state = done.state
    events = done.events
  }
}

function answerTo(question: Question, oracle: Oracle, n: number): Answer {
  if (question.type === 'digits') {
    const { min, max, terminator } = question
    return { type: 'keys', keys: oracle.keys(min, max, terminator, n), seconds: 1 }
  }
  const mayEnd = question.type === 'outcome' && question.mayEnd
  const output = oracle.outcome([...(mayEnd ? [null] : []), ...question.outputs], n)
  return { type: 'outcome', output, values: oracle.values, seconds: 1 }
}

function eventItems(design: Design, event: CallEvent): string[] {
  const index = indexDesign(design)
  const node = event.node === null ? undefined : index.node(event.node)
  const isEntry = node !== undefined && kindOf(node).isEntry
  const item = (what: string, detail?: string) => [
    traceItem(isEntry ? UNPACK_NAME : (node?.name ?? null), what, detail),
  ]
  switch (event.type) {
    case 'said':
      return item('says', heardText(event.audio))
    case 'wrote':
      return item('writes', event.attributes.map(({ name, value }) => `${name} = ${value}`).join())
    case 'asked':
      return item('asks', questionText(design, event.question))
    case 'set': {
      const variable = design.variables.find(({ id }) => id === event.variable)
      return item(`sets ${variable?.name}`, literalOf(event.value))
    }
    case 'left': {
      if (node === undefined || isEntry) return []
      const place = factsOf(node, index).outputs.findIndex(({ id }) => id === event.output)
      return item('leaves by', node.kind === 'switch' ? `way ${place + 1}` : event.output)
    }
    case 'called':
      return item('calls', index.task(event.task)?.name)
    case 'failed':
      return item('fails', event.trouble.code)
    case 'refused':
      return item('is refused')
    case 'purged':
      return []
    case 'ended':
      return [traceItem(null, 'ends', event.how)]
  }
}

function questionText(design: Design, question: Question): string {
  switch (question.type) {
    case 'digits':
      return `${question.min} to ${question.max} digits ${question.terminator}`
    case 'call': {
      const action = design.actions.find(({ id }) => id === question.action)
      const name = action === undefined ? '' : `${categoryOf(action)}/${action.name}`
      return `${name} with ${inputsText(Object.entries(question.inputs))}`
    }
    case 'outcome':
      return question.outputs.join(' or ')
  }
}

function byVariable(a: string, b: string): number {
  const [left = '', right = ''] = [a, b].map((item) => / sets (\S+)/.exec(item)?.[1] ?? '')
  return left < right ? -1 : Number(left > right)
}
