import { expect, test } from 'vitest'
import { buildFlow } from '#testing/build-flow.ts'
import { NO_DOCS } from '#testing/some-rule.ts'
import type { Look } from '../analysis/word-change.ts'
import type { NodeId, VariableId } from '../base/ids.ts'
import { applyEdit } from '../model/apply-edit.ts'
import type { Design } from '../model/design.ts'
import type { Edit } from '../model/edit.ts'
import { startLinter } from './again.ts'
import { defineRule } from './define.ts'
import { lintDesign, type LintConfig } from './lint.ts'

/** A payment behind a card and forty steps, that end with what asks of the first of them. */
const says = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => `say${from + i}: play`).join(' -> ')
const FLOW = buildFlow(`start -> note: set(Note = "a") -> card: collect(CC) -> ${says(0, 20)}
  say19 -> token: fetch -> ${says(20, 40)} -> pay: pay
  pay -> tell: data(Receipt = Task.Note) -> done: return`)

const NOTE = 'Task.Note' as VariableId
const LOOSE = 'loose' as NodeId

const line = (from: string, to: string): Edit => ({
  type: 'connect',
  edge: { from: from as NodeId, output: 'next', to: to as NodeId },
})
const cutAt = (from: string): Edit => ({
  type: 'disconnect',
  from: from as NodeId,
  output: 'next',
})
const secure = (isSecure: boolean): Edit => ({
  type: 'set-variable',
  variable: 'Task.CC' as VariableId,
  patch: { secure: isSecure },
})

/** Edits, or how many of the steps before are taken back at once. */
type Step = readonly Edit[] | number

/** After each step, what a pass finds and what one over a design never seen finds. */
function* passes(design: Design, steps: readonly Step[], config: LintConfig = {}) {
  const check = startLinter(config)
  check(design)
  let now = design
  const apply = (edits: readonly Edit[]): readonly Edit[] =>
    edits.map((edit) => {
      const applied = applyEdit(now, edit)
      if (!applied.ok) throw new Error(applied.error.code)
      now = applied.value.design
      return applied.value.inverse
    })
  const done: (readonly Edit[])[] = []
  for (const step of steps) {
    if (typeof step !== 'number') done.push(apply(step).toReversed())
    else for (const inverses of done.splice(-step).toReversed()) apply(inverses)
    yield { again: check(now), anew: lintDesign(structuredClone(now), config) }
  }
}

/** A rule that looks at the nodes of a part, and names them, where the design is as it minds. */
function ruleThatMinds(minds: (design: Design) => boolean, looksAt: readonly Look[] = []) {
  return defineRule({
    rule: 'minding',
    code: 'SF-CX-99',
    severity: 'info',
    group: 'caller',
    messages: { minded: '{{node}}' },
    docs: NO_DOCS,
    looksAt,
    *checkSteps({ steps, design, report }) {
      if (!minds(design)) return
      for (const { id } of steps.reached) yield report('minded', { node: id }, { node: id })
    },
  })
}

const named: Edit = { type: 'set-flow', patch: { name: 'Pay twice' } }
const moved: Edit = { type: 'move-nodes', positions: { ['say1' as NodeId]: { x: 0, y: 0 } } }
const isCalledTwice = ({ flow }: Design) => flow.name === 'Pay twice'
const renamed: Edit = { type: 'set-variable', variable: NOTE, patch: { name: 'Task.X' } }
const hasX = ({ variables }: Design) => variables.some(({ name }) => name === 'Task.X')
const early = cutAt('say5')
const late = cutAt('say25')
const whole = line('say25', 'say26')

interface Case {
  readonly what: string
  readonly design?: Design
  readonly steps: readonly Step[]
  readonly config?: LintConfig
}

test.each<Case>([
  {
    what: 'a line was moved, and is moved back with it',
    steps: [[late], [line('start', 'card')], 2],
  },
  { what: 'a variable was edited, and is as before with it', steps: [[late], [secure(false)], 2] },
  { what: 'a variable was edited', steps: [[late], [secure(false)], [whole]] },
  {
    what: 'a node has come and was named, and goes with it',
    steps: [[late, added()], [called('Later')], 2],
  },
  { what: 'it was cut again before', steps: [[late], [early], 2, [late], [early], 1, 1, [early]] },
  {
    what: 'what is asked far away differs since',
    design: buildFlow(`start -> ${says(0, 40)} -> note: set(Note = "a") -> ${says(40, 80)}
      say79 -> tell: data(Receipt = Task.Note) -> done: return`),
    steps: [[cutAt('say60')], 1, [line('say39', 'say40')]],
  },
  { what: 'the flow was named', steps: [[late], [named], [whole], [moved]] },
  { what: 'a node was moved', steps: [[late], [moved], [whole]] },
  {
    what: 'the tokens of an action live shorter',
    steps: [[cutAt('say0')], [shortened()], [line('say0', 'say1')]],
  },
  {
    what: 'nothing is, but a rule that saw nothing to look at sees it',
    steps: [[renamed], [cutAt('say19')]],
    config: { rules: [ruleThatMinds(hasX)] },
  },
  {
    what: 'nothing is, but a rule of words that saw nothing to look at sees it',
    steps: [[named]],
    config: { rules: [ruleThatMinds(isCalledTwice, ['names'])] },
  },
])(
  'of a flow that is whole again is said what a first pass says when $what',
  ({ design = FLOW, steps, config }) => {
    for (const { again, anew } of passes(design, steps, config)) expect(again).toEqual(anew)
  },
)

function added(): Edit {
  const said = FLOW.nodes.find(({ id }) => id === 'say1')
  if (said === undefined) throw new Error('no node')
  return { type: 'add-node', node: { ...said, id: LOOSE }, position: { x: 0, y: 0 } }
}

function called(name: string): Edit {
  return { type: 'set-node', node: LOOSE, patch: { name } }
}

function shortened(): Edit {
  const [action] = FLOW.actions
  if (action === undefined) throw new Error('no action')
  return { type: 'set-action', action: action.id, patch: { tokenLifetimeSeconds: 2 } }
}
