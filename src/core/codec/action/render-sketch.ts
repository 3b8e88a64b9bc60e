import type { ContractField } from '../../model/data-action.ts'
import { type ActionDraft, type ImportedAction, withCredentialNames } from './action-draft.ts'
import { credential } from './hide-secrets.ts'
import { literalTemplate } from './literal-text.ts'
import {
  type Choice,
  type Choices,
  choiceOf,
  type RequestSketch,
  type SketchJson,
  type SketchPair,
  type SketchText,
  type SketchValue,
} from './request-sketch.ts'
import { writeResponse } from './write-response.ts'

/** The action that a sketch makes with somebody's choices. */
export function renderSketch(sketch: RequestSketch, choices: Choices): ImportedAction {
  const page: Page = { values: sketch.values, choices }
  const outputs = sketch.outputs.filter(({ isOutput }) => isOutput)
  const { notes } = sketch
  const draft: ActionDraft = {
    name: sketch.name,
    secure: true,
    purpose: 'other',
    gateway: '',
    tokenLifetimeSeconds: null,
    singleUse: true,
    inputs: inputsOf(page),
    outputs: outputs.map(({ field }) => field),
    request: {
      method: sketch.method,
      url: addressOf(page, sketch),
      headers: sketch.headers.flatMap(({ name, value }) =>
        isLeftOut(page, value) ? [] : [{ name, value: textOf(page, value, inHeader) }],
      ),
      body: bodyOf(page, sketch),
    },
    response: writeResponse(outputs),
    timeoutSeconds: sketch.timeoutSeconds,
  }
  const named = withCredentialNames(draft, notes)
  return { draft, notes: outputs.length === 0 ? [...named, { code: 'no-outputs' }] : named }
}

/** Fixed text as a template; what names a credential stays what it is. */
export function fixedText(text: string): string {
  return text
    .split(
      /(\$\{credentials\.\w+\}|\$encoding\.base64\("[^"$]*(?:\$\{credentials\.\w+\}[^"$]*)+"\))/,
    )
    .map((part, i) => (i % 2 === 1 ? part : literalTemplate(part)))
    .join('')
}

interface Page {
  readonly values: readonly SketchValue[]
  readonly choices: Choices
}

/** How a value stands at its place: an input, a credential, or fixed. */
interface Place {
  readonly input: (name: string) => string
  readonly named: (name: string) => string
  readonly fixed: (text: string) => string
}

/** Quiet references: an input that is not set is empty instead of the text of the template. */
const inHeader: Place = {
  input: (name) => `$!{input.${name}}`,
  named: credential,
  fixed: fixedText,
}
const inAddress: Place = {
  input: (name) => `$!esc.uriEncode($!{input.${name}})`,
  named: (name) => `$esc.uriEncode(${credential(name)})`,
  fixed: (text) => (/\$\{credentials\./.test(text) ? fixedText(text) : encodeURIComponent(text)),
}
const inJsonText: Place = {
  input: (name) => `"$!esc.jsonString($!{input.${name}})"`,
  named: (name) => `"$esc.jsonString(${credential(name)})"`,
  fixed: (text) => fixedText(JSON.stringify(text)),
}
const inJson: Place = { ...inHeader, fixed: fixedText }

function inputsOf({ values, choices }: Page): ContractField[] {
  return values.flatMap((value) => {
    const { role, name, sensitivity } = choiceOf(value, choices)
    const { type, required, description } = value
    return role === 'input' ? [{ name, type, required, description, sensitivity }] : []
  })
}

function chosen({ values, choices }: Page, id: number): { value: SketchValue; choice: Choice } {
  const value = values[id]
  if (value === undefined) throw new Error(`Bug: there is no value ${id}`)
  return { value, choice: choiceOf(value, choices) }
}

function isLeftOut(page: Page, text: SketchText): boolean {
  return text.some(
    (part) => typeof part !== 'string' && chosen(page, part.value).choice.role === 'left-out',
  )
}

function placed(page: Page, id: number, place: Place): string {
  const { value, choice } = chosen(page, id)
  if (choice.role === 'input') return place.input(choice.name)
  return choice.role === 'credential' ? place.named(choice.name) : place.fixed(value.text ?? '')
}

function textOf(page: Page, text: SketchText, place: Place): string {
  return text
    .map((part) => (typeof part === 'string' ? part : placed(page, part.value, place)))
    .join('')
}

function pairsOf(page: Page, pairs: readonly SketchPair[]): string {
  return pairs
    .filter(({ value }) => !isLeftOut(page, value))
    .map(({ name, value }) => {
      const text = textOf(page, value, inAddress)
      return text === '' ? name : `${name}=${text}`
    })
    .join('&')
}

function addressOf(page: Page, { address, query }: RequestSketch): string {
  const path = textOf(page, address, inAddress)
  const pairs = pairsOf(page, query)
  return pairs === '' ? path : `${path}?${pairs}`
}

function bodyOf(page: Page, { body }: RequestSketch): string {
  switch (body.type) {
    case 'none':
      return ''
    case 'json':
      return jsonOf(page, body.json, '')
    case 'form':
      return pairsOf(page, body.pairs)
    case 'text':
      return textOf(page, body.text, inJson)
  }
}

/** Indented as people read it. */
function jsonOf(page: Page, json: SketchJson, indent: string): string {
  switch (json.type) {
    case 'fixed':
      return json.json
    case 'value': {
      const { value } = chosen(page, json.value)
      return placed(page, json.value, value.type === 'string' ? inJsonText : inJson)
    }
    case 'list':
      return block(
        json.items
          .filter((item) => !isNothing(page, item))
          .map((item) => jsonOf(page, item, `${indent}  `)),
        '[]',
        indent,
      )
    case 'object': {
      const members = json.members.filter(([, inner]) => !isNothing(page, inner))
      const written = members.map(
        ([key, inner]) =>
          `${fixedText(JSON.stringify(key))}: ${jsonOf(page, inner, `${indent}  `)}`,
      )
      return block(written, '{}', indent)
    }
  }
}

/** A member is not written when all that is in it is left out. */
function isNothing(page: Page, json: SketchJson): boolean {
  if (json.type === 'value') return chosen(page, json.value).choice.role === 'left-out'
  if (json.type === 'fixed') return false
  const inner = json.type === 'list' ? json.items : json.members.map(([, member]) => member)
  return inner.length > 0 && inner.every((one) => isNothing(page, one))
}

function block(lines: readonly string[], brackets: string, indent: string): string {
  if (lines.length === 0) return brackets
  const inner = lines.map((line) => `${indent}  ${line}`).join(',\n')
  return `${brackets.charAt(0)}\n${inner}\n${indent}${brackets.charAt(1)}`
}
