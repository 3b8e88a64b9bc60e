import fc from 'fast-check'
import type { TaskId, VariableId } from '#core/base/ids.ts'
import { asObject } from '#core/kinds/archy-values.ts'
import { kindOf } from '#core/kinds/registry.ts'
import type { Variable } from '#core/model/design.ts'
import { type DataType, expression, type Json, literal, speech } from '#core/model/values.ts'
import { someAction } from './some-action.ts'

/** A step without its edges: its kind, and properties that Architect accepts. */
export interface ValidStep {
  readonly kind: string
  readonly props: Readonly<Record<string, Json>>
}

/** The variables that valid steps use; both tasks have `Task.` variables of the same names. */
export function validVariables(tasks: readonly TaskId[]): readonly Variable[] {
  return [
    { ...variable('Flow.Note', null, 'string', false), initial: literal('x') },
    { ...variable('Flow.Total', null, 'integer', false), initial: literal(1) },
    variable('Flow.Flag', null, 'boolean', false),
    variable('Flow.Secure_CC', null, 'string', true),
    ...tasks.flatMap((task) => [
      { ...variable('Task.Text', task, 'string', false), initial: literal('begun') },
      variable('Task.Count', task, 'integer', false),
      variable('Task.Secret', task, 'string', true),
    ]),
  ]
}

function variable(name: string, task: TaskId | null, type: DataType, secure: boolean): Variable {
  return {
    id: `${task ?? 'flow'} ${name}` as VariableId,
    name,
    task,
    type,
    secure,
    sensitivity: secure ? 'pan' : 'none',
    description: '',
    initial: { type: 'none' },
  }
}

const CONTRACT_INPUTS = ['CC_Number', 'Amount'] as const
const CONTRACT_OUTPUTS = ['Transaction_ID', 'Status'] as const

export const VALID_ACTION = someAction('Pay', CONTRACT_INPUTS, CONTRACT_OUTPUTS)

/** What a gateway and a failed transfer tell; some of it does not fit where it is bound to. */
export const answeredValues = fc.record({
  Transaction_ID: fc.constantFrom('T-1', '17', '', null),
  Status: fc.constantFrom('approved', 'declined'),
  errorTypeInto: fc.constantFrom('busy', null),
  errorMessageInto: fc.constant('Nobody answered.'),
  'failureOutputs.errorCode': fc.constantFrom('gateway.down', null),
})

const texts = fc.constantFrom('Flow.Note', 'Task.Text', '"x"')
const strings = fc.oneof(
  texts,
  fc.constantFrom(
    'Append(Flow.Note, "x")',
    'Append(Task.Text, "-", ToString(Task.Count))',
    'If(Flow.Flag, "on", "off")',
    'Left(Flow.Note, 2)',
    'ToString(Flow.Total)',
  ),
)
const integers = fc.constantFrom(
  'Flow.Total',
  'Flow.Total + 1',
  'Task.Count',
  'Length(Flow.Note)',
  'If(IsSet(Task.Count), Task.Count + 1, 0)',
)
const conditions = fc.constantFrom(
  'Flow.Flag',
  'Flow.Total < 3',
  'IsNotSetOrEmpty(Flow.Note)',
  'Flow.Note == "x"',
  'Length(Task.Text) > 5',
  'IsSet(Task.Count) and Task.Count == 1',
)
const secureStrings = fc.constantFrom('Flow.Secure_CC', 'Right(Flow.Secure_CC, 4)', 'Task.Secret')

const speeches = fc.constantFrom('One moment.', 'key: "value" # no', 'yes')
const audios: fc.Arbitrary<Json> = fc.oneof(
  speeches.map(speech),
  fc.constant({ type: 'prompt', name: 'PromptSystem.on_hold_music' }),
  fc
    .constantFrom(
      'ToAudioTTS(Flow.Note)',
      'Append(ToAudioTTS("It is"), ToAudioNumber(Flow.Total))',
      'AudioPlaybackOptions(ToAudioTTS("a"), true)',
      'ToAudioTTS(Right(Flow.Secure_CC, 4))',
    )
    .map(expression),
)

const openText = fc.constantFrom('Flow.Note', 'Task.Text')
const anyText = fc.constantFrom('Flow.Note', 'Task.Text', 'Flow.Secure_CC', 'Task.Secret')
const openNumber = fc.constantFrom('Flow.Total', 'Task.Count')
const stringValues = fc.oneof(strings.map(expression), speeches.map(literal))
const integerValues = fc.oneof(
  integers.map(expression),
  fc.integer({ max: 9, min: -9 }).map(literal),
)
const mayFail = fc.oneof(openText, fc.constant(''))

function statement(type: string, target: fc.Arbitrary<string>, value: fc.Arbitrary<Json>) {
  return fc.record({ type: fc.constant(type), variable: target, value })
}

/** Stands for properties that depend on each other. */
const TOGETHER = 'together'

function flattened({ [TOGETHER]: together, ...props }: Readonly<Record<string, Json>>) {
  return { ...props, ...asObject(together) }
}

/** Only a range that a key ends can keep the key. */
const input: fc.Arbitrary<Json> = fc.oneof(
  fc.record({
    digits: fc.record({ type: fc.constant('exact'), count: fc.integer({ min: 1, max: 6 }) }),
  }),
  fc.record({
    digits: fc.record({
      type: fc.constant('range'),
      min: fc.integer({ min: 1, max: 3 }),
      max: fc.integer({ min: 4, max: 19 }),
      terminator: fc.constantFrom('#', '*'),
    }),
    includeTerminator: fc.boolean(),
  }),
)

const cases = (value: fc.Arbitrary<Json>) =>
  fc
    .array(value, { minLength: 1, maxLength: 3 })
    .map((values) => values.map((value, i) => ({ id: `case-${i + 1}`, value })))

const transfer = {
  beforeAudio: audios,
  failureAudio: audios,
  errorTypeInto: mayFail,
  errorMessageInto: mayFail,
}

const PROPS: Readonly<Record<string, Readonly<Record<string, fc.Arbitrary<Json>>>>> = {
  'play-audio': { audio: audios },
  'collect-input': {
    variable: anyText,
    [TOGETHER]: input,
    prompt: audios,
    acceptJustStar: fc.boolean(),
    acceptJustPound: fc.boolean(),
  },
  'call-secure-data': {
    action: fc.constant('pay'),
    inputs: fc.record({
      CC_Number: secureStrings.map(expression),
      Amount: fc.oneof(integers, strings).map(expression),
    }),
    outputs: fc.dictionary(fc.constantFrom(...CONTRACT_OUTPUTS), anyText),
    failureOutputs: fc.dictionary(fc.constant('errorCode'), openText),
  },
  'update-data': {
    statements: fc.array(
      fc.oneof(
        statement('string', anyText, stringValues),
        statement('integer', openNumber, integerValues),
        statement('boolean', fc.constant('Flow.Flag'), conditions.map(expression)),
      ),
      { minLength: 1, maxLength: 3 },
    ),
  },
  'extract-secure-data': {
    statements: fc.array(statement('string', openText, secureStrings.map(expression)), {
      minLength: 1,
      maxLength: 2,
    }),
    acknowledged: fc.constant(true),
  },
  'set-participant-data': {
    attributes: fc.array(fc.record({ name: speeches.map(literal), value: stringValues }), {
      minLength: 1,
      maxLength: 2,
    }),
  },
  'get-participant-data': {
    attributes: fc.array(
      fc.record({ name: fc.constantFrom('Known', 'yes').map(literal), variable: openText }),
      { minLength: 1, maxLength: 2 },
    ),
  },
  decision: { condition: conditions },
  switch: {
    evaluate: fc.oneof(
      fc.record({ on: fc.constant(null), cases: cases(conditions.map(expression)) }),
      fc.record({
        on: fc.record({ type: fc.constant('string'), value: strings.map(expression) }),
        cases: cases(fc.constantFrom('x', 'on', 'begun').map(literal)),
      }),
    ),
  },
  loop: {
    index: openNumber,
    count: fc.oneof(
      fc.integer({ min: 1, max: 3 }).map(literal),
      fc.constant(expression('Flow.Total')),
    ),
  },
  'transfer-to-acd': { queue: fc.constant(literal('Payments')), ...transfer },
  'transfer-to-number': { target: fc.constant(literal('+15550100')), ...transfer },
  'return-to-agent': {},
  disconnect: {},
}

export const SIMPLE_KINDS = [
  'play-audio',
  'update-data',
  'extract-secure-data',
  'set-participant-data',
  'get-participant-data',
] as const
export const BRANCHING_KINDS = [
  'collect-input',
  'call-secure-data',
  'decision',
  'switch',
  'decision',
  'collect-input',
  'transfer-to-acd',
  'transfer-to-number',
] as const
export const END_KINDS = ['return-to-agent', 'disconnect'] as const

/** A step of the kind, with properties that fit the variables and the action above. */
export function validStep(kind: string): fc.Arbitrary<ValidStep> {
  return fc
    .record({ ...PROPS[kind] })
    .map((props) => ({ kind, props: { ...kindOf({ kind }).initial, ...flattened(props) } }))
}
