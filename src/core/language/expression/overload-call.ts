import { err } from '../../base/result.ts'
import { CallArguments } from './call-arguments.ts'
import type { CallContext, FunctionDefinition, Overload } from './definition.ts'
import type { Failure } from './failure.ts'
import type { Outcome } from './outcome.ts'
import { matchSignature } from './overloads.ts'
import type { Parameter } from './signature.ts'
import { parameterAt } from './signature.ts'
import type { Value } from './values.ts'
import { isNotSet, isOfType } from './values.ts'

/** Calls a function or operator with values: picks the overload by their types and holds them to its parameters. */
export function callWith(
  definition: FunctionDefinition,
  values: readonly Value[],
  context: CallContext,
): Outcome {
  const types = values.map((value) => value.type)
  const found = definition.overloads.find(
    (candidate) => matchSignature(candidate.signature, types, 'values') !== undefined,
  )
  if (found === undefined)
    return err({ code: 'no-overload', callee: definition.name, given: types })
  const failure = unfitArgument(definition.name, found, values)
  return failure === undefined ? found.evaluate(new CallArguments(values), context) : err(failure)
}

function unfitArgument(
  callee: string,
  found: Overload,
  values: readonly Value[],
): Failure | undefined {
  for (const [index, value] of values.entries()) {
    const parameter = parameterAt(found.signature, index)
    const failure = isNotSet(value) ? refusesNotSet(callee, parameter) : outside(parameter, value)
    if (failure !== undefined) return failure
  }
  return undefined
}

function refusesNotSet(callee: string, parameter: Parameter): Failure | undefined {
  if (parameter.acceptsNotSet || parameter.type === 'T[]') return undefined
  return { code: 'argument-not-set', callee, parameter: parameter.name }
}

function outside(parameter: Parameter, value: Value): Failure | undefined {
  if (isOfType(value, 'integer') && value.data !== null) {
    const { min, max } = parameter.range ?? { min: -Infinity, max: Infinity }
    if (value.data < min || value.data > max) {
      return {
        code: 'out-of-range',
        what: parameter.name,
        value: String(value.data),
        min: String(min),
        ...(max === Infinity ? {} : { max: String(max) }),
      }
    }
    return parameter.refusesZero && value.data === 0 ? { code: 'division-by-zero' } : undefined
  }
  const isZero = isOfType(value, 'decimal') && value.data?.isZero() === true
  return parameter.refusesZero && isZero ? { code: 'division-by-zero' } : undefined
}
