import { isSameName } from '#core/base/same-name.ts'
import { builtInVariables } from '#core/language/expression/built-in-variables.ts'
import { checkExpression } from '#core/language/expression/check.ts'
import { convertValue } from '#core/language/expression/conversion.ts'
import { evaluateExpression } from '#core/language/expression/evaluate.ts'
import { valueFromJson } from '#core/language/expression/input-value.ts'
import { parseExpression } from '#core/language/expression/parse.ts'
import { type DataType, dataTypeNamed } from '#core/language/expression/types.ts'
import { type AudioPart, isOfType, notSetOf, type Value } from '#core/language/expression/values.ts'
import type { JsonInput } from '#core/language/json/json-value.ts'
import type { CallSetup } from '#core/simulate/call-state.ts'

export type Body = { readonly [key: string]: Tree }
export type Tree = string | number | boolean | null | undefined | readonly Tree[] | Body

/** Genesys Cloud goes to the flow's error handling. */
export class FlowTrouble extends Error {}
/** Architect would not publish the flow. */
export class FlowRefused extends Error {}

export interface YamlVariable {
  readonly name: string
  readonly type: DataType
  readonly isSecure: boolean
  readonly initial: Tree
  value: Value
}

/** Variables of the flow and of the task that runs, by their names in lower case. */
export type Scope = Map<string, YamlVariable>

export function asBody(tree: Tree): Body {
  return typeof tree === 'object' && tree !== null && !Array.isArray(tree) ? (tree as Body) : {}
}

export function asTrees(tree: Tree): readonly Tree[] {
  return Array.isArray(tree) ? (tree as readonly Tree[]) : []
}

export function asText(tree: Tree): string {
  return typeof tree === 'string' || typeof tree === 'number' || typeof tree === 'boolean'
    ? String(tree)
    : ''
}

/** The variable of a `{var}`. */
export function boundTo(tree: Tree): string | null {
  const { var: variable } = asBody(tree)
  return typeof variable === 'string' ? variable : null
}

export function onlyEntry(tree: Tree): readonly [string, Tree] {
  return Object.entries(asBody(tree))[0] ?? ['', null]
}

export function declaredIn(list: Tree): Scope {
  return new Map(
    asTrees(list).map((item) => {
      const [key, body] = onlyEntry(item)
      const { name, isSecure, initialValue } = asBody(body)
      const type = dataTypeNamed(key.replace(/Variable$/, ''))
      const variable = {
        name: asText(name),
        type,
        isSecure: isSecure === true,
        initial: initialValue,
        value: notSetOf(type),
      }
      return [variable.name.toLowerCase(), variable]
    }),
  )
}

/** Works out the values of a file where some variables are known. */
export class YamlValues {
  private readonly setup: CallSetup
  private readonly scope: () => Scope

  constructor(setup: CallSetup, scope: () => Scope) {
    this.setup = setup
    this.scope = scope
  }

  evaluate(text: string, type: DataType): Value {
    const parsed = parseExpression(text)
    if (!parsed.ok) throw new FlowTrouble('unreadable')
    const variables = (name: string) =>
      this.scope().get(name.toLowerCase())?.value ?? this.builtIn(name)
    const context = { now: this.setup.startedAt, exists: () => true }
    const value = evaluateExpression(parsed.value, { variables, ...context })
    if (!value.ok) throw new FlowTrouble('evaluation')
    const converted = convertValue(value.value, type, context)
    if (!converted.ok) throw new FlowTrouble('conversion')
    return converted.value
  }

  /** `{lit}`, `{exp}` or nothing. */
  value(tree: Tree, type: DataType): Value {
    const { lit, exp } = asBody(tree)
    if (typeof exp === 'string') return this.evaluate(exp, type)
    if (lit === undefined || lit === null) return notSetOf(type)
    return this.data((asBody(lit)['name'] ?? lit) as JsonInput, type)
  }

  data(data: JsonInput, type: DataType): Value {
    const context = { now: this.setup.startedAt, exists: () => true }
    const value = valueFromJson(type === 'unknown' ? naturalType(data) : type, data, context)
    if (!value.ok) throw new FlowTrouble('conversion')
    return value.value
  }

  heard(tree: Tree): readonly AudioPart[] {
    const { tts, prompt, exp } = asBody(tree)
    if (tts !== undefined) return [{ kind: 'speech', text: asText(tts) }]
    if (prompt !== undefined) return [{ kind: 'prompt', name: asText(prompt) }]
    if (exp === undefined) return []
    const value = this.evaluate(asText(exp), 'audio')
    return isOfType(value, 'audio') ? (value.data?.parts ?? []) : []
  }

  check(text: string, allowSecure: boolean): void {
    const parsed = parseExpression(text)
    if (!parsed.ok) throw new FlowRefused()
    const lookUp = (name: string) => {
      const known = this.scope().get(name.toLowerCase())
      if (known !== undefined) return { type: known.type, secure: known.isSecure }
      const builtIn = builtInNamed(name)
      return builtIn === undefined ? undefined : { type: builtIn.type, secure: false }
    }
    if (!checkExpression(parsed.value, lookUp, { allowSecure }).ok) throw new FlowRefused()
  }

  private builtIn(name: string): Value | undefined {
    const known = builtInNamed(name)
    if (known === undefined) return undefined
    return this.data(this.setup.builtIn[known.name] ?? null, known.type)
  }
}

function builtInNamed(name: string) {
  return builtInVariables().find((known) => isSameName(known.name, name))
}

function naturalType(data: JsonInput): DataType {
  if (typeof data === 'boolean') return 'boolean'
  if (typeof data === 'number') return Number.isInteger(data) ? 'integer' : 'decimal'
  return 'string'
}
