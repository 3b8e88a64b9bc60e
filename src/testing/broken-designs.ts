import type { NodeId, VariableId } from '#core/base/ids.ts'
import { factsOf } from '#core/kinds/node-facts.ts'
import { kindOf } from '#core/kinds/registry.ts'
import { indexDesign } from '#core/model/design-index.ts'
import type { Design, FlowNode, Variable } from '#core/model/design.ts'
import { expression, type Json, literal, NO_AUDIO, NO_VALUE, speech } from '#core/model/values.ts'

/** A way to break a design on purpose. */
export interface Break {
  readonly name: string
  apply(design: Design): Design
  /** The code of our rule that refuses it; null while there is none. */
  readonly rule: string | null
}

export const BROKEN_NODE = 'broken' as NodeId

/** What Architect refuses to publish, each in one step that is put where the call comes in. */
export const BREAKS: readonly Break[] = [
  reads('a secure variable in a decision', decide('Length(Flow.Secure_CC) == 16')),
  reads('a secure variable in Update Data', set('string', 'Flow.Note', 'Flow.Secure_CC')),
  reads('a secure variable for another one', set('string', 'Flow.Secure_CC', 'Task.Secret')),
  reads('a secure variable in participant data', {
    kind: 'set-participant-data',
    props: { attributes: [{ name: literal('Card'), value: expression('Flow.Secure_CC') }] },
  }),
  reads('a secure variable as the number of passes', {
    kind: 'loop',
    props: { index: 'Flow.Total', count: expression('Length(Flow.Secure_CC)') },
  }),
  reads('a secure variable in a switch', {
    kind: 'switch',
    props: {
      evaluate: {
        on: null,
        cases: [{ id: 'case-1', value: expression('Flow.Secure_CC == "4"') }],
      },
    },
  }),
  reads('a secure variable as the number to call', {
    kind: 'transfer-to-number',
    props: { target: expression('Flow.Secure_CC') },
  }),
  broken('extracts into a secure variable', null, {
    kind: 'extract-secure-data',
    props: {
      acknowledged: true,
      statements: [statement('string', 'Flow.Secure_CC', 'Right(Task.Secret, 4)')],
    },
  }),
  broken('extracts without an acknowledgement', null, {
    kind: 'extract-secure-data',
    props: {
      acknowledged: false,
      statements: [statement('string', 'Flow.Note', 'Right(Task.Secret, 4)')],
    },
  }),
  broken('decides on audio', null, decide('ToAudioTTS("yes")')),
  broken('plays a list', null, {
    kind: 'play-audio',
    props: { audio: expression('MakeList("a", "b")') },
  }),
  broken('compares a text with a number', null, decide('"a" == 1')),
  broken('calls a function that there is not', null, decide('Shorten(Flow.Note)')),
  broken('reads a variable that there is not', null, decide('IsSet(Task.Nowhere)')),
  broken('has an expression that ends too early', null, decide('Flow.Total +')),
  broken('has no condition', null, decide('')),
  broken('plays nothing', null, { kind: 'play-audio', props: { audio: NO_AUDIO } }),
  broken('collects into nothing', null, collect({ variable: '' })),
  broken('collects at most as many digits as at least', null, {
    ...collect({ digits: { type: 'range', min: 4, max: 4, terminator: '#' } }),
  }),
  broken('sets a variable of another type', null, set('integer', 'Flow.Note', '1')),
  broken('sets a variable to nothing', null, {
    kind: 'update-data',
    props: { statements: [{ type: 'string', variable: 'Flow.Note', value: NO_VALUE }] },
  }),
  broken('transfers to no queue', null, { kind: 'transfer-to-acd', props: { queue: NO_VALUE } }),
  broken('writes an attribute without a name', null, {
    kind: 'set-participant-data',
    props: { attributes: [{ name: NO_VALUE, value: literal('x') }] },
  }),
  broken('repeats without a count', null, {
    kind: 'loop',
    props: { index: 'Flow.Total', count: NO_VALUE },
  }),
  broken('repeats no time at all', null, {
    kind: 'loop',
    props: { index: 'Flow.Total', count: literal(0) },
  }),
  broken('counts its passes nowhere', null, {
    kind: 'loop',
    props: { index: '', count: literal(2) },
  }),
  {
    name: 'calls an action that is not secure as a secure one',
    rule: 'SF-SEC-08',
    apply: (design) => ({
      ...insert(design, call({})),
      actions: design.actions.map((action) => ({ ...action, secure: false })),
    }),
  },
  broken(
    'gives an action what its contract does not have',
    null,
    call({ inputs: { PIN: expression('Flow.Secure_CC') } }),
  ),
  broken(
    'takes from an action what its contract does not have',
    null,
    call({ outputs: { Balance: 'Flow.Note' } }),
  ),
  {
    name: 'declares a variable twice',
    rule: null,
    apply: (design) => ({
      ...design,
      variables: [...design.variables, ...design.variables.slice(0, 1).map(again)],
    }),
  },
  broken('jumps to a task that there is not', null, {
    kind: 'opaque',
    props: {
      key: 'jumpToTask',
      body: { targetTaskRef: '/secureCall/tasks/task[Missing_99]' },
      goesOn: false,
    },
  }),
  broken('transfers to another secure flow', null, {
    kind: 'opaque',
    props: { key: 'transferToFlowSecure', body: { targetFlow: { name: 'Other' } }, goesOn: false },
  }),
  {
    name: 'leads nowhere',
    rule: 'SF-REL-05',
    apply(design) {
      const built = insert(design, { kind: 'play-audio', props: { audio: speech('Well?') } })
      return onlyTask({ ...built, edges: built.edges.filter(({ from }) => from !== BROKEN_NODE) })
    },
  },
]

interface BrokenStep {
  readonly kind: string
  readonly props: Readonly<Record<string, Json>>
}

function broken(name: string, rule: string | null, step: BrokenStep): Break {
  return { name, rule, apply: (design) => insert(design, step) }
}

function reads(what: string, step: BrokenStep): Break {
  return broken(`reads ${what}`, 'SF-SEC-02', step)
}

/** The step comes first in the call, and all its outputs lead to what came first before. */
function insert(design: Design, { kind, props }: BrokenStep): Design {
  const [main] = design.tasks
  const entry = main?.entry ?? null
  const first = design.edges.find(({ from }) => from === entry)
  if (main === undefined || first === undefined) throw new Error('the design does not begin')
  const node: FlowNode = {
    id: BROKEN_NODE,
    task: main.id,
    kind,
    name: 'Broken',
    props: { ...kindOf({ kind }).initial, ...props },
  }
  const { outputs } = factsOf(node, indexDesign(design))
  return {
    ...design,
    nodes: [...design.nodes, node],
    edges: [
      ...design.edges.map((edge) => (edge === first ? { ...edge, to: node.id } : edge)),
      ...outputs.map((output) => ({
        from: node.id,
        output: output.id,
        to: output.repeats === true ? node.id : first.to,
      })),
    ],
  }
}

/** Only what the call comes to first; the rest would make the list end as it should. */
function onlyTask(design: Design): Design {
  const [main] = design.tasks
  const entry = main?.entry ?? null
  const nodes = design.nodes.filter(({ id }) => id === entry || id === BROKEN_NODE)
  const kept = new Set<string>(nodes.map(({ id }) => id))
  return {
    ...design,
    flow: { ...design.flow, errorHandling: { type: 'disconnect' } },
    tasks: design.tasks.slice(0, 1),
    nodes,
    edges: design.edges.filter(({ from, to }) => kept.has(from) && kept.has(to)),
    variables: design.variables.filter(({ task }) => task === null || task === main?.id),
  }
}

function again(variable: Variable): Variable {
  return {
    ...variable,
    id: `${variable.id} again` as VariableId,
    name: variable.name.toUpperCase().replace('FLOW.', 'Flow.'),
  }
}

function decide(condition: string): BrokenStep {
  return { kind: 'decision', props: { condition } }
}

function statement(type: string, variable: string, text: string) {
  return { type, variable, value: expression(text) }
}

function set(type: string, variable: string, text: string): BrokenStep {
  return { kind: 'update-data', props: { statements: [statement(type, variable, text)] } }
}

function collect(props: Readonly<Record<string, Json>>): BrokenStep {
  return {
    kind: 'collect-input',
    props: { variable: 'Flow.Secure_CC', prompt: speech('Your card, please.'), ...props },
  }
}

function call(props: Readonly<Record<string, Json>>): BrokenStep {
  return { kind: 'call-secure-data', props: { action: 'pay', ...props } }
}
