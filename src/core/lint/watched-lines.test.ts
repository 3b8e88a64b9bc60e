import { describe, expect, test } from 'vitest'
import { buildFlow } from '#testing/build-flow.ts'
import { ruleThatFinds } from '#testing/some-rule.ts'
import type { Analysis } from '../analysis/analyse.ts'
import type { NodeId } from '../base/ids.ts'
import type { Design, FlowNode } from '../model/design.ts'
import { startLinter } from './again.ts'

const FLOW = buildFlow(
  'start -> ask: decide(Task.Ok)\nask.yes -> a: play -> done: return\nask.no -> b: play -> done',
)

/** The same flow with one line that leads elsewhere. */
function led(output: string, to: string): Design {
  const edges = FLOW.edges.map((edge) =>
    edge.from === 'ask' && edge.output === output ? { ...edge, to: to as NodeId } : edge,
  )
  return { ...FLOW, edges }
}

/** How often a rule that looks at something of one node is asked, and what it says. */
function asked(look: (analysis: Analysis) => number) {
  let times = 0
  const rule = ruleThatFinds(({ analysis }) => {
    times += 1
    return [look(analysis)]
  })
  const check = startLinter({ rules: [rule] })
  return (design: Design) => {
    const said = check(design).problems.map(({ message }) => message)
    return { said, times }
  }
}

describe('after a line was moved', () => {
  const at = (id: string) => (analysis: Analysis) => analysis.graph.node(id as NodeId)
  const leadsToB = (all: Analysis) =>
    all.graph.out(at('ask')(all)).filter(({ to }) => to?.id === 'b').length
  const intoB = (all: Analysis) => all.graph.into(at('b')(all)).length

  test.each([
    ['where the outputs of a node lead', leadsToB],
    ['what leads to a node', intoB],
  ])('a check that looks at %s is asked again', (_, look) => {
    const pass = asked(look)
    const counts = [FLOW, led('yes', 'b'), FLOW].flatMap((design) => pass(design).said)
    expect(counts).toEqual(['There is 1.', 'There is 2.', 'There is 1.'])
  })

  test('a check that looks at what a node does is not', () => {
    const pass = asked(({ graph }) => graph.facts(graph.node('b' as NodeId)).outputs.length)
    expect(pass(FLOW).times).toBe(1)
    expect(pass(led('yes', 'b')).times).toBe(1)
  })
})

describe('after a node was made to do something else', () => {
  const nextName = ({ graph }: Analysis) =>
    graph.out(graph.node('a' as NodeId))[0]?.to?.name.length ?? 0

  function edited(patch: Partial<FlowNode>): Design {
    const nodes = FLOW.nodes.map((node) => (node.id === 'done' ? { ...node, ...patch } : node))
    return { ...FLOW, nodes }
  }

  test('a check that has come to it by an edge is not asked again', () => {
    const pass = asked(nextName)
    pass(FLOW)
    const carried = { properties: { kept: true } }
    expect(pass(edited({ carried })).times).toBe(1)
  })

  test('it is when it is called otherwise beside that', () => {
    const pass = asked(nextName)
    pass(FLOW)
    const { said } = pass(edited({ name: 'Nothing', carried: { properties: { kept: true } } }))
    expect(said).toEqual(['There is 7.'])
  })
})
