import type { ActionId } from '#core/base/ids.ts'
import {
  type ContractField,
  type DataAction,
  FIELD_TYPES,
  purposeSchema,
  sensitivitySchema,
} from '#core/model/data-action.ts'
import { changeRequest } from './flow-requests.ts'

/**
 * The actions that steps call unless told otherwise, changed and added to by `action` lines. Lines about requests and
 * responses belong to the action that was named last.
 */
export function buildActions(
  lines: readonly { readonly word: string; readonly rest: string }[],
): DataAction[] {
  const actions = new Map(DEFAULTS.map((action) => [action.name, action]))
  let last = ''
  let begun = new Set<string>()
  for (const { word, rest } of lines) {
    if (word === 'action') {
      const [name = '', ...words] = rest.split(' ')
      if (name !== last) begun = new Set()
      last = name
      actions.set(name, changed(actions.get(name) ?? plainAction(name), words))
      continue
    }
    const action = actions.get(last)
    if (action === undefined) throw new Error(`No action line before “${word} ${rest}”`)
    actions.set(last, changeRequest(action, word, rest, begun.has(word)))
    begun.add(word)
  }
  return [...actions.values()]
}

/** `lifetime 60`, `lifetime unknown`, `timeout 5`, `reusable`, `open`, `stub`, `clone Pay`, a purpose, `in CVV:cvv`, `out Id`. */
function changed(action: DataAction, words: readonly string[]): DataAction {
  let so = action
  for (const [i, word] of words.entries()) {
    const purpose = purposeSchema.safeParse(word)
    const change = purpose.success
      ? { purpose: purpose.data }
      : CHANGES[word]?.(words[i + 1] ?? '', so)
    so = Object.assign({}, so, change)
  }
  return so
}

const CHANGES: Readonly<
  Record<string, (value: string, action: DataAction) => Partial<DataAction>>
> = {
  reusable: () => ({ singleUse: false }),
  open: () => ({ secure: false }),
  clone: (value) => ({ cloneOf: value as ActionId, secure: false }),
  stub: (_, { request, response }) => ({
    request: { ...request, url: '', headers: [], body: '' },
    response: { ...response, translationMap: {}, translationMapDefaults: {}, successTemplate: '' },
  }),
  timeout: (value) => ({ timeoutSeconds: Number(value) }),
  lifetime: (value) => ({ tokenLifetimeSeconds: value === 'unknown' ? null : Number(value) }),
  gateway: (value) => ({ gateway: value }),
  in: (value, { inputs }) => ({ inputs: [...inputs, ...fields(value, true)] }),
  out: (value, { outputs }) => ({ outputs: [...outputs, ...fields(value, false)] }),
}

function plainAction(name: string): DataAction {
  return {
    id: name as ActionId,
    name,
    category: 'Payments',
    integration: 'Payments',
    secure: true,
    purpose: 'other',
    gateway: '',
    tokenLifetimeSeconds: null,
    singleUse: true,
    inputs: [],
    outputs: [],
    request: {
      method: 'POST',
      url: `https://gateway.example/${name}`,
      headers: [
        { name: 'Content-Type', value: 'application/json' },
        { name: 'Accept', value: 'application/json' },
      ],
      body: '',
    },
    response: { translationMap: {}, translationMapDefaults: {}, successTemplate: '${rawResult}' },
    timeoutSeconds: 10,
  }
}

function fields(text: string, required: boolean): readonly ContractField[] {
  return text.split(',').map((one) => field(one, required))
}

/** `CVV:cvv`, `Amount:number`, `Note?` for one that is not required, `Id!` for one that is. */
function field(text: string, required: boolean): ContractField {
  const [name = '', ...words] = text.replace(/[?!]$/, '').split(':')
  const sensitivity = words.map((word) => sensitivitySchema.safeParse(word)).find((p) => p.success)
  return {
    name,
    type: FIELD_TYPES.find((type) => words.includes(type)) ?? 'string',
    required: text.endsWith('!') || (required && !text.endsWith('?')),
    description: '',
    sensitivity: sensitivity?.data ?? 'none',
  }
}

/** Outputs as a gateway with simple replies would give them: each by its own name, with an empty text for none. */
function reply(...names: readonly string[]): DataAction['response'] {
  return {
    translationMap: Object.fromEntries(names.map((name) => [name, `$.${name}`])),
    translationMapDefaults: Object.fromEntries(names.map((name) => [name, '""'])),
    successTemplate: `{${names.map((name) => `"${name}": \${${name}}`).join(', ')}}`,
  }
}

function body(...names: readonly string[]): string {
  const members = names.map((name) => `"${name}": "$!esc.jsonString($!{input.${name}})"`)
  return `{${members.join(', ')}}`
}

const PAYMENT_INPUTS = ['Session_Token:token', 'CC_Number:pan', 'CVV:cvv', 'Amount'] as const

const DEFAULTS: readonly DataAction[] = [
  {
    ...plainAction('Generate_Session_Token'),
    purpose: 'session-token',
    tokenLifetimeSeconds: 180,
    outputs: [field('Session_Token:token', false)],
    response: reply('Session_Token'),
  },
  {
    ...plainAction('Tokenize_Card'),
    purpose: 'tokenize',
    tokenLifetimeSeconds: 900,
    inputs: [field('Card:pan', false)],
    outputs: [field('Token:token', false)],
    request: { ...plainAction('Tokenize_Card').request, body: body('Card') },
    response: reply('Token'),
  },
  {
    ...plainAction('Process_Payment'),
    purpose: 'payment',
    inputs: PAYMENT_INPUTS.map((text) => field(text, false)),
    outputs: [field('Transaction_ID', false)],
    request: {
      ...plainAction('Process_Payment').request,
      body: body('Session_Token', 'CC_Number', 'CVV', 'Amount'),
    },
    response: reply('Transaction_ID'),
  },
]
