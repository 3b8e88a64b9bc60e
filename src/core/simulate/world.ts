import { isSameName } from '../base/same-name.ts'
import type { TaskId } from '../base/ids.ts'
import { err, ok, type Result } from '../base/result.ts'
import { builtInVariables } from '../language/expression/built-in-variables.ts'
import { convertValue } from '../language/expression/conversion.ts'
import type { CallContext } from '../language/expression/definition.ts'
import { evaluateExpression } from '../language/expression/evaluate.ts'
import { valueFromJson } from '../language/expression/input-value.ts'
import { parseExpression } from '../language/expression/parse.ts'
import type { DataType, ScalarType } from '../language/expression/types.ts'
import { isOfType, notSetOf, type Value as Evaluated } from '../language/expression/values.ts'
import type { JsonInput } from '../language/json/json-value.ts'
import type { Happening, Trouble, World } from '../kinds/simulation.ts'
import { indexDesign } from '../model/design-index.ts'
import type { FlowNode } from '../model/design.ts'
import type { Audio, Value } from '../model/values.ts'
import type { CallState } from './call-state.ts'

/** The world as a node finds it. */
export function worldOf(state: CallState, node: FlowNode): World {
  return {
    ...scopeOf(state, node.task),
    attribute: (name) => state.attributes.get(name) ?? null,
    kept: state.kept.get(node.id) ?? null,
  }
}

/** What can be said and worked out where the variables of a task are known. */
export function scopeOf(
  state: CallState,
  task: TaskId,
): Pick<World, 'evaluate' | 'value' | 'heard'> {
  const index = indexDesign(state.design)
  const context = callContext(state)
  const variables = (name: string) => {
    const variable = index.variable(name, task)
    if (variable === undefined) return builtInValue(state, name, context)
    return state.values.get(variable.id) ?? notSetOf(variable.type)
  }
  const evaluate = (expression: string, type: DataType): Result<Evaluated, Trouble> => {
    const parsed = parseExpression(expression)
    if (!parsed.ok) return err({ code: 'unreadable', expression, error: parsed.error })
    const evaluated = evaluateExpression(parsed.value, { variables, ...context })
    if (!evaluated.ok) return err({ code: 'evaluation', expression, error: evaluated.error })
    return converted(convertValue(evaluated.value, type, context))
  }
  return {
    evaluate,
    value: (value, type) => valueIn(value, type, evaluate, context),
    heard: (audio) => heardIn(audio, evaluate),
  }
}

/** A value that comes from outside, as the type of the variable that it is for. */
export function dataAs(
  state: CallState,
  type: DataType,
  data: JsonInput,
): Result<Evaluated, Trouble> {
  return converted(valueFromJson(type, data, callContext(state)))
}

function callContext({ setup, seconds }: CallState): CallContext {
  return { now: setup.startedAt + seconds * 1000, exists: () => true }
}

type Evaluate = World['evaluate']

function valueIn(
  value: Value,
  type: DataType,
  evaluate: Evaluate,
  context: CallContext,
): ReturnType<Evaluate> {
  switch (value.type) {
    case 'none':
      return ok(notSetOf(type))
    case 'expression':
      return evaluate(value.text, type)
    case 'literal':
      return converted(
        valueFromJson(type === 'unknown' ? typeOf(value.value) : type, value.value, context),
      )
  }
}

function typeOf(literal: string | number | boolean): ScalarType {
  if (typeof literal === 'string') return 'string'
  if (typeof literal === 'boolean') return 'boolean'
  return Number.isInteger(literal) ? 'integer' : 'decimal'
}

function heardIn(audio: Audio, evaluate: Evaluate): Result<readonly Happening[], Trouble> {
  switch (audio.type) {
    case 'none':
      return ok([])
    case 'speech':
      return ok([{ type: 'said', audio: [{ kind: 'speech', text: audio.text }] }])
    case 'prompt':
      return ok([{ type: 'said', audio: [{ kind: 'prompt', name: audio.name }] }])
    case 'expression': {
      const value = evaluate(audio.text, 'audio')
      if (!value.ok) return value
      const parts = isOfType(value.value, 'audio') ? (value.value.data?.parts ?? []) : []
      return ok(parts.length === 0 ? [] : [{ type: 'said', audio: parts }])
    }
  }
}

function builtInValue(
  { setup }: CallState,
  name: string,
  context: CallContext,
): Evaluated | undefined {
  const builtIn = builtInVariables().find((known) => isSameName(known.name, name))
  if (builtIn === undefined) return undefined
  const given = Object.hasOwn(setup.builtIn, builtIn.name) ? setup.builtIn[builtIn.name] : null
  const value = valueFromJson(builtIn.type, given ?? null, context)
  return value.ok ? value.value : notSetOf(builtIn.type)
}

function converted(
  outcome: Result<Evaluated, (Trouble & { code: 'conversion' })['error']>,
): Result<Evaluated, Trouble> {
  return outcome.ok ? outcome : err({ code: 'conversion', error: outcome.error })
}
