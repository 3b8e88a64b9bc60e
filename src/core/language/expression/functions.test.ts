import { expect, it } from 'vitest'
import { describeWithSharedData, sharedJson } from '#testing/shared-data.ts'
import type { FunctionDefinition } from './definition.ts'
import { FUNCTIONS, functionNamed } from './functions.ts'
import { itemAt } from './functions/list.ts'
import { logicalIf } from './functions/choice.ts'
import { BINARY_OPERATORS, UNARY_OPERATORS } from './operators.ts'
import { matchSignature } from './overloads.ts'
import type { DataType } from './types.ts'
import { dataTypeNamed } from './types.ts'

it('gives every function one name, a help text and at least one form', () => {
  const names = FUNCTIONS.map(({ name }) => name.toLowerCase())
  expect(new Set(names).size).toBe(names.length)
  expect(
    FUNCTIONS.filter(({ docs, overloads }) => docs.length < 15 || overloads.length === 0),
  ).toEqual([])
})

it('finds functions in any case', () => {
  expect(functionNamed('toSTRING')?.name).toBe('ToString')
  expect(functionNamed('toStrin')).toBeUndefined()
})

it('marks what is built from public flows instead of the Architect core', () => {
  const observed = FUNCTIONS.filter(({ origin }) => origin === 'observed').map(({ name }) => name)
  expect(observed.toSorted()).toEqual([
    'AddItem',
    'FindQueueById',
    'FindUserById',
    'GetJsonObjectProperty',
    'IsJsonObject',
    'JsonParse',
    'MakeListAgentScorePair',
    'ToDisplayString',
  ])
})

interface Listed {
  readonly key: string
  readonly name: string
  readonly overloads: readonly {
    readonly id: string
    readonly returns: string
    readonly params: readonly { readonly type: string; readonly repeatable?: boolean }[]
  }[]
}

describeWithSharedData('the published list of functions and operators', () => {
  it('has no form that we do not know', () => {
    const listed = sharedJson<readonly Listed[]>('data', 'expression-functions.json')
    expect(listed.length).toBeGreaterThan(100)
    expect(listed.flatMap(missingForms)).toEqual([])
  })
})

function missingForms({ key, name, overloads }: Listed): readonly string[] {
  return overloads.flatMap(({ id, params, returns }) => {
    // The property form of [ ] is no call: the checker reads the property itself.
    if (name === '[' && params[0]?.type === 'str') return []
    const types = params.map(({ type }) => typeOf(type))
    const ordered = name === '[' ? types.toReversed() : types
    const match = definitionOf(key, name)?.overloads.find(
      ({ signature }) => matchSignature(signature, ordered) !== undefined,
    )
    const result = match?.signature.returns ?? 'nothing'
    const shown = result === 'T' ? 'any' : result === 'T[]' ? 'any[]' : result
    return shown === resultOf(returns) ? [] : [`${name}, ${id}: ${shown}`]
  })
}

function definitionOf(key: string, name: string): FunctionDefinition | undefined {
  if (key === 'neg') return UNARY_OPERATORS['-']
  if (key === 'ter') return logicalIf
  if (key === 'bkt') return itemAt
  const operators: Readonly<Record<string, FunctionDefinition>> = {
    ...UNARY_OPERATORS,
    ...BINARY_OPERATORS,
  }
  return operators[name] ?? functionNamed(name)
}

const NAMES: Readonly<Record<string, string>> = {
  str: 'string',
  int: 'integer',
  dec: 'decimal',
  bln: 'boolean',
  dtm: 'dateTime',
  dur: 'duration',
  cur: 'currency',
  phn: 'phoneNumber',
  aud: 'audio',
  apa: 'audio',
  pmt: 'prompt',
  usr: 'user',
  que: 'queue',
  skl: 'skill',
  lac: 'languageSkill',
  grp: 'group',
  wrc: 'wrapupCode',
  bof: 'booleanFormat',
  cuf: 'currencyFormat',
  daf: 'dateFormat',
  nuf: 'numberFormat',
  phf: 'phoneNumberFormat',
  stf: 'stringFormat',
  tif: 'timeFormat',
  tpf: 'timePart',
  lne: 'languageContext',
  // An e-mail address exists in e-mail flows only; to us it is a value of no known type.
  cpx_email_address: 'unknown',
}

/** Where any type will do, one type stands for all. */
function typeOf(code: string): DataType {
  if (code === 'nts') return 'notSet'
  if (code === 'any') return 'string'
  if (code === 'any[]') return 'stringCollection'
  return dataTypeNamed(archyName(code))
}

function resultOf(code: string): string {
  return code.startsWith('any') ? code : archyName(code)
}

function archyName(code: string): string {
  return code.endsWith('[]') ? `${NAMES[code.slice(0, -2)]}Collection` : (NAMES[code] ?? code)
}
