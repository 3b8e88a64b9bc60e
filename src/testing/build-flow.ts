import { sensitivityOfName } from '#core/analysis/classify.ts'
import type { ActionId, NodeId, TaskId, VariableId } from '#core/base/ids.ts'
import { factsOf } from '#core/kinds/node-facts.ts'
import { ENTRY_KIND } from '#core/kinds/registry.ts'
import { parseExpression } from '#core/language/expression/parse.ts'
import type { KnownFlow, KnownOrg } from '#core/lint/known-org.ts'
import { publishedForm, type PublishedAction, type PublishedActions } from '#core/lint/published.ts'
import { sensitivitySchema } from '#core/model/data-action.ts'
import { indexDesign } from '#core/model/design-index.ts'
import type { Design, FlowEdge, FlowNode, Suppression, Variable } from '#core/model/design.ts'
import { dataTypeSchema, expression, literal, NO_VALUE, type Value } from '#core/model/values.ts'
import { emptyDesign } from './empty-design.ts'
import { buildActions } from './flow-actions.ts'
import { ACTION_WORDS, cut, parseFlow, type Statement, type StepMention } from './flow-notation.ts'
import { buildStep, DEFAULT_INPUTS, fullName } from './flow-steps.ts'

/**
 * The design that a text in the notation of `flow-notation.ts` means. Variables that a step fills are declared: secure
 * where the name says that they hold a secret, and never where `open` says so. Ids are names.
 */
export function buildFlow(text: string): Design {
  const statements = parseFlow(text)
  const [handler] = setting(statements, 'on-error')
  const { tasks, nodes } = collectNodes(statements)
  const bare: Design = {
    ...emptyDesign({
      name: setting(statements, 'named')[0] ?? 'Test flow',
      entryMode: setting(statements, 'entered')[0] === 'by transfer' ? 'transfer' : 'agent',
      errorHandling:
        handler === undefined ? { type: 'disconnect' } : { type: 'task', task: handler as TaskId },
    }),
    id: 'test',
    tasks,
    nodes,
    variables: setting(statements, 'variable').map(declared),
    actions: buildActions(
      statements.flatMap((s) => (s.type === 'setting' && ACTION_WORDS.includes(s.word) ? [s] : [])),
    ),
    layout: Object.fromEntries(nodes.map(({ id }, i) => [id, { x: 0, y: i * 120 }])),
    suppressions: setting(statements, 'suppress').map(suppression),
  }
  const variables = allVariables(bare)
  return {
    ...bare,
    nodes: bare.nodes.map((node) => typed(withoutLooseDefaults(node, variables), variables)),
    edges: collectEdges(statements, bare),
    variables,
  }
}

/**
 * What the `published` lines of a flow say: these actions were published as the notation has them unless changed, from
 * here to an org where it says `in Test org`.
 */
export function buildPublished(text: string): PublishedActions {
  const found = new Map<ActionId, readonly PublishedAction[]>()
  for (const line of setting(parseFlow(text), 'published')) {
    const [name = '', org] = line.split(' in ')
    const action = buildActions([]).find((candidate) => candidate.name === name)
    if (action === undefined) throw new Error(`Not an action of the notation: “${name}”`)
    found.set(action.id, [...(found.get(action.id) ?? []), publishedForm(action, org ?? null)])
  }
  return found
}

/** What the `org` lines of a flow say: `flow Desk published secure`, `flow Desk missing`, `action Pay draft`, `removed cut`. */
export function buildKnownOrg(text: string): KnownOrg {
  const actions = new Map<ActionId, 'published' | 'draft' | 'missing'>()
  const flows: Map<string, KnownFlow | null> = new Map()
  const removed = new Set<NodeId>()
  for (const line of setting(parseFlow(text), 'org')) {
    const [, what, name = '', state = ''] =
      /^(action|flow|removed) (.+?)((?: (?:published|unpublished|draft|missing|secure))*)$/.exec(
        line,
      ) ?? []
    const has = (word: string) => state.split(' ').includes(word)
    if (what === 'removed') removed.add(name as NodeId)
    else if (what === 'flow') {
      const flow = { isPublished: has('published'), isSecure: has('secure') }
      flows.set(name, has('missing') ? null : flow)
    } else if (what === 'action') {
      const known = has('published') ? 'published' : has('draft') ? 'draft' : 'missing'
      actions.set(name as ActionId, known)
    } else throw new Error(`Nothing is known of an org by “${line}”`)
  }
  return { actions, flows, acknowledgedByRemovedUser: removed }
}

/** The words `pay` and `tokenize` take the usual variables as far as the flow has them. */
function withoutLooseDefaults(node: FlowNode, variables: readonly Variable[]): FlowNode {
  const { inputs } = node.props
  if (typeof inputs !== 'object' || inputs === null) return node
  const kept = Object.entries(inputs).filter(
    ([, value]) =>
      !DEFAULT_INPUTS.includes(String((value as { text?: string }).text)) ||
      variables.some(({ name }) => name === (value as { text?: string }).text),
  )
  return { ...node, props: { ...node.props, inputs: Object.fromEntries(kept) } }
}

/** What a step sets is of the type of its variable. */
function typed(node: FlowNode, variables: readonly Variable[]): FlowNode {
  const { statements } = node.props
  if (!Array.isArray(statements)) return node
  const typedStatements = statements.map((statement: { readonly variable: string }) => {
    const variable = variables.find(({ name }) => name === statement.variable)
    return variable === undefined ? statement : { ...statement, type: variable.type }
  })
  return { ...node, props: { ...node.props, statements: typedStatements } }
}

function setting(statements: readonly Statement[], word: string): readonly string[] {
  return statements.flatMap((s) => (s.type === 'setting' && s.word === word ? [s.rest] : []))
}

function collectNodes(statements: readonly Statement[]) {
  let task = 'Main' as TaskId
  const nodes = new Map<string, FlowNode>()
  const entries = new Map<TaskId, NodeId | null>([[task, null]])
  const paths = new Map<TaskId, string[]>()
  const add = ({ name, kind }: StepMention) => {
    const isStart = name === 'start'
    const known = nodes.get(name)
    if (kind === null && (known !== undefined || !isStart)) return
    if (known !== undefined) throw new Error(`“${name}” is introduced twice`)
    const built = kind === null ? buildStep('enter', '') : buildStep(kind.word, kind.args)
    const node: FlowNode = { id: name as NodeId, task, name, ...built }
    nodes.set(name, node)
    if (isStart || entries.get(task) === null) entries.set(task, node.id)
  }
  for (const statement of statements) {
    if (statement.type === 'setting') {
      if (statement.word !== 'task') continue
      const [name = '', ends = ''] = statement.rest.split(' ends ')
      task = name as TaskId
      if (ends !== '') paths.set(task, [...cut(ends, ',')])
      if (!entries.has(task)) entries.set(task, null)
    } else for (const step of [...statement.from, ...statement.steps]) add(step)
  }
  return {
    nodes: [...nodes.values()],
    tasks: [...entries].map(([id, entry]) => {
      const outputPaths = paths.get(id)
      return { id, name: id, entry, ...(outputPaths === undefined ? {} : { outputPaths }) }
    }),
  }
}

function collectEdges(statements: readonly Statement[], bare: Design): FlowEdge[] {
  const edges = new Map<string, FlowEdge>()
  const connect = (from: string, output: string, to: string) => {
    if (![from, to].every((id) => bare.nodes.some((node) => node.id === id))) {
      throw new Error(`Not introduced: “${from}” or “${to}”`)
    }
    edges.set(`${from}.${output}`, { from: from as NodeId, output, to: to as NodeId })
  }
  for (const statement of statements) {
    if (statement.type === 'setting') continue
    const [first, ...steps] = statement.steps
    if (first === undefined) continue
    for (const from of statement.from) {
      if (from.name !== 'otherwise') connect(from.name, outputOf(from, bare), first.name)
      else {
        for (const [id, output] of allOutputs(bare)) {
          if (!edges.has(`${id}.${output}`)) connect(id, output, first.name)
        }
      }
    }
    let at = first
    for (const step of steps) {
      connect(at.name, outputOf(at, bare), step.name)
      at = step
    }
  }
  return [...edges.values()]
}

function outputOf(step: StepMention, bare: Design): string {
  const [, first] = allOutputs(bare).find(([id]) => id === step.name) ?? []
  const output = step.output ?? first
  if (output === undefined) throw new Error(`“${step.name}” has no output or is not introduced`)
  return output
}

function allOutputs(bare: Design): readonly (readonly [id: string, output: string])[] {
  const index = indexDesign(bare)
  return bare.nodes.flatMap((node) =>
    factsOf(node, index).outputs.map(({ id }) => [node.id, id] as const),
  )
}

/** `CVV cvv open`, `Attempts integer = 0`, `Flow.Amount`, `Card_Key pan because it is a key of a map`. */
function declared(text: string): Variable {
  const [before = '', because] = text.split(' because ')
  const [words = '', initial] = before.split(' = ')
  const [name = '', ...flags] = words.split(' ')
  const sensitivity = flags.map((flag) => sensitivitySchema.safeParse(flag)).find((p) => p.success)
  const type = flags.map((flag) => dataTypeSchema.safeParse(flag)).find((p) => p.success)
  return {
    ...plainVariable(fullName(name)),
    type: type?.data ?? 'string',
    secure: !flags.includes('open') && (flags.includes('secure') || sensitivity !== undefined),
    sensitivity: sensitivity?.data ?? 'none',
    initial: initial === undefined ? NO_VALUE : initialOf(initial),
    ...(because === undefined ? {} : { notSensitiveBecause: because }),
    ...sharedBy(flags),
  }
}

/** Architect keeps what is written out as a literal, and takes nothing else there. */
function initialOf(text: string): Value {
  const parsed = parseExpression(text)
  if (!parsed.ok) return expression(text)
  const { value } = parsed
  if (value.kind === 'string' || value.kind === 'boolean') return literal(value.value)
  return value.kind === 'number' ? literal(Number(value.text)) : expression(text)
}

/** What a file says of an input or an output of the flow. */
function sharedBy(flags: readonly string[]): Pick<Variable, 'carried'> {
  const carried = {
    ...(flags.includes('input') ? { isInput: true } : {}),
    ...(flags.includes('output') ? { isOutput: true } : {}),
  }
  return Object.keys(carried).length === 0 ? {} : { carried }
}

function allVariables(bare: Design): Variable[] {
  const index = indexDesign(bare)
  const variables = new Map(bare.variables.map((variable) => [variable.name, variable]))
  for (const node of bare.nodes) {
    for (const { variable: name, source } of factsOf(node, index).assigns) {
      if (variables.has(name)) continue
      const isResult = node.kind === ENTRY_KIND.id || source.type === 'value'
      const sensitivity = isResult ? 'none' : sensitivityOfName(name)
      const task = name.startsWith('Task.') ? node.task : null
      const type = booleanNames(node).includes(name) ? 'boolean' : 'string'
      const secure = sensitivity !== 'none'
      variables.set(name, { ...plainVariable(name), task, type, secure, sensitivity })
    }
  }
  return [...variables.values()]
}

function booleanNames({ props }: FlowNode): readonly string[] {
  const statements: unknown = props['statements']
  if (!Array.isArray(statements)) return []
  return statements.flatMap(({ type, variable }: { type: string; variable: string }) =>
    type === 'boolean' ? [variable] : [],
  )
}

function plainVariable(name: string): Variable {
  return {
    id: name as VariableId,
    name,
    task: name.startsWith('Task.') ? ('Main' as TaskId) : null,
    type: 'string',
    secure: false,
    sensitivity: 'none',
    description: '',
    initial: NO_VALUE,
  }
}

/** `token-after-input at token: the caller has the card ready`; `of Pay` for an action, without either the design. */
function suppression(text: string): Suppression {
  const [where = '', reason = ''] = text.split(': ')
  const [rule = '', place, name] = where.split(/ (at|of) /)
  return {
    rule,
    node: place === 'at' ? (name as NodeId) : null,
    ...(place === 'of' ? { action: name as ActionId } : {}),
    reason,
  }
}
