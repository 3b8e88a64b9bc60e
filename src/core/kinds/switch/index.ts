import { z } from 'zod'
import { areEqual } from '../../language/expression/equality.ts'
import { NO_VALUE, type Value } from '../../model/values.ts'
import { defineNodeKind } from '../define.ts'
import { valueLacks, valueLiterals } from '../demands.ts'
import { type Condition, NO_TIME, type Output } from '../facts.ts'
import { moreFace, valueFace } from '../face.ts'
import { isTrue, leave } from '../simulation.ts'
import { valueUses } from '../uses.ts'
import {
  EVALUATE,
  caseId,
  DEFAULT_OUTPUT,
  type Evaluate,
  evaluateSchema,
  readEvaluate,
  writeEvaluate,
} from './evaluate.ts'

const DEFAULT: Output = {
  id: DEFAULT_OUTPUT,
  label: 'default',
  role: 'primary',
  archy: 'nested',
}

/** Goes one of several ways. It cannot read secure variables: they are write-only here. */
export const switchKind = defineNodeKind({
  id: 'switch',
  title: 'Switch',
  summary: 'One way out per case',
  icon: 'switch',
  group: 'logic',
  docs: `Leaves by the first case that fits, or else by *default*. Genesys calls it **Switch**. Either each case is a
condition and the first that is true is taken, or one expression is compared with the value of each case. It takes 1 to
64 cases (Genesys flow scripting SDK).

Neither the expression nor a case can read secure variables (Genesys Resource Center, "Manage a variable"): let Extract
Secure Data work out what to decide on, such as the brand of a card.`,
  offered: true,
  isEntry: false,
  schema: z.object({ evaluate: evaluateSchema }),
  initial: {
    evaluate: {
      on: null,
      cases: [
        { id: caseId(0), value: NO_VALUE },
        { id: caseId(1), value: NO_VALUE },
      ],
    },
  },
  fields: [{ key: 'evaluate', label: 'Cases', control: { type: 'switch' } }],
  facts({ evaluate }) {
    const { on, cases } = evaluate
    const fits = cases.map(({ value }) => fitting(on, value))
    const outputs = [...cases.map(caseOutput), DEFAULT].map((output, i) => ({
      ...output,
      when: conditionsOf(fits, i),
    }))
    const type = on?.type ?? 'boolean'
    const values = [
      ...(on === null
        ? []
        : [{ value: on.value, field: SUBJECT, what: 'what its cases are compared with' }]),
      ...cases.map(({ value }, i) => ({
        value,
        field: `evaluate.cases.${i}.value`,
        what: `the value of case ${i + 1}`,
      })),
    ]
    return {
      outputs,
      uses: values.flatMap(({ value, field }) => valueUses(value, 'logic', field, type)),
      assigns: [],
      // A case without a value is published, and never fits.
      lacks: values.flatMap(({ value, field, what }) =>
        value.type === 'none' && field !== SUBJECT ? [] : valueLacks(value, field, what),
      ),
      literals: values.flatMap(({ value, field }) => valueLiterals(value, field, type)),
      seconds: Object.fromEntries(outputs.map(({ id }) => [id, NO_TIME])),
      call: null,
      ends: null,
      involvesCaller: false,
    }
  },
  face({ evaluate: { on, cases } }) {
    const first = [valueFace(cases[0]?.value ?? NO_VALUE, 'no case yet'), ...moreFace(cases.length)]
    return on === null
      ? [first]
      : [[valueFace(on.value, 'nothing to compare yet')], [{ type: 'text', text: 'is' }, ...first]]
  },
  /** Cases are worked out in their order, and none after the one that fits. */
  simulate({ evaluate: { on, cases } }, world) {
    const subject = on === null ? null : world.value(on.value, on.type)
    if (subject?.ok === false) return subject
    for (const { id, value } of cases) {
      const found = world.value(value, on === null ? 'boolean' : on.type)
      if (!found.ok) return found
      const fits = subject === null ? isTrue(found.value) : areEqual(subject.value, found.value)
      if (fits) return leave(id)
    }
    return leave(DEFAULT.id)
  },
  archy: {
    keys: ['switch'],
    properties: ['evaluate'],
    forms: { evaluate: EVALUATE },
    nested: ['evaluate'],
    write: ({ evaluate }, branches) => ({ evaluate: writeEvaluate(evaluate, branches) }),
    read(body) {
      // A switch without a case is refused, so that the action is kept as it is.
      const { evaluate, branches } = readEvaluate(body['evaluate']) ?? UNREADABLE
      return { props: { evaluate }, branches }
    },
  },
})

/** Where the facts name what the cases are compared with. */
const SUBJECT = 'evaluate.on.value'

const UNREADABLE = { evaluate: { on: null, cases: [] }, branches: {} }

function caseOutput({ id, value }: Evaluate['cases'][number], place: number): Output {
  const label = value.type === 'literal' ? String(value.value) : ''
  const isShort = label !== '' && label.length <= LABEL_LENGTH
  return {
    id,
    label: isShort ? label : `case ${place + 1}`,
    role: 'exception',
    archy: 'nested',
  }
}

/** What is true when a case fits; null for one without a value, which never does. */
function fitting(on: Evaluate['on'], value: Value): string | null {
  const text = textOf(value)
  if (text === null || on === null) return text
  const subject = textOf(on.value)
  return subject === null ? null : `(${subject}) == (${text})`
}

function textOf(value: Value): string | null {
  if (value.type === 'expression') return value.text
  return value.type === 'literal' ? JSON.stringify(value.value) : null
}

/** Cases are tried in their order: the one that is taken fits, and none before it does. */
function conditionsOf(fits: readonly (string | null)[], taken: number): readonly Condition[] {
  return fits
    .slice(0, taken + 1)
    .flatMap((expression, i) => (expression === null ? [] : [{ expression, holds: i === taken }]))
}

/** What fits beside a card's output. */
const LABEL_LENGTH = 16
