import { literal, speech } from '#core/model/values.ts'
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { mustWrite } from '#testing/archy-files.ts'
import { askCore } from '#testing/architect-core.ts'
import { buildFlow } from '#testing/build-flow.ts'
import { describeWithSharedData, sharedPath } from '#testing/shared-data.ts'
import { describeArchyReadError, readArchy } from './read.ts'

describeWithSharedData("Genesys' own design-time core accepts", () => {
  test('a flow with shared steps, copies and jumps', () => {
    const design = buildFlow(`
      start: enter(Amount = Flow.InvocationData) -> a: collect(CC) -> b: decide(IsSet(Task.Amount)) -> c: play("x") -> log: play("y") -> end: return
      a.failure -> sorry: play("z") -> log
      b.no -> again: play("w") -> a
    `)
    const yaml = mustWrite({
      ...design,
      flow: { ...design.flow, greeting: { type: 'speech', text: 'Hello' } },
    }).yaml
    expect(yaml).toContain('jumpToTask')
    expect(askCore([{ yaml }])).toMatchObject([{ errors: [] }])
  }, 60_000)
})

describeWithSharedData("Genesys' own design-time core takes as it is written", () => {
  test.each([
    ['duration', 'PT1M30S'],
    ['queue', 'Sales'],
    ['skill', 'Billing'],
    ['user', 'Somebody'],
    ['phoneNumber', 'tel:+15551234567'],
  ] as const)(
    'a first value and a statement of the type %s',
    (type, value) => {
      const { variables, nodes, ...design } = buildFlow(`
      variable V ${type}
      start: enter() -> put: set(V = 1) -> end: return
    `)
      const statements = [{ type, variable: 'Task.V', value: literal(value) }]
      const { yaml } = mustWrite({
        ...design,
        flow: { ...design.flow, greeting: speech('Hello') },
        variables: variables.map((variable) => ({ ...variable, initial: literal(value) })),
        nodes: nodes.map((node) => (node.id === 'put' ? { ...node, props: { statements } } : node)),
      })
      expect(askCore([{ yaml }])).toMatchObject([{ errors: [] }])
    },
    60_000,
  )
})

/** Flows of other types as if they were secure call flows: their actions are what matters here. */
function asSecureCall(text: string): string {
  const type = /^(\w+):/m.exec(text)?.[1] ?? ''
  return text
    .replace(/^\w+:/m, 'secureCall:')
    .replaceAll(`/${type}/`, '/secureCall/')
    .replaceAll('/states/state[', '/tasks/task[')
    .replace(/^ {2}states:/m, '  tasks:')
    .replaceAll(/^( +)- state:/gm, '$1- task:')
}

describeWithSharedData('a public flow means the same after import and export', () => {
  const files = readdirSync(sharedPath('data', 'archy-corpus'))
  const flows = files.flatMap((file) => {
    const text = asSecureCall(readFileSync(sharedPath('data', 'archy-corpus', file), 'utf8'))
    const read = readArchy(text)
    return read.ok ? [[file, text, read.value.design] as const] : []
  })

  test('as many of them as start in a task', () => {
    expect(flows.length).toBeGreaterThanOrEqual(20)
  })

  test.each(flows)('%s', (_, text, design) => {
    const yaml = mustWrite(design).yaml
    expect(flowOf(yaml)).toEqual(flowOf(text))
    const again = readArchy(yaml)
    expect(
      again.ok ? mustWrite(again.value.design).yaml : describeArchyReadError(again.error),
    ).toBe(yaml)
  })
})

/** A flow as plain data; a reference from where it stands is the same as one from the top. */
function flowOf(text: string): unknown {
  const hidden = text
    .replaceAll('{{', '«')
    .replaceAll('}}', '»')
    .replaceAll('./tasks/', '/secureCall/tasks/')
  return hoisted(parse(hidden, { maxAliasCount: -1 }))
}

/** What is nested below the failure of a transfer, its only way on, may as well follow it in the list. */
function hoisted(value: unknown): unknown {
  if (Array.isArray(value)) return value.flatMap(hoistedAction)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, hoisted(item)]))
}

function hoistedAction(action: unknown): unknown[] {
  const [key = '', body] = Object.entries(action ?? {})[0] ?? []
  if (!key.startsWith('transferTo') || !('outputs' in Object(body))) return [hoisted(action)]
  const { outputs, ...rest } = body
  return [{ [key]: rest }, ...outputs.failure.actions.flatMap(hoistedAction)]
}
