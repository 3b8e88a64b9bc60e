import { JavaException } from '../java/java-exception.ts'
import { intOf, toInt } from '../java/java-number.ts'
import {
  BOOLEAN_METHODS,
  ENTRY_METHODS,
  LIST_METHODS,
  MAP_METHODS,
  NUMBER_METHODS,
  REFUSED_METHODS,
} from './collection-methods.ts'
import { callTextMethod, ENCODING_METHODS, ESC_METHODS, ESC_PROPERTIES } from './esc-tool.ts'
import { entryValue, isNumber, type JavaValue, type LoopScope, type Tool } from './java-value.ts'
import type { VelocityVersion } from './lexer.ts'
import { callMath, REFUSED_MATH } from './math-tool.ts'
import { callOverload } from './method-call.ts'
import { REFUSED_STRING_METHODS, STRING_METHODS } from './string-methods.ts'
import { callSuccessTemplateUtils } from './success-template-utils.ts'

/** A member that Java has and we do not offer. */
export class RefusedMember extends Error {}

/** `$value.name`; null when there is no such property, as in Velocity. */
export function readProperty(value: JavaValue, name: string): JavaValue {
  if (name === 'class' || name === 'Class') throw new RefusedMember(name)
  if (value === null || typeof value === 'boolean') return null
  if (typeof value === 'string') {
    if (name === 'bytes') throw new RefusedMember(name)
    return name === 'empty' ? value === '' : name === 'blank' ? value.trim() === '' : null
  }
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
): JavaValue | undefined {
  if (value === null) return undefined
  if (REFLECTION.has(name)) throw new RefusedMember(`${name}()`)
  if (typeof value === 'string') {
    if (REFUSED_STRING_METHODS.has(name)) throw new RefusedMember(`${name}()`)
    return callOverload(STRING_METHODS.get(name) ?? [], value, args, version)
  }
  refuse(value, name)
  if (typeof value === 'boolean')
    return callOverload(BOOLEAN_METHODS.get(name) ?? [], value, args, version)
  if (isNumber(value)) return callOverload(NUMBER_METHODS.get(name) ?? [], value, args, version)
  switch (value.type) {
    case 'List':
      return callOverload(LIST_METHODS.get(name) ?? [], value, args, version)
    case 'Map':
      return callOverload(MAP_METHODS.get(name) ?? [], value, args, version)
    case 'Entry':
      return callOverload(ENTRY_METHODS.get(name) ?? [], value, args, version)
    case 'Character':
      return callOverload(
        STRING_METHODS.get(name === 'toString' ? name : '') ?? [],
        value.text,
        args,
        version,
      )
    case 'Loop':
      return args.length === 0
        ? (loopProperty(value, loopPropertyOf(name)) ?? undefined)
        : undefined
    case 'Tool':
      return callTool(value, name, args, version)
  }
}

/** `$value[index]`: the `get` method of lists and maps; a negative index counts from the end. */
export function readIndex(
  value: JavaValue,
  index: JavaValue,
  version: VelocityVersion,
): JavaValue | undefined {
  if (typeof value !== 'object' || value === null) return noSize(index)
  if (value.type !== 'List' && value.type !== 'Map') return noSize(index)
  const size = value.type === 'List' ? value.items.length : value.entries.size
  const key = isNegative(index) ? intOf(size + toInt(index)) : index
  return callMethod(value, 'get', [key], version)
}

function isNegative(
  index: JavaValue,
): index is Extract<JavaValue, { type: 'Integer' | 'Long' | 'BigInteger' }> {
  return isNumber(index) && index.type === 'Integer' && index.value < 0n
}

function refuse(value: Exclude<JavaValue, null | string>, name: string): void {
  const number = isNumber(value) ? 'Number' : null
  const type = typeof value === 'boolean' ? 'Boolean' : (number ?? value.type)
  for (const [refused, names] of REFUSED_METHODS) {
    if (refused === type && names.has(name)) throw new RefusedMember(`${name}()`)
  }
}

const REFLECTION: ReadonlySet<string> = new Set(['getClass', 'wait', 'notify', 'notifyAll'])

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

function loopPropertyOf(method: string): string {
  const bare = method.replace(/^(?:get|is)(?=[A-Z])/, '')
  return bare.charAt(0).toLowerCase() + bare.slice(1)
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
