import { z } from 'zod'
import type { Value } from '../../model/values.ts'
import { BOOLEAN, valueOf } from '../archy-forms.ts'
import { readBranches, readValue, writeBranches } from '../archy-values.ts'
import { defineNodeKind } from '../define.ts'
import { textLacks } from '../demands.ts'
import { type Condition, NO_TIME, type Output } from '../facts.ts'
import { isTrue, leave } from '../simulation.ts'

const YES: Output = { id: 'yes', label: 'yes', role: 'primary', archy: 'nested' }
const NO: Output = { id: 'no', label: 'no', role: 'exception', archy: 'nested' }
const OUTPUTS = ['yes', 'no']

/** Goes one of two ways on a condition. It cannot read secure variables: they are write-only here. */
export const decision = defineNodeKind({
  id: 'decision',
  title: 'Decision',
  summary: 'Yes or no on an expression',
  icon: 'decision',
  group: 'logic',
  docs: `Leaves by *yes* when the expression is true, else by *no*. Genesys calls it **Decision**.

A condition cannot read secure variables (Genesys Resource Center, "Manage a variable"). Test a card's length or
check digit in Extract Secure Data, into a boolean that is not secure, and decide on that.`,
  offered: true,
  isEntry: false,
  schema: z.object({ condition: z.string() }),
  initial: { condition: '' },
  fields: [
    {
      key: 'condition',
      label: 'Condition',
      control: {
        type: 'expression',
        placeholder: 'Task.Status == "paid"',
        expects: 'boolean',
      },
    },
  ],
  facts: ({ condition }) => ({
    outputs:
      condition === ''
        ? [YES, NO]
        : [
            leftWhen(YES, { expression: condition, holds: true }),
            leftWhen(NO, { expression: condition, holds: false }),
          ],
    uses:
      condition === ''
        ? []
        : [{ place: 'logic', field: 'condition', expression: condition, expects: 'boolean' }],
    assigns: [],
    lacks: textLacks(condition, 'condition', 'a condition'),
    seconds: { yes: NO_TIME, no: NO_TIME },
    call: null,
    ends: null,
    involvesCaller: false,
  }),
  face: ({ condition }) => [
    [
      condition === ''
        ? { type: 'missing', text: 'no condition yet' }
        : { type: 'code', text: condition },
    ],
  ],
  simulate({ condition }, world) {
    const decided = world.evaluate(condition, 'boolean')
    if (!decided.ok) return decided
    return leave(isTrue(decided.value) ? YES.id : NO.id)
  },
  archy: {
    keys: ['decision'],
    properties: ['condition', 'outputs'],
    forms: { condition: valueOf(BOOLEAN) },
    write: ({ condition }, branches) => ({
      condition: { exp: condition },
      ...writeBranches(branches, OUTPUTS),
    }),
    read: (body) => {
      const condition = readValue(body['condition'])
      return {
        props: { condition: conditionText(condition) },
        branches: readBranches(body, OUTPUTS),
      }
    },
  },
})

/** Written out: to spread an output and add to it takes ten times as long, and a flow decides often. */
function leftWhen({ id, label, role, archy }: Output, condition: Condition): Output {
  return { id, label, role, archy, when: [condition] }
}

/** A condition may stand as a literal (`lit: true`), which means the same as its expression. */
function conditionText(condition: Value): string {
  switch (condition.type) {
    case 'expression':
      return condition.text
    case 'literal':
      return String(condition.value)
    case 'none':
      return ''
  }
}
