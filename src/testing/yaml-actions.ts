import { areEqual } from '#core/language/expression/equality.ts'
import { textOf } from '#core/language/expression/value-text.ts'
import { isOfType, type Value } from '#core/language/expression/values.ts'
import type { JsonInput } from '#core/language/json/json-value.ts'
import { dataTypeNamed } from '#core/language/expression/types.ts'
import { inputsText, type Oracle } from './call-trace.ts'
import type { Action } from './yaml-action-list.ts'
import {
  asBody,
  asText,
  asTrees,
  type Body,
  boundTo,
  onlyEntry,
  type Tree,
  type YamlValues,
} from './yaml-values.ts'

/** What running an action needs of the run. */
export interface Performance {
  readonly oracle: Oracle
  readonly values: YamlValues
  readonly attributes: Map<string, string>
  keysLeft: string
  say(name: string, audio: Tree): void
  /** Reports a question, and says the how-manieth of the call it is. */
  question(name: string, text: string): number
  report(name: string, what: string, detail?: string): void
  set(name: string, variable: string, data: JsonInput): void
  /** Gives a variable what a `{lit}` or `{exp}` yields. */
  setFrom(name: string, variable: string, value: Tree): void
}

export interface Done {
  readonly output: string
  /** Set when the call has left the flow. */
  readonly ends?: string
  /** The list that follows, where it does not stand below the output's name. */
  readonly nested?: Tree
}

/** How the actions that do nothing else end a call. */
export const ENDS: ReadonlyMap<string, string> = new Map([
  ['disconnect', 'disconnect'],
  ['returnToAgent', 'return-to-agent'],
])

export function perform(run: Performance, action: Action): Done {
  const { key, name, body } = action
  const known = PERFORMED[key]
  if (known !== undefined) return known(run, name, body)
  if (key.startsWith('transferTo')) return transfer(run, name, body)
  const outputs = LOOKUPS[key]
  return outputs === undefined ? goAnyWay(run, name, body) : lookUp(run, name, body, outputs)
}

const PERFORMED: Readonly<Record<string, (run: Performance, name: string, body: Body) => Done>> = {
  collectInput,
  callData: callAction,
  callDataSecure: callAction,
  updateData: setVariables,
  extractSecureData: setVariables,
  decision(run, _name, body) {
    const { exp, lit } = asBody(body['condition'])
    return { output: isTrue(run.values.evaluate(asText(exp ?? lit), 'boolean')) ? 'yes' : 'no' }
  },
  switch: switchOver,
  playAudio(run, name, body) {
    run.say(name, body['audio'])
    return { output: 'next' }
  },
  setParticipantData(run, name, body) {
    const written = asTrees(body['attributes']).map((item) => {
      const attribute = asBody(asBody(item)['attribute'])
      const texts = [attribute['name'], attribute['value']].map(
        (part) => textOf(run.values.value(part, 'string')) ?? '',
      )
      return [texts[0] ?? '', texts[1] ?? ''] as const
    })
    for (const [attribute, value] of written) run.attributes.set(attribute, value)
    run.report(
      name,
      'writes',
      written.map(([attribute, value]) => `${attribute} = ${value}`).join(),
    )
    return { output: 'next' }
  },
  getParticipantData(run, name, body) {
    const read = asTrees(body['attributes']).map((item) => {
      const attribute = asBody(asBody(item)['attribute'])
      const key = textOf(run.values.value(attribute['name'], 'string'))
      return [
        attribute['variable'],
        key === null ? null : (run.attributes.get(key) ?? null),
      ] as const
    })
    for (const [variable, value] of read) {
      if (typeof variable === 'string') run.set(name, variable, value)
    }
    return { output: 'next' }
  },
}

function collectInput(run: Performance, name: string, body: Body): Done {
  run.say(name, body['inputAudio'])
  const { exact, range } = asBody(body['digits'])
  const { min, max, terminatingDtmf } = asBody(range)
  const [least, most] = [Number(exact ?? min), Number(exact ?? max)]
  const ending = asText(terminatingDtmf).replace('digit_', '')
  const n = run.question(name, `${least} to ${most} digits ${ending}`)
  const keys = run.keysLeft + run.oracle.keys(least, most, ending, n)
  run.keysLeft = ''
  const isAccepted =
    (keys === '*' && asBody(body['acceptJustStar'])['lit'] === true) ||
    (keys === '#' && asBody(body['acceptJustPound'])['lit'] === true)
  let taken = isAccepted ? keys : leadingDigits(keys, most, ending)
  let at = taken.length
  const key = keys.charAt(at)
  if (!isAccepted && taken.length < least) return { output: 'failure' }
  if (!isAccepted && taken.length < most && key !== '' && key !== ending) {
    return { output: 'failure' }
  }
  if (key !== '' && key === ending) {
    at += 1
    if (body['includeTerminatingDtmfInResultData'] === true) taken += ending
  }
  const variable = boundTo(body['inputData'])
  if (variable !== null) run.set(name, variable, taken)
  run.keysLeft = keys.slice(at)
  return { output: 'success' }
}

function leadingDigits(keys: string, most: number, ending: string): string {
  let taken = ''
  for (const key of keys) {
    if (taken.length === most || key === ending || !/[0-9]/.test(key)) break
    taken += key
  }
  return taken
}

function callAction(run: Performance, name: string, body: Body): Done {
  const [category, byKind] = onlyEntry(body['category'])
  const [action, call] = onlyEntry(onlyEntry(byKind)[1])
  const { inputs, successOutputs, failureOutputs } = asBody(call)
  const evaluated = Object.entries(asBody(inputs)).map(
    ([input, value]) => [input, run.values.value(value, 'unknown')] as const,
  )
  const n = run.question(name, `${category}/${action} with ${inputsText(evaluated)}`)
  const output = run.oracle.outcome(['success', 'failure', 'timeout'], n)
  const given = output === 'success' ? successOutputs : output === 'failure' ? failureOutputs : {}
  for (const [property, binding] of Object.entries(asBody(given))) {
    const variable = boundTo(binding)
    const key = output === 'success' ? property : `failureOutputs.${property}`
    if (variable !== null) run.set(name, variable, run.oracle.values[key] ?? null)
  }
  return { output: String(output) }
}

function setVariables(run: Performance, name: string, body: Body): Done {
  for (const statement of asTrees(body['statements'])) {
    const { variable, value } = asBody(onlyEntry(statement)[1])
    if (typeof variable === 'string' && variable !== '') run.setFrom(name, variable, value)
  }
  return { output: 'next' }
}

function switchOver(run: Performance, _name: string, body: Body): Done {
  const [style, styled] = onlyEntry(body['evaluate'])
  const [typeName, typed] = style === 'firstTrue' ? ['boolean', styled] : onlyEntry(styled)
  const type = dataTypeNamed(typeName)
  const subject = style === 'firstTrue' ? null : run.values.value(asBody(typed)['value'], type)
  const cases = asTrees(asBody(typed)['cases']).map((item) => asBody(asBody(item)['case']))
  for (const [i, { value, actions }] of cases.entries()) {
    const found = run.values.value(value, type)
    if (subject === null ? isTrue(found) : areEqual(subject, found)) {
      return { output: `way ${i + 1}`, nested: actions }
    }
  }
  const { actions } = asBody(asBody(typed)['default'])
  return { output: `way ${cases.length + 1}`, nested: actions }
}

function transfer(run: Performance, name: string, body: Body): Done {
  run.say(name, body['preTransferAudio'])
  const n = run.question(name, 'failure')
  const output = run.oracle.outcome([null, 'failure'], n)
  if (output === null) return { output: '', ends: 'transfer' }
  run.say(name, body['failureTransferAudio'])
  setFailure(run, name, body['failureOutputs'])
  return { output }
}

/** Of the actions that ask the world beyond the call: their outputs. What they give is not known here. */
const LOOKUPS: Readonly<Record<string, readonly string[]>> = {
  dataTableLookup: ['found', 'notFound', 'failure'],
  getSecuredData: ['success', 'failure'],
  setSecuredData: ['success', 'failure'],
  encryptData: ['success', 'failure'],
  decryptData: ['success', 'failure'],
}

function lookUp(run: Performance, name: string, body: Body, outputs: readonly string[]): Done {
  const n = run.question(name, outputs.join(' or '))
  const output = String(run.oracle.outcome(outputs, n))
  const table = asBody(onlyEntry(body['dataTable'])[1])
  if (output === 'failure') setFailure(run, name, body['failureOutputs'] ?? table['failureOutputs'])
  else if (output === outputs[0]) {
    const bindings = [
      ...Object.values(asBody(table['foundOutputs'])),
      body['encryptedData'],
      body['decryptedData'],
    ].map((binding) => asBody(binding)['var'])
    const read = asTrees(body['attributes']).map(
      (item) => asBody(asBody(item)['attribute'])['variable'],
    )
    for (const variable of [...bindings, ...read]) {
      if (typeof variable === 'string') run.set(name, variable, null)
    }
  }
  return { output }
}

/** Of an action that is not known, one of the lists nested in it is run, or the next sibling. */
function goAnyWay(run: Performance, name: string, body: Body): Done {
  const nested = Object.entries(asBody(body['outputs'])).flatMap(([output, inner]) =>
    asTrees(asBody(inner)['actions']).length === 0 ? [] : [output],
  )
  if (nested.length === 0) return { output: 'next' }
  const n = run.question(name, nested.join(' or '))
  return { output: run.oracle.outcome([null, ...nested.toSorted()], n) ?? 'next' }
}

function setFailure(run: Performance, name: string, failureOutputs: Tree): void {
  for (const key of ['errorType', 'errorMessage']) {
    const variable = boundTo(asBody(failureOutputs)[key])
    const given = run.oracle.values[`${key}Into`] ?? null
    if (variable !== null) run.set(name, variable, given)
  }
}

function isTrue(value: Value): boolean {
  return isOfType(value, 'boolean') && value.data === true
}
