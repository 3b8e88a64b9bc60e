import { JavaException } from '../java/java-exception.ts'
import type { RegexBudget } from '../java/java-regex.ts'
import { intOf, toInt } from '../java/java-number.ts'
import { ENTRY_METHODS, LIST_METHODS, MAP_METHODS, REFUSED_METHODS } from './collection-methods.ts'
import { callTextMethod, ENCODING_METHODS, ESC_METHODS, ESC_PROPERTIES } from './esc-tool.ts'
import { entryValue, isNumber, type JavaValue, type LoopScope, type Tool } from './java-value.ts'
import type { VelocityVersion } from './lexer.ts'
import { callMath, REFUSED_MATH } from './math-tool.ts'
import { callOverload } from './method-call.ts'
import { BOOLEAN_METHODS, NUMBER_METHODS } from './scalar-methods.ts'
import { REFUSED_STRING_METHODS, STRING_METHODS } from './string-methods.ts'
import { callSuccessTemplateUtils } from './success-template-utils.ts'

/** A member that Java has and we do not offer. */
export class RefusedMember extends Error {}

/**
 * `$value.name`; null when there is no such property, as in Velocity. Version 2 takes a method without
 * parameters for a property, even before the keys of a map: `$input.size` counts the inputs.
 */
export function readProperty(
  value: JavaValue,
  name: string,
  version: VelocityVersion,
  budget: RegexBudget,
): JavaValue {
  if (value === null) return null
  if (name === 'class' || name === 'Class') throw new RefusedMember(name)
  const isString = typeof value === 'string'
  if (isString && name === 'bytes') throw new RefusedMember(name)
  if (version === '2.x') {
    const result = callBareMethod(value, name, budget)
    if (result !== undefined) return result
  }
  if (isString)
    return name === 'empty' ? value === '' : name === 'blank' ? value.trim() === '' : null
  if (typeof value === 'boolean') return null
  switch (value.type) {
    case 'Map':
      return entryValue(value, name)
    case 'List':
      return name === 'empty' ? value.items.length === 0 : null
    case 'Entry':
      return name === 'key' ? value.key : name === 'value' ? value.value : null
    case 'Loop':
      return loopProperty(value, name)
    case 'Tool':
      return toolProperty(value, name)
    default:
      return null
  }
}

/** `$value.name(args)`; undefined when there is no such method for these arguments. */
export function callMethod(
  value: JavaValue,
  name: string,
  args: readonly JavaValue[],
  version: VelocityVersion,
  budget: RegexBudget,
): JavaValue | undefined {
  if (value === null) return undefined
  if (isRefused(value, name)) throw new RefusedMember(`${name}()`)
  if (typeof value === 'string')
    return callOverload(STRING_METHODS.get(name) ?? [], value, args, version, budget)
  if (typeof value === 'boolean')
    return callOverload(BOOLEAN_METHODS.get(name) ?? [], value, args, version, budget)
  if (isNumber(value))
    return callOverload(NUMBER_METHODS.get(name) ?? [], value, args, version, budget)
  switch (value.type) {
    case 'List':
      return callOverload(LIST_METHODS.get(name) ?? [], value, args, version, budget)
    case 'Map':
      return callOverload(MAP_METHODS.get(name) ?? [], value, args, version, budget)
    case 'Entry':
      return callOverload(ENTRY_METHODS.get(name) ?? [], value, args, version, budget)
    case 'Character':
      return name === 'toString' && args.length === 0 ? value.text : undefined
    case 'Loop':
      return args.length === 0 ? callLoop(value, name) : undefined
    case 'Tool':
      return callTool(value, name, args, version)
  }
}

/** `$value[index]`: the `get` method of lists and maps; a negative index counts from the end. */
export function readIndex(
  value: JavaValue,
  index: JavaValue,
  version: VelocityVersion,
  budget: RegexBudget,
): JavaValue | undefined {
  if (typeof value !== 'object' || value === null) return noSize(index)
  if (value.type !== 'List' && value.type !== 'Map') return noSize(index)
  const size = value.type === 'List' ? value.items.length : value.entries.size
  const key = isNegative(index) ? intOf(size + toInt(index)) : index
  return callMethod(value, 'get', [key], version, budget)
}

function isNegative(
  index: JavaValue,
): index is Extract<JavaValue, { type: 'Integer' | 'Long' | 'BigInteger' }> {
  return isNumber(index) && index.type === 'Integer' && index.value < 0n
}

const REFLECTION: ReadonlySet<string> = new Set(['getClass', 'wait', 'notify', 'notifyAll'])

/** Refused methods that need no arguments, which makes them properties in Velocity 2. */
const BARE_REFUSED: ReadonlySet<string> = new Set(
  'getClass wait notify notifyAll toString hashCode iterator listIterator spliterator stream parallelStream toArray clone byteValue shortValue floatValue chars codePoints getBytes toCharArray lines stripIndent translateEscapes'.split(
    ' ',
  ),
)

function isRefused(value: Exclude<JavaValue, null>, name: string): boolean {
  if (REFLECTION.has(name)) return true
  if (typeof value === 'object' && value.type === 'Tool')
    return name === 'toString' || name === 'hashCode'
  if (typeof value === 'string') return REFUSED_STRING_METHODS.has(name)
  return REFUSED_METHODS.get(refusedTypeOf(value))?.has(name) === true
}

function refusedTypeOf(value: Exclude<JavaValue, null | string>): string {
  if (typeof value === 'boolean') return 'Boolean'
  return isNumber(value) ? 'Number' : value.type
}

/** The result of a method without parameters; undefined when there is none of that name. */
function callBareMethod(
  value: Exclude<JavaValue, null>,
  name: string,
  budget: RegexBudget,
): JavaValue | undefined {
  if (BARE_REFUSED.has(name) && isRefused(value, name)) throw new RefusedMember(name)
  if (
    isRefused(value, name) ||
    (typeof value === 'object' && value.type === 'Tool' && !/^get[A-Z]/.test(name))
  ) {
    return undefined
  }
  const result = callMethod(value, name, [], '2.x', budget)
  // `clear` answers nothing, and nothing is null here.
  return name === 'clear' && result === '' ? null : result
}

function noSize(index: JavaValue): undefined {
  if (!isNegative(index)) return undefined
  throw new JavaException('VelocityException', 'a negative index needs a list, and this is none')
}

function loopProperty(loop: LoopScope, name: string): JavaValue {
  switch (name) {
    case 'index':
      return intOf(loop.index)
    case 'count':
      return intOf(loop.index + 1)
    case 'hasNext':
      return loop.hasNext
    case 'first':
      return loop.index < 1
    case 'last':
      return !loop.hasNext
    case 'parent':
      return loop.parent
    default:
      return null
  }
}

function callLoop(loop: LoopScope, method: string): JavaValue | undefined {
  if (method !== 'hasNext' && !/^(?:get|is)[A-Z]/.test(method)) return undefined
  const bare = method.replace(/^(?:get|is)/, '')
  return loopProperty(loop, bare.charAt(0).toLowerCase() + bare.slice(1)) ?? undefined
}

function toolProperty(tool: Tool, name: string): JavaValue {
  if (tool.name === 'math' && name === 'random') throw new RefusedMember(name)
  return tool.name === 'esc' ? (ESC_PROPERTIES.get(name) ?? null) : null
}

function callTool(
  tool: Tool,
  name: string,
  args: readonly JavaValue[],
  version: VelocityVersion,
): JavaValue | undefined {
  switch (tool.name) {
    case 'esc':
      return callTextMethod(ESC_METHODS, name, args, version) ?? escGetter(name, args)
    case 'encoding':
      return callTextMethod(ENCODING_METHODS, name, args, version)
    case 'math':
      if (REFUSED_MATH.has(name)) throw new RefusedMember(`${name}()`)
      return callMath(name, args, version)
    case 'successTemplateUtils':
      return callSuccessTemplateUtils(name, args)
  }
}

function escGetter(name: string, args: readonly JavaValue[]): JavaValue | undefined {
  if (args.length > 0 || !/^get[A-Z]/.test(name)) return undefined
  return ESC_PROPERTIES.get(name.charAt(3).toLowerCase() + name.slice(4))
}
