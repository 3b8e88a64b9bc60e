import { expect, test } from 'vitest'
import { buildFlow } from '#testing/build-flow.ts'
import { NO_DOCS } from '#testing/some-rule.ts'
import type { Analysis } from '../analysis/analyse.ts'
import { present } from '../base/assert.ts'
import type { NodeId } from '../base/ids.ts'
import type { Design, Variable } from '../model/design.ts'
import { startLinter } from './again.ts'
import { defineRule } from './define.ts'

/** A long flow, so that its last step is far from the first: how it starts, and what that step does. */
function flow(last: string): Design {
  const far = Array.from({ length: 40 }, (_, i) => `far${i}: play("Go on.")`).join(' -> ')
  return buildFlow(`variable Total open
variable Price open
variable Cost open
variable Note open
start -> first: set(Total = Task.Price) -> ${far} -> last: ${last} -> done: return`)
}

/** Something that is worked out once for several who ask. */
const ABOUT = {}

const named = ({ graph }: Analysis, name: string): Variable =>
  present(graph.index.variable(name, graph.node('first' as NodeId).task), 'not declared')
const price = (analysis: Analysis) => named(analysis, 'Task.Price')
const total = (analysis: Analysis) => named(analysis, 'Task.Total')

/** What a rule can ask of a variable, as a number. */
const LOOKS = {
  'its readers': (analysis: Analysis) => analysis.readersOf(price(analysis)).length,
  'its readers, worked out for several': (analysis: Analysis) =>
    analysis.shared(ABOUT, () => analysis.readersOf(price(analysis)).length),
  'its fillers': (analysis: Analysis) => analysis.assignments.to(price(analysis)).length,
  'the edges that fill it': (analysis: Analysis) => analysis.assignments.into(price(analysis)).size,
  'what it is made of': (analysis: Analysis) => analysis.influence.into([price(analysis)]).size,
  'what is made of it': (analysis: Analysis) => analysis.influence.outOf([price(analysis)]).size,
  'what something else is made of': (analysis: Analysis) =>
    analysis.influence.into([total(analysis)]).size,
}

const NOTHING = 'play("Wait.")'
const READS = 'play(ToAudioTTS(Task.Price))'
const FILLS = 'set(Price = "5")'
const MADE = 'set(Price = Task.Cost)'
const MAKES = 'set(Note = Task.Price)'

/** How often a rule is asked that looks at something, as another step comes to do something, and what it finds. */
function asked(look: (analysis: Analysis) => number, steps: readonly string[]) {
  let times = 0
  const rule = defineRule({
    rule: 'looking',
    code: 'SF-CX-99',
    severity: 'info',
    group: 'caller',
    messages: { found: 'There are {{count}}.' },
    docs: NO_DOCS,
    *check({ analysis, report }) {
      times += 1
      yield report('found', { count: look(analysis) }, { node: null })
    },
  })
  const check = startLinter({ rules: [rule] })
  const [base] = steps.map(flow)
  const found = steps.flatMap((step) =>
    check(withLast(present(base, 'no step'), step)).problems.map(({ message }) => message),
  )
  return { times, found }
}

/** Of all steps the last alone is another one. */
function withLast(design: Design, step: string): Design {
  const last = flow(step).nodes.find(({ id }) => id === 'last')
  return { ...design, nodes: design.nodes.map((node) => (node.id === last?.id ? last : node)) }
}

test.each<[keyof typeof LOOKS, string, string, readonly number[]]>([
  ['its readers', NOTHING, READS, [1, 2]],
  ['its readers', READS, NOTHING, [2, 1]],
  ['its readers, worked out for several', NOTHING, READS, [1, 2]],
  ['its fillers', NOTHING, FILLS, [0, 1]],
  ['its fillers', FILLS, NOTHING, [1, 0]],
  ['the edges that fill it', NOTHING, FILLS, [0, 1]],
  ['what it is made of', NOTHING, MADE, [1, 2]],
  ['what it is made of', MADE, NOTHING, [2, 1]],
  ['what something else is made of', NOTHING, MADE, [2, 3]],
  ['what is made of it', NOTHING, MAKES, [2, 3]],
  ['what is made of it', MAKES, NOTHING, [3, 2]],
])(
  'who asks for %s is asked again when another step does %s, then %s',
  (look, before, after, found) => {
    const messages = found.map((count) => `There are ${count}.`)
    expect(asked(LOOKS[look], [before, after])).toEqual({ times: 2, found: messages })
  },
)

test.each<[keyof typeof LOOKS, string]>([
  ['its readers', FILLS],
  ['its fillers', READS],
  ['the edges that fill it', READS],
  ['what it is made of', READS],
  ['what is made of it', READS],
])('who asks for %s is not asked again when another step does %s', (look, after) => {
  expect(asked(LOOKS[look], [NOTHING, after]).times).toBe(1)
})
