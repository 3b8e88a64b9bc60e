import { expect, test } from 'vitest'
import { buildFlow } from '#testing/build-flow.ts'
import { NO_DOCS } from '#testing/some-rule.ts'
import type { NodeId } from '../base/ids.ts'
import type { Analysis } from '../analysis/analyse.ts'
import type { Steps } from '../analysis/steps.ts'
import type { Design, Variable } from '../model/design.ts'
import { startLinter } from './again.ts'
import { defineRule } from './define.ts'

const FLOW =
  buildFlow(`start -> card: collect(CC) -> token: fetch -> pay: pay -> note: set(Note = Task.CC)
note -> done: return`)

/** What a rule can look at that holds a variable as it is declared, and the variable. */
type Look = (analysis: Analysis, steps: Steps) => readonly (Variable | undefined)[]

const node = ({ graph }: Analysis, id: string) => graph.node(id as NodeId)
const LOOKS: readonly (readonly [string, string, Look])[] = [
  ['the inputs of its nodes', 'CC', (_, { inputs }) => inputs.map(({ variable }) => variable)],
  ['the input at a node', 'CC', (all) => [all.inputAt(node(all, 'card'))?.variable]],
  [
    'the tokens that its nodes fetch',
    'Token',
    (_, { fetches }) => fetches.map(({ token }) => token),
  ],
  ['what its payments read', 'Token', (_, { payments }) => payments.flatMap(({ reads }) => reads)],
  ['the uses of its tokens', 'Token', (_, { uses }) => uses.map(({ fetch }) => fetch.token)],
  ['the payment at a node', 'Token', (all) => all.roles.paymentAt(node(all, 'pay'))?.reads ?? []],
  [
    'the uses that go through a node',
    'Token',
    (all) => all.usesThrough(node(all, 'pay')).map(({ fetch }) => fetch.token),
  ],
  ['what a node reads', 'CC', (all) => all.readsOf(node(all, 'note')).map((read) => read.variable)],
  [
    'what a node assigns',
    'CC',
    (all) => all.assignments.of(node(all, 'card')).map((one) => one.target),
  ],
  [
    'the links of a node',
    'CC',
    ({ graph }) =>
      graph.linksAt(graph.placeOf(graph.node('card' as NodeId))).assigns.map((one) => one.target),
  ],
]

test.each(LOOKS)(
  'a check that looks at %s is asked again when %s is declared otherwise',
  (_, name, look) => {
    const rule = defineRule({
      rule: 'looking',
      code: 'SF-CX-99',
      severity: 'info',
      group: 'caller',
      messages: { found: 'It is secure.' },
      docs: NO_DOCS,
      *checkSteps({ steps, analysis, report }) {
        const isFound = look(analysis, steps).some(
          (variable) => variable?.name === `Task.${name}` && variable.secure,
        )
        if (isFound) yield report('found', {}, { node: null })
      },
    })
    const check = startLinter({ rules: [rule] })
    const declared = (secure: boolean): Design => ({
      ...FLOW,
      variables: FLOW.variables.map((one) =>
        one.name === `Task.${name}` ? { ...one, secure } : one,
      ),
    })
    const foundIn = (secure: boolean) => check(declared(secure)).problems.length
    expect([true, false, true].map(foundIn)).toEqual([1, 0, 1])
  },
)
