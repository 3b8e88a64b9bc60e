import { BpmnModdle } from 'bpmn-moddle'
import { Linter } from 'bpmnlint'
import NodeResolver from 'bpmnlint/lib/resolver/node-resolver.js'
import { removeNodes } from '#core/kinds/graph-edits.ts'
import { newNode } from '#core/kinds/new-node.ts'
import { KINDS } from '#core/kinds/registry.ts'
import { renameVariable } from '#core/kinds/rename-variable.ts'
import { startLinter } from '#core/lint/again.ts'
import { lintDesign } from '#core/lint/lint.ts'
import type { Applied } from '#core/model/applied.ts'
import { applyEdit } from '#core/model/apply-edit.ts'
import { changeBetween } from '#core/model/design-change.ts'
import type { Design } from '#core/model/design.ts'
import type { Edit } from '#core/model/edit.ts'
import { bpmnProcess } from './bpmn-process.ts'
import { largeDesign } from './large-design.ts'
import { bestAsync, bestOn, printTable, Turns } from './measure.ts'

/**
 * `npm run bench -- lint [NODES…]`: all rules over a design that was never seen before, then after one edit of each kind,
 * for flows in which nothing is wrong and flows in which every payment is; beside it bpmnlint's recommended rules over a
 * process of 1,000 tasks. Each kind of edit is made in ten ways: behind what half of them take at most stands which part
 * of the first pass that is, in brackets the same of the dearest one. `posted` is what goes to the checker's thread for
 * the edit, of the whole design; to make the edit, and to apply it there, does not count.
 */
/**
 * As often is either of the two measured that are compared: until an engine has compiled what they use. All rules take a
 * few hundred passes, as each is but a small part of one; bpmnlint is as fast after forty as after four hundred.
 */
const COMPARED_RUNS = 400
/** As often is what is compared with a first pass of its own. */
const RUNS = 120
/** Edits of one kind differ in what they cost: each is made in so many ways, at other steps and lines, in turn. */
const WAYS = 10
const sizes = process.argv.slice(3).map(Number)
// Both are measured as they run once an engine has compiled them, in an editor that is open.
for (let run = 0; run < 8; run += 1) firstPass(100, run % 2 === 0)
type MakeEdit = (design: Design, n: number) => Edit
/** What people do to a design, each as an edit that differs from the one before. */
const EDITS: Readonly<Record<string, MakeEdit>> = {
  renamed: rename,
  says,
  template,
  'time-out': timeOut,
  weighed: weigh,
}
/** What is done and undone in turn, and how the two passes are called. */
const UNDONE: readonly (readonly [string, string, MakeEdit])[] = [
  ['reconnected', 'led back', reconnect],
  ['added', 'taken back', add],
  ['removed', 'put back', remove],
  ['declared', 'no more', declare],
  ['secure or not', 'and back', secure],
  ['called otherwise', 'as before', callOtherwise],
  ['undeclared', 'again', undeclare],
  ['digits', 'as many', digits],
]
const TASKS = 1000
const linter = new Linter({
  config: { extends: 'bpmnlint:recommended' },
  resolver: new NodeResolver(),
})
const { rootElement } = await new BpmnModdle().fromXML(bpmnProcess(TASKS))
const theirs = ((await bestAsync(COMPARED_RUNS, () => linter.lint(rootElement))) * 1000) / TASKS
const whole = firstPass(1000, true, COMPARED_RUNS)
const perStep = (ms: number) => {
  const ours = (ms * 1000) / whole.last.nodes.length
  return `${ours.toFixed(0)} µs a node, 1/${(theirs / ours).toFixed(1)}`
}
console.log(
  `bpmnlint: ${theirs.toFixed(0)} µs a task; all rules over a design of ${whole.last.nodes.length} nodes: ${perStep(whole.ms)}`,
)
console.log(`with names that no expression had before: ${perStep(whole.newTexts())}\n`)

const rows = [
  [
    'nodes',
    'flow',
    'problems',
    'first pass',
    'µs / node',
    ...Object.keys(EDITS),
    ...UNDONE.flatMap(([there, back]) => [there, back]),
    'posted',
  ],
]
for (const nodes of sizes.length > 0 ? sizes : [100, 300, 1000, 3000, 10_000]) {
  for (const isRight of [true, false]) rows.push(measure(nodes, isRight))
}
printTable(rows)

function measure(nodes: number, isRight: boolean): string[] {
  const { ms, last } = firstPass(nodes, isRight)
  const runs = WAYS * runsOf(nodes)
  const cell = ([usual, longest]: Passes) =>
    `${usual.toFixed(2)} ms ${(usual / ms).toFixed(2)} (${(longest / ms).toFixed(2)})`
  const change = changeBetween(last, applied(last, rename(last, 0)).design)
  return [
    `${last.nodes.length}`,
    isRight ? 'right' : 'wrong',
    `${lintDesign(last).problems.length}`,
    `${ms.toFixed(1)} ms`,
    ((ms * 1000) / last.nodes.length).toFixed(0),
    ...Object.values(EDITS).map((edit) => cell(afterEach(last, edit, runs))),
    ...UNDONE.flatMap(([, , edit]) => thereAndBack(last, edit, runs).map(cell)),
    `${kilobytes(change)} of ${kilobytes(last)} kB`,
  ]
}

function runsOf(nodes: number): number {
  return nodes > 2000 ? 4 : RUNS
}

/** The pass after an edit in milliseconds: the usual one of those that take turns, and the longest. */
type Passes = readonly [number, number]

/** One edit after the other. */
function afterEach(start: Design, edit: MakeEdit, runs: number): Passes {
  const lint = startLinter()
  const turns = new Turns()
  let design = start
  lint(design)
  for (let n = 0; n < runs; n += 1) {
    const edited = applied(design, edit(design, n)).design
    turns.take(n % WAYS, () => lint(edited))
    design = edited
  }
  return turns.usualAndLongest()
}

/** After an edit, and after it was undone. */
function thereAndBack(start: Design, edit: MakeEdit, runs: number): readonly [Passes, Passes] {
  const lint = startLinter()
  const [there, back] = [new Turns(), new Turns()]
  lint(start)
  let before = start
  for (let n = 0; n < runs; n += 1) {
    const { design, inverse } = applied(before, edit(before, n))
    const after = applied(design, inverse).design
    there.take(n % WAYS, () => lint(design))
    back.take(n % WAYS, () => lint(after))
    before = after
  }
  return [there.usualAndLongest(), back.usualAndLongest()]
}

/**
 * Designs as a file gives them: no object of them is shared with one that was checked before. What an expression means
 * is known by its text all the same, as in an editor that is open; `newTexts` measures it with other names each time.
 */
function firstPass(nodes: number, isRight: boolean, runs = runsOf(nodes)) {
  const large = largeDesign(nodes, isRight)
  const text = JSON.stringify(large)
  const unseen = (n: number) =>
    JSON.parse(text.replaceAll('to your agent', `to agent ${n}`)) as Design
  const names = new Set(large.variables.map(({ name }) => name))
  const renamed = (n: number) =>
    JSON.parse(
      text.replaceAll(/\b(?:Task|Flow)\.\w+/g, (name) => (names.has(name) ? `${name}_${n}` : name)),
    ) as Design
  const msOf = (make: (n: number) => Design) =>
    bestOn(runs, make, (design) => {
      lintDesign(design)
    })
  return { ms: msOf(unseen), newTexts: () => msOf(renamed), last: unseen(-1) }
}

/** What typing into a form gives. */
function rename({ nodes }: Design, n: number): Edit {
  const node = middle(nodes, n % WAYS)
  return { type: 'set-node', node: node.id, patch: { name: `Renamed ${n}` } }
}

/**
 * What dragging the end of a line gives: past the next step, or back to one before. Of the ten lines in the middle of a
 * flow two or more are on the only way to the half behind them, which is cut off when they lead back. Each time they lead
 * to another step than before: a pass goes on from one over the same lines, if it was one of the last.
 */
function reconnect({ edges }: Design, n: number): Edit {
  const at = Math.floor(edges.length / 2) + (n % WAYS)
  const edge = middle(edges, n % WAYS)
  const near = n % 2 === 0 ? edges.slice(at) : edges.slice(0, at).toReversed()
  const others = near.filter(({ from, to }) => to !== edge.to && from !== edge.from)
  const other = others[Math.floor(n / WAYS) % 4]
  if (other === undefined) throw new Error('Bug: all lines lead to a few steps')
  return { type: 'connect', edge: { ...edge, to: other.to } }
}

/** What writing a text gives: as a rule it takes another time to say. */
function says({ nodes }: Design, n: number): Edit {
  const node = middle(nodes.filter(({ kind }) => kind === 'play-audio'))
  const audio = { type: 'speech', text: 'One word more. '.repeat(1 + (n % WAYS)) }
  return { type: 'set-node', node: node.id, patch: { props: { ...node.props, audio } } }
}

/** What typing into the body of a data action gives. */
function template({ actions }: Design, n: number): Edit {
  const { id, request } = middle(actions)
  const body = `${request.body.trimEnd()}${' '.repeat(n % WAYS)}`
  return { type: 'set-action', action: id, patch: { request: { ...request, body } } }
}

/** What dropping a step from the palette gives: no line leads to it yet. */
function add(design: Design, n: number): Edit {
  const dropped = KINDS.filter(({ offered }) => offered)
  const kind = dropped[(n % WAYS) % dropped.length]
  if (kind === undefined) throw new Error('Bug: the palette offers nothing')
  const node = newNode(design, kind, middle(design.tasks).id)
  return { type: 'add-node', node, position: { x: n, y: 0 } }
}

/** What declaring a variable gives: no step mentions it yet. */
function declare({ variables }: Design, n: number): Edit {
  const like = middle(variables, n % WAYS)
  const variable = { ...like, id: `new${n}` as typeof like.id, name: `Task.New${n}` }
  return { type: 'add-variable', variable }
}

/** What the switch of a variable gives. */
function secure({ variables }: Design, n: number): Edit {
  const { id, secure: isSecure } = middle(variables, n % WAYS)
  return { type: 'set-variable', variable: id, patch: { secure: !isSecure } }
}

/** What a new name of a variable gives: what mentions it is called so as well. */
function callOtherwise(design: Design, n: number): Edit {
  const result = renameVariable(design, middle(design.variables, n % WAYS).id, `Task.Renamed${n}`)
  if (!result.ok) throw new Error(`Bug: ${result.error.code}`)
  return result.value
}

/** What taking a variable out of the list gives, while steps go on to mention it. */
function undeclare({ variables }: Design, n: number): Edit {
  return { type: 'remove-variable', variable: middle(variables, n % WAYS).id }
}

/** What other digits of a step that collects them give. */
function digits({ nodes }: Design, n: number): Edit {
  const way = n % WAYS
  const node = middle(
    nodes.filter(({ kind }) => kind === 'collect-input'),
    way,
  )
  const props = { ...node.props, digits: { type: 'range', min: 1, max: 4 + way, terminator: '#' } }
  return { type: 'set-node', node: node.id, patch: { props } }
}

/** What the delete key does: what led to the step leads on to where it led. */
function remove(design: Design, n: number): Edit {
  const edit = removeNodes(design, [middle(design.nodes, n % WAYS).id], true)
  if (edit === null) throw new Error('Bug: nothing to remove in the middle')
  return edit
}

/** What a setting of a data action gives that changes how long calls take. */
function timeOut({ actions }: Design, n: number): Edit {
  return {
    type: 'set-action',
    action: middle(actions).id,
    patch: { timeoutSeconds: 10 + (n % WAYS) },
  }
}

/** What choosing on the page of a rule gives what it weighs. */
function weigh(_: Design, n: number): Edit {
  return { type: 'set-severities', severities: { 'token-headroom': n % 2 === 0 ? 'off' : 'error' } }
}

/** The item in the middle, or one so many behind it. */
function middle<T>(items: readonly T[], behind = 0): T {
  const item = items[(Math.floor(items.length / 2) + behind) % items.length]
  if (item === undefined) throw new Error('Bug: nothing in the middle')
  return item
}

function applied(design: Design, edit: Edit): Applied {
  const result = applyEdit(design, edit)
  if (!result.ok) throw new Error(`Bug: ${result.error.code}`)
  return result.value
}

function kilobytes(value: unknown): string {
  return Math.ceil(JSON.stringify(value).length / 1000).toLocaleString('en-US')
}
