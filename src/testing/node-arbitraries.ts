import fc from 'fast-check'
import { KEYS } from '#core/kinds/menu/choices.ts'
import type { NodeKind } from '#core/kinds/define.ts'
import type { Control } from '#core/kinds/fields.ts'
import type { FlowNode } from '#core/model/design.ts'
import type { Audio, Json, Value } from '#core/model/values.ts'
import { menuChoice } from './menu-choice.ts'

/** Names as people and YAML make trouble with them. */
export const names: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    'Card number',
    'yes',
    'no',
    'null',
    '12',
    '0x1F',
    '1:30',
    '2024-01-01',
    '- item',
    'key: value',
    'Say # hash',
    '"quoted" \\ back',
    "it's",
    '!important',
    '*star',
    '&and',
    '{curly} [square]',
    'task[x]',
    'Zahlung läuft 💳',
    'line one\nline two',
    ' padded ',
    '%',
    '@at',
    '`tick`',
    '~',
    'true',
    ': colon',
    'end:',
    '${template}',
    '{{substitution}}',
  ),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
)

const variableNames = fc.constantFrom('Flow.Amount', 'Flow.Secure_CC', 'Task.Count')

const expressions = fc.oneof(
  variableNames,
  fc.constantFrom(
    'Append("a: ", Flow.Amount, " # ")',
    '!IsNotSetOrEmpty(Flow.Amount)',
    '"yes"',
    '1 + 2',
    'true',
    'If(Flow.Amount == "x",\n\t"it\'s",\n\t"\\"no\\"")',
  ),
)

const values: fc.Arbitrary<Value> = fc.oneof(
  fc
    .oneof(names, fc.boolean(), fc.integer(), fc.constantFrom(0.1, 1e21, 1.5e-7))
    .map((value) => ({ type: 'literal' as const, value: Object.is(value, -0) ? 0 : value })),
  expressions.map((text) => ({ type: 'expression' as const, text })),
  fc.constant({ type: 'none' as const }),
)

export const audios: fc.Arbitrary<Audio> = fc.oneof(
  names.map((text) => ({ type: 'speech' as const, text })),
  expressions.map((text) => ({ type: 'expression' as const, text })),
  fc.constant({ type: 'prompt' as const, name: 'PromptSystem.on_hold_music' }),
  fc.constant({ type: 'none' as const }),
)

/** Properties that the kind accepts: each field of its form is filled in by its control. */
export function propsOf(kind: NodeKind): fc.Arbitrary<FlowNode['props']> {
  const fields = kind.fields.filter((field) => field.scope !== 'flow')
  return fc
    .record(Object.fromEntries(fields.map(({ key, control }) => [key, controlled(control)])))
    .map((props) => ({ ...kind.initial, ...props }))
}

/** The tasks of arbitrary designs, as far as a design has them, and the ways by which the second one ends. */
const TASK_IDS = ['main', 'second'] as const
export const OUTPUT_PATHS = ['Paid', 'no', 'yes: but'] as const

/** What the contracts of arbitrary designs have, on both sides. */
export const FIELD_NAMES = ['CC_Number', 'Amount', 'Idempotency_Key'] as const
const fieldNames = fc.constantFrom(...FIELD_NAMES)

function controlled(control: Control): fc.Arbitrary<Json> {
  switch (control.type) {
    case 'text':
      return fc.constantFrom('', 'PromptSystem.processing', 'Prompt.Please_wait')
    case 'variable':
      return fc.oneof(variableNames, fc.constant(''))
    case 'expression':
      return expressions
    case 'value':
      return values
    case 'audio':
      return audios
    case 'seconds':
      return fc.option(fc.integer({ min: control.min, max: control.max }), { nil: null })
    case 'toggle':
      return fc.boolean()
    case 'acknowledge':
      return fc.constantFrom(true, false, 'unsaid')
    case 'choice':
      return fc.constantFrom(...control.options.map(({ value }) => value))
    case 'digits':
      return digits
    case 'action':
      return fc.constantFrom('token', 'pay: now')
    case 'task':
      return fc.constantFrom(...TASK_IDS, null)
    case 'output-path':
      return fc.constantFrom('', 'default', ...OUTPUT_PATHS)
    case 'call-inputs':
      return fc.dictionary(fieldNames, values)
    case 'call-outputs':
      return fc.dictionary(fieldNames, variableNames)
    case 'statements':
      return fc.array(
        fc.record({
          type: fc.constantFrom('string', 'integer', 'stringCollection'),
          variable: variableNames,
          value: values,
        }),
        { maxLength: 3 },
      )
    case 'attributes':
      return fc.array(fc.record({ name: values, value: values }), { maxLength: 3 })
    case 'attribute-variables':
      return fc.array(
        fc.record({ name: values, variable: fc.oneof(variableNames, fc.constant('')) }),
        { maxLength: 3 },
      )
    case 'columns':
      return fc.dictionary(fieldNames, fc.oneof(variableNames, fc.constant('')))
    case 'switch':
      return switches
    case 'menu-choices':
      return menuChoices
    case 'unpack':
      return fc.array(fc.record({ variable: variableNames, expression: expressions }))
  }
}

const menuChoices: fc.Arbitrary<Json> = fc
  .uniqueArray(fc.constantFrom(...KEYS), { minLength: 1, maxLength: 3 })
  .map((keys) => keys.map((key, i) => menuChoice(key, i)))

const switches: fc.Arbitrary<Json> = fc.record({
  on: fc.option(
    fc.record({ type: fc.constantFrom('string', 'integer', 'boolean'), value: values }),
    { nil: null },
  ),
  cases: fc
    .array(values, { minLength: 1, maxLength: 3 })
    .map((cases) => cases.map((value, i) => ({ id: `case-${i + 1}`, value }))),
})

const digits: fc.Arbitrary<Json> = fc.oneof(
  fc.record({ type: fc.constant('exact'), count: fc.integer({ min: 1, max: 40 }) }),
  fc.record({
    type: fc.constant('range'),
    min: fc.integer({ min: 1, max: 9 }),
    max: fc.integer({ min: 9, max: 40 }),
    terminator: fc.constantFrom('#', '*'),
  }),
)
