import { isJsonObject } from '../../json/json-value.ts'
import { readJson } from '../../json/lossless-json.ts'
import type { FunctionDefinition } from '../definition.ts'
import { overload } from '../definition.ts'
import { ok } from '../../../base/result.ts'
import { cannotConvert, flagResult, valueOf } from '../outcome.ts'

/** The json type is newer than the core of 2018: these three are built from how published flows use them. */
export const jsonParse: FunctionDefinition = {
  name: 'JsonParse',
  group: 'json',
  docs: 'The JSON value that a text describes. Its properties are read with a dot, as in Flow.customer.firstName.',
  origin: 'observed',
  overloads: [
    overload('text: string? -> json', (args) => {
      const text = args.optional('string', 0)
      if (text === null) return ok(valueOf('json', null))
      const json = readJson(text)
      return json.ok ? ok(valueOf('json', json.value)) : cannotConvert(text, 'json', 'JSON')
    }),
  ],
}

export const getJsonObjectProperty: FunctionDefinition = {
  name: 'GetJsonObjectProperty',
  group: 'json',
  docs: 'A property of a JSON object by its name, NOT_SET when there is none.',
  origin: 'observed',
  overloads: [
    overload('object: json, property: string -> json', (args) => {
      const object = args.get('json', 0)
      const property = isJsonObject(object) ? object.get(args.get('string', 1)) : undefined
      return ok(valueOf('json', property ?? null))
    }),
  ],
}

export const isJsonObjectFunction: FunctionDefinition = {
  name: 'IsJsonObject',
  group: 'json',
  docs: 'Whether a JSON value is an object.',
  origin: 'observed',
  reveals: 'derived',
  overloads: [
    overload('value: json? -> boolean', (args) =>
      flagResult(isJsonObject(args.optional('json', 0) ?? undefined)),
    ),
  ],
}
