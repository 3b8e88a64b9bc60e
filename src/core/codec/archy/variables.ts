import type { TaskId, VariableId } from '../../base/ids.ts'
import { asList, asObject } from '../../kinds/archy-values.ts'
import type { JsonObject } from '../../kinds/define.ts'
import { readTyped, writeTyped } from '../../kinds/typed-values.ts'
import type { Variable } from '../../model/design.ts'
import { type DataType, dataTypeSchema, type Json } from '../../model/values.ts'
import { ASSUMED } from '../../kinds/archy-assumptions.ts'
import { carryDifferences, restoreCarried } from './carried.ts'

const MODELLED: ReadonlySet<string> = new Set([
  'name',
  'description',
  'initialValue',
  ASSUMED.secureVariable.value,
])

/** `- stringVariable: {…}`: the key is the data type. */
export function writeVariables(variables: readonly Variable[]): readonly JsonObject[] {
  return variables.map((variable) => ({
    [`${variable.type}Variable`]: restoreCarried(
      writeVariable(variable),
      variable.carried,
      MODELLED,
      (body) => writeVariable(readVariable(variable.type, body)),
    ),
  }))
}

/** What a list of variables holds; `unknown` are entries of types that a secure call flow is not known to have. */
export function readVariables(
  json: Json | undefined,
  task: TaskId | null,
  idOf: (name: string) => VariableId,
): {
  readonly variables: readonly Variable[]
  /** The item of the list that each variable stands for. */
  readonly items: ReadonlyMap<VariableId, Json>
  readonly unknown: readonly Json[]
} {
  const variables: Variable[] = []
  const items = new Map<VariableId, Json>()
  const unknown: Json[] = []
  for (const item of asList(json)) {
    const [[key, body] = ['', null], ...more] = Object.entries(asObject(item))
    const type = dataTypeSchema.safeParse(key.replace(/Variable$/, ''))
    const original = asObject(body)
    if (
      more.length > 0 ||
      !type.success ||
      !key.endsWith('Variable') ||
      typeof original['name'] !== 'string'
    ) {
      unknown.push(item)
      continue
    }
    const read = readVariable(type.data, original)
    const carried = carryDifferences(original, writeVariable(read), new Set())
    const id = idOf(read.name)
    items.set(id, item)
    variables.push({
      id,
      task,
      // The file does not say what kind of secret a variable holds: that is for its author to add.
      sensitivity: 'none',
      ...read,
      ...(Object.keys(carried).length === 0 ? {} : { carried }),
    })
  }
  return { variables, items, unknown }
}

type Written = Pick<Variable, 'name' | 'type' | 'description' | 'initial' | 'secure'>

function writeVariable({ name, type, description, initial, secure }: Written): JsonObject {
  return {
    name,
    ...(description === '' ? {} : { description }),
    initialValue: writeTyped(type, initial),
    isInput: false,
    isOutput: false,
    ...(secure ? { [ASSUMED.secureVariable.value]: true } : {}),
  }
}

function readVariable(type: DataType, body: JsonObject): Written {
  const { name, description } = body
  return {
    name: typeof name === 'string' ? name : '',
    type,
    description: typeof description === 'string' ? description : '',
    initial: readTyped(type, body['initialValue']),
    secure: body[ASSUMED.secureVariable.value] === true,
  }
}
