import type { ActionId } from '#core/base/ids.ts'
import {
  type ContractField,
  type DataAction,
  purposeSchema,
  sensitivitySchema,
} from '#core/model/data-action.ts'

/** The actions that steps call unless told otherwise, changed and added to by `action` lines. */
export function buildActions(lines: readonly string[]): DataAction[] {
  const actions = new Map(DEFAULTS.map((action) => [action.name, action]))
  for (const line of lines) {
    const [name = '', ...words] = line.split(' ')
    actions.set(name, changed(actions.get(name) ?? plainAction(name), words))
  }
  return [...actions.values()]
}

/** `lifetime 60`, `lifetime unknown`, `timeout 5`, `reusable`, `open`, `stub`, a purpose, `in CVV:cvv`, `out Id`. */
function changed(action: DataAction, words: readonly string[]): DataAction {
  const changes = words.map((word, i): Partial<DataAction> => {
    const purpose = purposeSchema.safeParse(word)
    if (purpose.success) return { purpose: purpose.data }
    return CHANGES[word]?.(words[i + 1] ?? '', action) ?? {}
  })
  return Object.assign({}, action, ...changes) as DataAction
}

const CHANGES: Readonly<
  Record<string, (value: string, action: DataAction) => Partial<DataAction>>
> = {
  reusable: () => ({ singleUse: false }),
  open: () => ({ secure: false }),
  stub: (_, { request }) => ({ request: { ...request, url: '' } }),
  timeout: (value) => ({ timeoutSeconds: Number(value) }),
  lifetime: (value) => ({ tokenLifetimeSeconds: value === 'unknown' ? null : Number(value) }),
  in: (value, { inputs }) => ({ inputs: [...inputs, ...fields(value)] }),
  out: (value, { outputs }) => ({ outputs: [...outputs, ...fields(value)] }),
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
    request: { method: 'POST', url: `https://gateway.example/${name}`, headers: [], body: '' },
    response: { translationMap: {}, translationMapDefaults: {}, successTemplate: '${rawResult}' },
    timeoutSeconds: 10,
  }
}

function fields(text: string): readonly ContractField[] {
  return text.split(',').map(field)
}

function field(text: string): ContractField {
  const [name = '', word] = text.split(':')
  const sensitivity = sensitivitySchema.safeParse(word)
  return {
    name,
    type: 'string',
    required: true,
    description: '',
    sensitivity: sensitivity.success ? sensitivity.data : 'none',
  }
}

const DEFAULTS: readonly DataAction[] = [
  {
    ...plainAction('Generate_Session_Token'),
    purpose: 'session-token',
    tokenLifetimeSeconds: 180,
    outputs: [field('Session_Token:token')],
  },
  {
    ...plainAction('Tokenize_Card'),
    purpose: 'tokenize',
    tokenLifetimeSeconds: 900,
    inputs: [field('Card:pan')],
    outputs: [field('Token:token')],
  },
  {
    ...plainAction('Process_Payment'),
    purpose: 'payment',
    inputs: [
      field('Session_Token:token'),
      field('CC_Number:pan'),
      field('CVV:cvv'),
      field('Amount'),
    ],
    outputs: [field('Transaction_ID')],
  },
]
