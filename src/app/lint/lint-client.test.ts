import { expect, test } from 'vitest'
import { findTemplate } from '#core/gateways/templates.ts'
import type { Design } from '#core/model/design.ts'
import { NO_FINDINGS } from './findings-change.ts'
import { type LintEvents, type LintPort, startLintClient } from './lint-client.ts'
import type { LintRequest } from './lint-message.ts'

/** A checker that answers when told to. */
class ManualPort implements LintPort {
  readonly asked: LintRequest[] = []
  isStopped = false
  readonly events: LintEvents
  constructor(events: LintEvents) {
    this.events = events
  }
  ask(request: LintRequest) {
    this.asked.push(request)
  }
  stop() {
    this.isStopped = true
  }
  answer(index: number) {
    const pass = this.asked[index]?.pass ?? -1
    this.events.onReply({
      pass,
      findings: {
        problems: [],
        edges: { set: new Map(), gone: [] },
        tokens: null,
        inferred: NO_FINDINGS.inferred,
      },
    })
  }
}

function start() {
  const ports: ManualPort[] = []
  const reported: { name: string; codes: string[] }[] = []
  const client = startLintClient(
    (events) => {
      const port = new ManualPort(events)
      ports.push(port)
      return port
    },
    ({ of, problems }) =>
      reported.push({ name: of.flow.name, codes: problems.map(({ code }) => code) }),
  )
  return { client, ports, reported }
}

function named(name: string): Design {
  const blank = findTemplate('blank')?.build()
  if (blank === undefined) throw new Error('the blank template is gone')
  return { ...blank, flow: { ...blank.flow, name } }
}

function nameIn(request: LintRequest): string | undefined {
  return 'design' in request ? request.design.flow.name : request.change.parts.flow?.name
}

test('reports what the checker found in the design', () => {
  const { client, ports, reported } = start()
  client.check(named('a'))
  ports[0]?.answer(0)
  expect(reported).toEqual([{ name: 'a', codes: [] }])
})

test('while a pass runs only the newest design waits, and only its findings are reported', () => {
  const { client, ports, reported } = start()
  for (const name of ['a', 'b', 'c', 'd']) client.check(named(name))
  ports[0]?.answer(0)
  ports[0]?.answer(1)
  expect(ports[0]?.asked.map(nameIn)).toEqual(['a', 'd'])
  expect(reported.map(({ name }) => name)).toEqual(['d'])
})

test('an answer to a pass that is over counts for nothing', () => {
  const { client, ports, reported } = start()
  client.check(named('a'))
  client.check(named('b'))
  ports[0]?.answer(0)
  ports[0]?.answer(0)
  expect(reported).toEqual([])
})

test('the same design is not checked twice', () => {
  const { client, ports } = start()
  const design = named('a')
  client.check(design)
  ports[0]?.answer(0)
  client.check(design)
  expect(ports[0]?.asked).toHaveLength(1)
})

test('a checker that breaks down is said, and the next change starts another', () => {
  const { client, ports, reported } = start()
  client.check(named('a'))
  ports[0]?.events.onBroken('no such file')
  client.check(named('b'))
  ports[1]?.answer(0)
  expect(reported).toEqual([
    { name: 'a', codes: ['check-failed'] },
    { name: 'b', codes: [] },
  ])
  expect(ports[0]?.isStopped).toBe(true)
})

test('a checker that was started anew gets the whole design', () => {
  const { client, ports } = start()
  client.check(named('a'))
  ports[0]?.answer(0)
  client.check(named('b'))
  ports[0]?.events.onBroken('gone')
  client.check(named('c'))
  expect(ports.map(({ asked }) => asked.map((request) => 'design' in request))).toEqual([
    [true, false],
    [true],
  ])
})

test('what becomes known of the org is told once, and the design is checked with it', () => {
  const { client, ports, reported } = start()
  client.check(named('a'))
  client.know({ flows: [], actions: null })
  ports[0]?.answer(0)
  ports[0]?.answer(1)
  client.check(named('b'))
  expect(ports[0]?.asked.map(({ org }) => org)).toEqual([
    undefined,
    { flows: [], actions: null },
    undefined,
  ])
  expect(reported).toHaveLength(2)
})

test('what was published is told beside it, also to a checker that was started anew', () => {
  const { client, ports } = start()
  const org = { id: 'o', name: 'Org' }
  const published = { org, integration: org, actions: {}, flow: null }
  client.check(named('a'))
  ports[0]?.answer(0)
  client.remember(published)
  client.remember(published)
  ports[0]?.events.onBroken('gone')
  client.check(named('b'))
  expect(ports.map(({ asked }) => asked.map((request) => request.published))).toEqual([
    [undefined, published],
    [published],
  ])
})

test('a checker that breaks over and over is not started again by what is known', () => {
  const { client, ports, reported } = start()
  const org = { id: 'o', name: 'Org' }
  client.remember({ org, integration: org, actions: {}, flow: null })
  client.check(named('a'))
  ports[0]?.events.onBroken('gone')
  expect(ports).toHaveLength(1)
  expect(reported).toHaveLength(1)
})

test('a checker that breaks down after its answer is started again by the next change only', () => {
  const { client, ports, reported } = start()
  client.check(named('a'))
  ports[0]?.answer(0)
  ports[0]?.events.onBroken('gone')
  expect(ports).toHaveLength(1)
  client.check(named('b'))
  ports[1]?.answer(0)
  expect(ports[1]?.asked.map((request) => 'design' in request)).toEqual([true])
  expect(reported.map(({ name, codes }) => [name, codes])).toEqual([
    ['a', []],
    ['b', []],
  ])
})
