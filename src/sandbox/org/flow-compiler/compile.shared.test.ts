import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { gatewayIntegrationId, createOrgState } from '../seed.ts'
import type { DataAction, OrgState } from '../state.ts'
import { compileFlow } from './compile.ts'
import { describeWithSharedData, sharedJson, sharedPath } from '#testing/shared-data.ts'

const examples = ['tools', 'architect-core', 'examples'] as const

interface KnownAction {
  readonly name: string
  readonly category: string
  readonly secure: boolean
  readonly inputs: Readonly<Record<string, string>>
  readonly outputs: Readonly<Record<string, string>>
}

/** An org with the data actions that the examples were recorded with. */
function exampleOrg(): OrgState {
  const actions = sharedJson<readonly KnownAction[]>(...examples, 'actions.json').map(toAction)
  const org = createOrgState({ basePath: '', uploadOrigin: '' })
  const mainMenu = {
    id: 'menu',
    name: 'Main menu',
    type: 'INBOUNDCALL',
    description: '',
    divisionId: '',
    lockedBy: null,
    secure: false,
    versions: [],
  }
  return {
    ...org,
    actions: new Map(actions.map((action) => [action.id, action])),
    flows: new Map([[mainMenu.id, mainMenu]]),
  }
}

function toAction(known: KnownAction): DataAction {
  const published = {
    name: known.name,
    category: known.category,
    secure: known.secure,
    version: 1,
    config: {},
    inputSchema: schemaOf(known.inputs),
    successSchema: schemaOf(known.outputs),
  }
  return { id: known.name, integrationId: gatewayIntegrationId, published, draft: null }
}

function schemaOf(types: Readonly<Record<string, string>>) {
  const properties = Object.entries(types).map(([name, type]) => {
    const item = type.replace('Collection', '')
    return [name, item === type ? { type } : { type: 'array', items: { type: item } }]
  })
  return { type: 'object', properties: Object.fromEntries(properties) }
}

function errorsIn(file: string, org: OrgState): readonly string[] {
  return compileFlow(readFileSync(file, 'utf8'), org)
    .messages.filter(({ type }) => type === 'Error')
    .map(({ text }) => text)
}

function examplesOf(kind: 'valid' | 'invalid'): readonly string[] {
  const folder = sharedPath(...examples, kind)
  return readdirSync(folder).map((name) => `${folder}/${name}`)
}

describeWithSharedData('compared with Genesys design-time core', () => {
  test('what it accepts is published', () => {
    const org = exampleOrg()
    const refused = examplesOf('valid').map((file) => ({ file, errors: errorsIn(file, org) }))
    expect(refused.length).toBeGreaterThan(0)
    expect(refused.filter(({ errors }) => errors.length > 0)).toEqual([])
  })

  test('what it refuses is refused', () => {
    const org = exampleOrg()
    const files = examplesOf('invalid')
    expect(files.length).toBeGreaterThan(0)
    expect(files.filter((file) => errorsIn(file, org).length === 0)).toEqual([])
  })
})

describeWithSharedData('the public secure call flow', () => {
  test('lacks nothing but its data action', () => {
    const folder = sharedPath('data', 'archy-corpus')
    const name = readdirSync(folder).find((file) =>
      file.endsWith('EventOrchestrator_Secure_Flow.yaml'),
    )
    const errors = errorsIn(`${folder}/${name ?? ''}`, exampleOrg())
    expect(errors).toHaveLength(1)
    expect(errors[0]).toContain('Could not find the data action')
  })
})
