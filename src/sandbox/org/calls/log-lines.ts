import type { VariableId } from '#core/base/ids.ts'
import type { Question } from '#core/kinds/simulation.ts'
import { literalOf, textOf } from '#core/language/expression/value-text.ts'
import type { AudioPart, Value } from '#core/language/expression/values.ts'
import { indexDesign } from '#core/model/design-index.ts'
import type { Design, Variable } from '#core/model/design.ts'
import type { CallEvent, End } from '#core/simulate/call-event.ts'
import { describeRefusal } from '#core/simulate/refusal.ts'
import { describeTrouble } from '#core/simulate/trouble.ts'
import type { Prompt } from '../state.ts'
import { masked } from './live-call.ts'
import type { LogLine } from './live-call.ts'

/** What a person is told of an event; null for those that only the flow itself cares about. */
export function logLine(
  event: CallEvent,
  design: Design,
  prompts: readonly Prompt[],
): LogLine | null {
  const where = event.node === null ? null : (indexDesign(design).node(event.node)?.name ?? null)
  const line = (who: LogLine['who'], text: string): LogLine => ({
    seconds: event.seconds,
    who,
    where,
    text,
  })
  switch (event.type) {
    case 'said':
      return line('flow', event.audio.map((part) => heard(part, prompts)).join(' '))
    case 'wrote':
      return line(
        'agent',
        event.attributes.map(({ name, value }) => `${name} = ${value}`).join(', '),
      )
    case 'asked':
      return event.question.type === 'digits' ? line('flow', waitsFor(event.question)) : null
    case 'failed':
      return line('flow', `Error handling takes over. ${describeTrouble(event.trouble, 'hidden')}`)
    case 'refused':
      return line('flow', describeRefusal(event.refusal))
    case 'purged':
      return line('flow', `The flow is over: ${namesOf(design, event.variables)} emptied.`)
    case 'ended':
      return line('flow', endings[event.how])
    case 'set': {
      const variable = design.variables.find(({ id }) => id === event.variable)
      return variable === undefined ? null : line('flow', setText(variable, event.value))
    }
    case 'left':
    case 'called':
      return null
  }
}

export function valueText(variable: Variable, value: Value): string {
  return variable.secure ? masked(textOf(value) ?? '') : literalOf(value)
}

const endings: Readonly<Record<End, string>> = {
  'return-to-agent': 'The caller is back with the agent.',
  transfer: 'The caller is transferred.',
  disconnect: 'The call is over: the flow hangs up.',
  'end-of-task': 'The call is over: no node follows.',
  elsewhere: 'The call goes to a part of Architect that the sandbox does not have.',
  refused: 'The call is over: Architect would not have published this node.',
}

function heard(part: AudioPart, prompts: readonly Prompt[]): string {
  switch (part.kind) {
    case 'speech':
      return `“${part.text}”`
    case 'silence':
      return `(silence of ${part.milliseconds} ms)`
    case 'prompt': {
      const short = part.name.replace(/^Prompt(?:System)?\./i, '').toLowerCase()
      const prompt = prompts.find(({ name }) => name.toLowerCase() === short)
      return prompt === undefined ? `(prompt ${part.name})` : `“${prompt.text}” (${prompt.name})`
    }
  }
}

function waitsFor({
  min,
  max,
  terminator,
}: Extract<Question, { readonly type: 'digits' }>): string {
  const count = min === max ? String(min) : `${min} to ${max}`
  const end = terminator === '' ? '' : `, ended by ${terminator}`
  return `Waits for ${count} ${count === '1' ? 'key' : 'keys'}${end}.`
}

function namesOf(design: Design, ids: readonly VariableId[]): string {
  const names = design.variables.flatMap(({ id, name }) => (ids.includes(id) ? [name] : []))
  return `${names.join(', ')} ${names.length === 1 ? 'is' : 'are'}`
}

function setText(variable: Variable, value: Value): string {
  return `${variable.name} = ${valueText(variable, value)}`
}
