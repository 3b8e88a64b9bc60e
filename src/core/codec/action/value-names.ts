import { sensitivityOfName } from '../../analysis/classify.ts'
import { wordsOfName } from '../../analysis/name-words.ts'
import type { ContractField } from '../../model/data-action.ts'
import { type CredentialNames, hideSecrets } from './hide-secrets.ts'
import type { Choice, Role, SketchValue } from './request-sketch.ts'

/** A value as it was found. */
export interface FoundValue {
  readonly where: string
  /** The keys that lead to it: the last one names it. */
  readonly keys: readonly string[]
  readonly text: string | null
  readonly type: ContractField['type']
  readonly required?: boolean
  readonly description?: string
  /** Whether the request is right without it. */
  readonly canBeLeftOut?: boolean
  /** What it becomes when nothing about it says more; else it is guessed. */
  readonly usual?: Role
}

/** Collects the values of one request and gives each a name of its own. */
export interface ValueCollector {
  readonly values: SketchValue[]
  readonly credentials: CredentialNames
  add(found: FoundValue): number
}

export function collectValues(credentials: CredentialNames): ValueCollector {
  const values: SketchValue[] = []
  const taken = new Set<string>()
  return {
    values,
    credentials,
    add(found) {
      const id = values.length
      const [last] = values.slice(-1)
      // Too many are counted and refused: a text of nothing else would take long to be named.
      const isTooMuch = last !== undefined && id > MAX_VALUES
      values.push(isTooMuch ? { ...last, id } : sketchValue(id, found, taken, credentials))
      return id
    },
  }
}

/** More than a person will go through; what is beyond stays as it is. */
export const MAX_VALUES = 200

function sketchValue(
  id: number,
  found: FoundValue,
  taken: Set<string>,
  credentials: CredentialNames,
): SketchValue {
  const name = freeName(inputName(found.keys), taken)
  const sensitivity = sensitivityOfName(name)
  const shown = found.text === null ? null : hideSecrets(found.text, found.where, credentials).text
  const named = /^\$\{credentials\.(\w+)\}$/.exec(shown ?? '')?.[1]
  const isPartlyNamed = named === undefined && /\$\{credentials\.\w+\}/.test(shown ?? '')
  const role =
    named !== undefined ? 'credential' : isPartlyNamed ? 'constant' : bestRole(found, sensitivity)
  const isCredential = role === 'credential'
  // A card number, even a test one, or the code of a card is what the caller keys in, and never stands in an action.
  const isCard = sensitivity === 'pan' || sensitivity === 'cvv'
  const text = isCredential || isCard ? null : shown
  const roles: Role[] = ['input']
  if (text !== null) roles.push('constant')
  if (!isCard && !isPartlyNamed) roles.push('credential')
  if (found.canBeLeftOut === true) roles.push('left-out')
  if (!isCredential) taken.add(name.toLowerCase())
  const best: Choice = {
    role: roles.includes(role) ? role : 'input',
    name: isCredential
      ? (named ?? credentials.nameOf(`value ${id}`, credentialName(found.keys)))
      : name,
    sensitivity,
  }
  const { where, type, required = true } = found
  const description = hideSecrets(found.description ?? '', where, credentials).text
  return { id, where, text, type, required, description, roles, best }
}

function bestRole(found: FoundValue, sensitivity: Choice['sensitivity']): Role {
  if (sensitivity === 'credential') return 'credential'
  if (sensitivity !== 'none') return 'input'
  if (found.usual !== undefined) return found.usual
  const { text, keys } = found
  if (text === null || isPlaceholder(text)) return 'input'
  return isSetting(keys.at(-1) ?? '', text) ? 'constant' : 'input'
}

/** `<amount>`, `{id}`, `:id`, `$AMOUNT`, `YOUR_ID`: examples leave such things to be filled in. */
export function isPlaceholder(text: string): boolean {
  return /^(?:<.+>|\{.+\}|\[.+\]|:[A-Za-z]\w*|\$\{?[A-Za-z_]\w*\}?|YOUR[_-].+|x{3,})$/i.test(text)
}

/** What is decided once for an action rather than in each call. */
function isSetting(key: string, text: string): boolean {
  if (text === 'true' || text === 'false' || text === 'null' || text === '') return true
  const words = wordsOfName(key).split('_')
  return SETTINGS.has(words.at(-1) ?? '') || /^[A-Z]+(?:_[A-Z]+)+$/.test(text)
}

const SETTINGS = new Set(
  'type kind mode method intent scope version country locale language capture format interaction channel source flow category scheme usage model processing'.split(
    ' ',
  ),
)

/** `card.number` is `Card_Number`: a last key that says little takes the one before it along. */
export function inputName(keys: readonly string[]): string {
  const named = keys.filter((key) => !/^\d+$/.test(key))
  const last = named.at(-1) ?? 'value'
  const words = wordsOfName(last).split('_').filter(Boolean)
  const before = named.at(-2)
  const isVague = words.length === 1 && VAGUE.has(words[0] ?? '')
  const all =
    isVague && before !== undefined
      ? [...wordsOfName(before).split('_').filter(Boolean), ...words]
      : words
  const name = all
    .map((word) => WRITTEN.get(word) ?? word.charAt(0).toUpperCase() + word.slice(1))
    .join('_')
  return /^[A-Za-z]/.test(name) ? name.slice(0, 60) : `Value_${name}`.slice(0, 60).replace(/_$/, '')
}

const VAGUE = new Set(
  'number value id name code type amount currency month year date holder data key'.split(' '),
)

const WRITTEN: ReadonlyMap<string, string> = new Map([
  ['cvv', 'CVV'],
  ['cvc', 'CVC'],
  ['id', 'ID'],
  ['pan', 'PAN'],
  ['url', 'URL'],
  ['ip', 'IP'],
])

export function freeName(base: string, taken: ReadonlySet<string>): string {
  let name = base
  for (let n = 2; taken.has(name.toLowerCase()); n += 1) name = `${base}_${n}`
  return name
}

/** `api_key` is `apiKey`, as Genesys' own examples name credentials. */
export function credentialName(keys: readonly string[]): string {
  const [first = 'secret', ...rest] = wordsOfName(keys.at(-1) ?? '')
    .split('_')
    .filter((word) => /^[a-z]/.test(word))
  return first + rest.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')
}
