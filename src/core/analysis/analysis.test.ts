import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { arbitraryPayFlow } from '#testing/arbitrary-pay-flow.ts'
import { buildFlow } from '#testing/build-flow.ts'
import { present } from '../base/assert.ts'
import type { NodeId } from '../base/ids.ts'
import { analyse } from './analyse.ts'
import { components } from './components.ts'
import { secureEdgesOf } from './edge-findings.ts'
import { reachBackward } from './paths-into.ts'
import { findPath, reach, rootEdges } from './paths.ts'

function inspect(flow: string) {
  const design = buildFlow(flow)
  const analysis = analyse(design)
  return {
    analysis,
    node: (id: string) => analysis.graph.node(id as NodeId),
    variable: (name: string) =>
      present(
        design.variables.find((variable) => variable.name === `Task.${name}`),
        name,
      ),
    edge: (id: string) =>
      present(
        analysis.graph.edges.find((edge) => edge.id === id),
        id,
      ),
  }
}

test('the same design is analysed once', () => {
  const design = buildFlow('start -> done: return')
  expect(analyse(design)).toBe(analyse(design))
})

describe('assignment', () => {
  const flow = inspect(`variable Given = "x"
    start -> ok: collect(Units) -> token: fetch -> pay: pay -> done: return
    ok.failure, token.failure -> sorry: play -> done`)
  const isSet = (variable: string, at: string) =>
    flow.analysis.assignments.isSetAt(flow.node(at), flow.variable(variable))

  test('an output assigns, and another output of the same step does not', () => {
    expect(isSet('Units', 'token')).toBe(true)
    expect(isSet('Units', 'sorry')).toBe(false)
    expect(isSet('Token', 'pay')).toBe(true)
  })

  test('what is set on one of two paths is not set where they meet', () => {
    expect(isSet('Transaction_ID', 'done')).toBe(false)
  })

  test('an initial value is set from the start', () => {
    expect(isSet('Given', 'start')).toBe(true)
  })

  test('setting a variable to nothing makes it unset', () => {
    const { analysis, node, variable } = inspect(
      'start -> a: set(X = "1") -> b: set(X = nothing) -> c: set(X = NOT_SET) -> done: return',
    )
    const at = (id: string) => analysis.assignments.isSetAt(node(id), variable('X'))
    expect([at('b'), at('c'), at('done')]).toEqual([true, false, false])
  })
})

describe('taint', () => {
  test.each([
    ['Task.CVV', ['cvv']],
    ['Right(Task.CVV, 1)', ['cvv']],
    ['Task.CVV + Task.CC', ['cvv', 'pan']],
    ['If(IsSet(Task.CVV), "yes", "no")', []],
    ['If(true, Task.CVV, "")', ['cvv']],
    ['Length(Task.CVV) == 3 and IsSet(Task.CC)', []],
    ['"none"', []],
  ])('the value of %s is made from %s', (text, secrets) => {
    const { analysis, node } = inspect(
      'start -> cvv: collect(CVV) -> card: collect(CC) -> done: return',
    )
    expect([...analysis.taints.givenAway(text, node('done'))].sort()).toEqual(secrets)
  })

  test('goes from variable to variable, and a literal ends it', () => {
    const { analysis, node, variable } = inspect(
      'start -> cvv: collect(CVV) -> a: extract(A = Task.CVV) -> b: set(B = Task.A + "!") -> c: set(B = "") -> done: return',
    )
    const taint = (name: string, at: string) => [...analysis.taints.of(variable(name), node(at))]
    expect(taint('A', 'b')).toEqual(['cvv'])
    expect(taint('B', 'c')).toEqual(['cvv'])
    expect(taint('B', 'done')).toEqual([])
  })

  test('joins where paths meet', () => {
    const { analysis, node, variable } = inspect(`variable Ok boolean = true
      start -> cvv: collect(CVV) -> ok: decide(Task.Ok) -> a: extract(A = Task.CVV) -> done: return
      ok.no -> b: set(A = "") -> done`)
    expect([...analysis.taints.of(variable('A'), node('done'))]).toEqual(['cvv'])
  })
})

describe('edges that carry secure data', () => {
  const carried = (flow: string) => Object.fromEntries(secureEdgesOf(buildFlow(flow)))

  test('count what is filled and still read', () => {
    expect(
      carried('start -> card: collect(CC) -> cvv: collect(CVV) -> token: tokenize -> done: return'),
    ).toEqual({ 'card:success': { secureCount: 1 }, 'cvv:success': { secureCount: 1 } })
  })

  test('count a secure variable of no class', () => {
    expect(
      carried(`variable Note secure
        start -> note: collect(Note) -> say: play(ToAudioTTS(Task.Note)) -> done: return`),
    ).toEqual({ 'note:success': { secureCount: 1 } })
  })

  test('do not count what was cleared', () => {
    expect(
      carried(
        'start -> cvv: collect(CVV) -> clear: set(CVV = "") -> pay: pay(Session_Token=none) -> done: return',
      ),
    ).toEqual({})
  })
})

describe('roles', () => {
  const rolesOf = (flow: string) => {
    const { roles } = inspect(flow).analysis
    return {
      fetches: roles.fetches.map(({ node, token }) => `${node.id} into ${token.name}`),
      payments: roles.payments.map(({ node }) => node.id),
    }
  }

  test('are what the actions are declared to be for', () => {
    expect(
      rolesOf('start -> a: fetch -> b: tokenize(Card_Token) -> c: pay -> done: return'),
    ).toEqual({ fetches: ['a into Task.Token', 'b into Task.Card_Token'], payments: ['c'] })
  })

  test('are inferred from bindings while an imported action is a stub', () => {
    expect(
      rolesOf(`action Start_Session stub out sessionToken
        action Charge stub in sessionToken,card
        action Status stub in id
        start -> card: collect(CC) -> a: call(Start_Session, into sessionToken=Token)
        a -> b: call(Charge, sessionToken=Token, card=CC) -> c: call(Status, id=Call.ConversationId)`),
    ).toEqual({ fetches: ['a into Task.Token'], payments: ['b'] })
  })

  test('an import that is sent a few digits of the card takes no payment', () => {
    expect(
      rolesOf(`action Brand stub in digits
        action Charge stub in number
        start -> card: collect(CC) -> a: call(Brand, digits=Left(Task.CC, 6)) -> b: call(Charge, number=Replace(Task.CC, " ", ""))`),
    ).toEqual({ fetches: [], payments: ['b'] })
  })

  test('and by the names of a stub’s properties, whatever the variables are called', () => {
    expect(
      rolesOf(`action Start_Session stub out sessionToken
        action Charge stub in sessionToken,cardNumber
        start -> digits: collect(Digits) -> a: call(Start_Session, into sessionToken=Reply)
        a -> b: call(Charge, sessionToken=Reply, cardNumber=Digits)`),
    ).toEqual({ fetches: ['a into Task.Reply'], payments: ['b'] })
  })

  test('a payment that returns a token for the next time is no fetch', () => {
    expect(
      rolesOf(`action Process_Payment out Next_Token:token
        start -> pay: pay(into Next_Token=Next_Token) -> done: return`),
    ).toEqual({ fetches: [], payments: ['pay'] })
  })

  test('a token without a stated lifetime is taken to live three minutes', () => {
    const [fetch] = inspect(`action Generate_Session_Token lifetime unknown
      start -> token: fetch -> done: return`).analysis.roles.fetches
    expect(fetch).toMatchObject({ lifetimeSeconds: 180, isLifetimeAssumed: true })
  })
})

describe('paths', () => {
  const { analysis, node, edge } = inspect(`variable Ok boolean = true
    start -> ok: decide(Task.Ok) -> a: play -> b: play -> done: return
    ok.no -> done
    lost: play -> b`)
  const { graph } = analysis
  const ids = (path: ReturnType<typeof findPath>) => path?.map(({ id }) => id)
  const toDone = { from: rootEdges(graph), goal: (other: { id: string }) => other.id === 'done' }

  test('the shortest is found', () => {
    expect(ids(findPath(graph, toDone))).toEqual(['start:next', 'ok:no'])
  })

  test('an edge or a step can be avoided, and avoiding all ways leaves none', () => {
    const avoidEdge = (other: object) => other === edge('ok:no')
    expect(ids(findPath(graph, { ...toDone, avoidEdge }))).toHaveLength(4)
    const avoidNode = (other: object) => other === node('b')
    expect(findPath(graph, { ...toDone, avoidEdge, avoidNode })).toBeNull()
  })

  test('a path may begin with an edge into its goal', () => {
    expect(ids(findPath(graph, { ...toDone, from: [edge('ok:no')] }))).toEqual(['ok:no'])
  })

  test('a step that nothing leads to is not reached', () => {
    expect(analysis.isReachable(node('lost'))).toBe(false)
    expect(analysis.isReachable(node('start'))).toBe(true)
  })
})

test('whatever the flow, reaching backward is reaching forward seen from the other end', () => {
  fc.assert(
    fc.property(arbitraryPayFlow(8), (text) => {
      const { graph } = analyse(buildFlow(text))
      for (const goal of graph.index.design.nodes) {
        const back = reachBackward(graph, goal, {})
        for (const from of graph.index.design.nodes) {
          expect(back.has(from.id)).toBe(reach(graph, { from: graph.out(from) }).has(goal.id))
        }
      }
    }),
    { numRuns: 20 },
  )
})

test('steps of one component reach each other, and a component comes after what it leads to', () => {
  const next: Readonly<Record<string, readonly string[]>> = {
    a: ['b'],
    b: ['c', 'd'],
    c: ['b'],
    d: ['d', 'e'],
    e: [],
  }
  const found = components(Object.keys(next) as NodeId[], (id) => (next[id] ?? []) as NodeId[])
  expect(found.map((members) => [...members].sort().join(''))).toEqual(['e', 'd', 'bc', 'a'])
})

test('a thousand steps in a row do not overflow the stack', () => {
  const ids = Array.from({ length: 20_000 }, (_, i) => `n${i}` as NodeId)
  const following = new Map(ids.map((id, i) => [id, ids.slice(i + 1, i + 2)]))
  expect(components(ids, (id) => following.get(id) ?? [])).toHaveLength(20_000)
})
