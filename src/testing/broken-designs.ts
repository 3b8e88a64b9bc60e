import { expression, literal, NO_AUDIO, NO_VALUE, speech } from '#core/model/values.ts'
import {
  again,
  type Break,
  broken,
  call,
  collect,
  decide,
  insert,
  misnamed,
  onlyTask,
  BROKEN_NODE,
  reads,
  set,
  statement,
  withTaskOf,
} from './breaking.ts'

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
  broken('extracts into a secure variable', 'SF-FLOW-07', {
    kind: 'extract-secure-data',
    props: {
      acknowledged: true,
      statements: [statement('string', 'Flow.Secure_CC', 'Right(Task.Secret, 4)')],
    },
  }),
  broken('extracts without an acknowledgement', 'SF-SEC-05', {
    kind: 'extract-secure-data',
    props: {
      acknowledged: false,
      statements: [statement('string', 'Flow.Note', 'Right(Task.Secret, 4)')],
    },
  }),
  broken('decides on audio', 'SF-FLOW-03', decide('ToAudioTTS("yes")')),
  broken('plays a list', 'SF-FLOW-03', {
    kind: 'play-audio',
    props: { audio: expression('MakeList("a", "b")') },
  }),
  broken('compares a text with a number', 'SF-FLOW-01', decide('"a" == 1')),
  broken('calls a function that there is not', 'SF-FLOW-01', decide('Shorten(Flow.Note)')),
  broken('reads a variable that there is not', 'SF-CON-19', decide('IsSet(Task.Nowhere)')),
  broken('has an expression that ends too early', 'SF-FLOW-01', decide('Flow.Total +')),
  broken('has no condition', 'SF-FLOW-02', decide('')),
  broken('plays nothing', 'SF-FLOW-02', { kind: 'play-audio', props: { audio: NO_AUDIO } }),
  broken('collects into nothing', 'SF-FLOW-02', collect({ variable: '' })),
  broken('collects at most as many digits as at least', 'SF-FLOW-04', {
    ...collect({ digits: { type: 'range', min: 4, max: 4, terminator: '#' } }),
  }),
  broken('sets a variable of another type', 'SF-FLOW-03', set('integer', 'Flow.Note', '1')),
  broken('sets a variable to nothing', 'SF-FLOW-02', {
    kind: 'update-data',
    props: { statements: [{ type: 'string', variable: 'Flow.Note', value: NO_VALUE }] },
  }),
  broken('transfers to no queue', 'SF-FLOW-02', {
    kind: 'transfer-to-acd',
    props: { queue: NO_VALUE },
  }),
  broken('writes an attribute without a name', 'SF-FLOW-02', {
    kind: 'set-participant-data',
    props: { attributes: [{ name: NO_VALUE, value: literal('x') }] },
  }),
  broken('repeats without a count', 'SF-FLOW-02', {
    kind: 'loop',
    props: { index: 'Flow.Total', count: NO_VALUE },
  }),
  broken('repeats no time at all', 'SF-FLOW-04', {
    kind: 'loop',
    props: { index: 'Flow.Total', count: literal(0) },
  }),
  broken('counts its passes nowhere', 'SF-FLOW-02', {
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
    'SF-FLOW-05',
    call({ inputs: { PIN: expression('Flow.Secure_CC') } }),
  ),
  broken(
    'takes from an action what its contract does not have',
    'SF-FLOW-05',
    call({ outputs: { Balance: 'Flow.Note' } }),
  ),
  {
    name: 'declares a variable twice',
    rule: 'SF-FLOW-06',
    apply: (design) => ({
      ...design,
      variables: [...design.variables, ...design.variables.slice(0, 1).map(again)],
    }),
  },
  broken('jumps to a task that there is not', 'SF-FLOW-05', {
    kind: 'opaque',
    props: {
      key: 'jumpToTask',
      body: { targetTaskRef: '/secureCall/tasks/task[Missing_99]' },
      goesOn: false,
    },
  }),
  broken('transfers to another secure flow', 'SF-PUB-02', {
    kind: 'opaque',
    props: { key: 'transferToFlowSecure', body: { targetFlow: { name: 'Other' } }, goesOn: false },
  }),
  broken('plays a recording without a name', 'SF-FLOW-02', {
    kind: 'play-audio',
    props: { audio: { type: 'prompt', name: '' } },
  }),
  broken('plays a recording of no prompt', 'SF-FLOW-05', {
    kind: 'play-audio',
    props: { audio: { type: 'prompt', name: 'PromptUser.Welcome' } },
  }),
  broken('sets a language to nothing', 'SF-FLOW-02', { kind: 'set-language', props: {} }),
  broken('transfers to a user who is a text', 'SF-FLOW-03', {
    kind: 'transfer-to-user',
    props: { target: expression('"Ada"') },
  }),
  broken('reads an attribute into a number', 'SF-FLOW-03', {
    kind: 'get-participant-data',
    props: { attributes: [{ name: literal('Known'), variable: 'Flow.Total' }] },
  }),
  broken('collects into a number', 'SF-FLOW-03', collect({ variable: 'Flow.Total' })),
  broken('counts its passes in a text', 'SF-FLOW-03', {
    kind: 'loop',
    props: { index: 'Flow.Note', count: literal(2) },
  }),
  broken('writes a text where a number is set', 'SF-FLOW-03', {
    kind: 'update-data',
    props: { statements: [{ type: 'integer', variable: 'Flow.Total', value: literal('x') }] },
  }),
  broken('compares a number with a text in a switch', 'SF-FLOW-03', {
    kind: 'switch',
    props: {
      evaluate: {
        on: { type: 'integer', value: expression('Flow.Total') },
        cases: [{ id: 'case-1', value: literal('x') }],
      },
    },
  }),
  broken('repeats too often', 'SF-FLOW-04', {
    kind: 'loop',
    props: { index: 'Flow.Total', count: literal(100) },
  }),
  broken(
    'gives an action an empty expression',
    'SF-FLOW-02',
    call({ inputs: { Amount: expression('') } }),
  ),
  broken(
    'takes a text from an action into a number',
    'SF-CON-04',
    call({ outputs: { Status: 'Flow.Total' } }),
  ),
  {
    name: 'begins a number with a text',
    rule: 'SF-FLOW-03',
    apply: (design) => ({
      ...design,
      variables: design.variables.map((variable) =>
        variable.name === 'Flow.Total' ? { ...variable, initial: literal('x') } : variable,
      ),
    }),
  },
  {
    name: 'calls a variable by no name',
    rule: 'SF-FLOW-06',
    apply: (design) => ({
      ...design,
      variables: [...design.variables, ...design.variables.slice(0, 1).map(misnamed)],
    }),
  },
  {
    name: 'has two tasks of one name',
    rule: 'SF-FLOW-06',
    apply: withTaskOf('Main'),
  },
  {
    name: 'greets with what there is not',
    rule: 'SF-FLOW-01',
    apply: ({ flow, ...design }) => ({
      ...design,
      flow: { ...flow, greeting: { type: 'expression', text: 'ToAudioTTS(Flow.Nowhere)' } },
    }),
  },
  {
    name: 'puts errors into no queue',
    rule: 'SF-FLOW-02',
    apply: ({ flow, ...design }) => ({
      ...design,
      flow: { ...flow, errorHandling: { type: 'queue', queue: '' } },
    }),
  },
  {
    name: 'leads nowhere',
    rule: 'SF-REL-05',
    apply(design) {
      const built = insert(design, { kind: 'play-audio', props: { audio: speech('Well?') } })
      return onlyTask({ ...built, edges: built.edges.filter(({ from }) => from !== BROKEN_NODE) })
    },
  },
]
