import { z } from 'zod'
import { isOfType, type Value } from '../../language/expression/values.ts'
import { NO_VALUE, type Value as Count, valueSchema } from '../../model/values.ts'
import { BINDING, VALUE } from '../archy-forms.ts'
import {
  readBinding,
  readBranches,
  readValue,
  writeBinding,
  writeBranches,
  writeValue,
} from '../archy-values.ts'
import { defineNodeKind } from '../define.ts'
import { textLacks, valueLacks, valueLiterals } from '../demands.ts'
import { valueFace, variableFace } from '../face.ts'
import { NO_TIME, type Output } from '../facts.ts'
import { leave } from '../simulation.ts'
import { valueUses } from '../uses.ts'

const EACH: Output = {
  id: 'loop',
  label: 'each time',
  role: 'primary',
  archy: 'nested',
  repeats: true,
}
const DONE: Output = { id: 'next', label: 'done', role: 'exception', archy: 'sibling' }

const passSchema = z.object({ pass: z.number(), of: z.number() })

/** Runs its steps a counted number of times. A step that leads back to it begins the next pass. */
export const loop = defineNodeKind({
  id: 'loop',
  title: 'Loop',
  summary: 'Repeat up to a set count',
  icon: 'loop',
  group: 'logic',
  docs: `Runs the nodes after *each time* as often as its count says, and then goes on by *done*. Genesys calls it
**Loop**.

A node that leads back to the loop begins the next pass (Genesys: the end of the loop, or **Next Loop**); one that
leads to what follows *done* leaves the loop early (Genesys: **Exit Loop**). The count cannot read secure variables.`,
  offered: false,
  isEntry: false,
  schema: z.object({ index: z.string(), count: valueSchema }),
  initial: { index: '', count: NO_VALUE },
  fields: [
    { key: 'count', label: 'Times', control: { type: 'value' } },
    { key: 'index', label: 'Pass into', control: { type: 'variable' } },
  ],
  facts: ({ index, count }) => ({
    outputs: [{ ...EACH, ...passesOf(count) }, DONE],
    uses: valueUses(count, 'logic', 'count', 'integer'),
    assigns:
      index === ''
        ? []
        : [
            {
              output: EACH.id,
              variable: index,
              field: 'index',
              source: { type: 'system' },
              gives: 'integer',
            },
          ],
    lacks: [
      ...valueLacks(count, 'count', 'how often it repeats'),
      ...textLacks(index, 'index', 'the variable that counts the passes'),
    ],
    literals: valueLiterals(count, 'count', 'integer'),
    seconds: { loop: NO_TIME, next: NO_TIME },
    call: null,
    ends: null,
    involvesCaller: false,
  }),
  face: ({ index, count }) => [
    [
      { type: 'text', text: 'up to' },
      valueFace(count, 'no count yet'),
      { type: 'text', text: 'times' },
    ],
    ...(index === '' ? [] : [[{ type: 'text' as const, text: 'pass into' }, variableFace(index)]]),
  ],
  /** The passes are counted from 0, and their number is settled when the loop begins. */
  simulate({ index, count }, world) {
    const begun = passSchema.safeParse(world.kept)
    const times = begun.success ? null : world.value(count, 'integer')
    if (times?.ok === false) return times
    const { pass, of } = begun.success ? begun.data : { pass: 0, of: wholeNumber(times?.value) }
    if (pass >= of) return leave(DONE.id)
    const gives = index === '' ? [] : [{ variable: index, type: 'data' as const, data: pass }]
    return leave(EACH.id, { gives, keeps: { pass: pass + 1, of } })
  },
  archy: {
    keys: ['loop'],
    properties: ['currentIndex', 'loopCount', 'outputs'],
    forms: { currentIndex: BINDING, loopCount: VALUE },
    fields: { index: ['currentIndex'], count: ['loopCount'] },
    write: ({ index, count }, branches) => ({
      currentIndex: writeBinding(index),
      loopCount: writeValue(count),
      ...writeBranches(branches, [EACH.id]),
    }),
    read: (body) => ({
      props: { index: readBinding(body['currentIndex']), count: readValue(body['loopCount']) },
      branches: readBranches(body, [EACH.id]),
    }),
  },
})

/** A count that is worked out during the call is a number for whoever knows what its variables can be. */
function passesOf(count: Count): Pick<Output, 'passes' | 'passesBy' | 'comesFirst'> {
  const text = count.type === 'expression' ? count.text.trim() : ''
  if (/^\d+$/.test(text)) return counted(Number(text))
  if (text !== '') return { passesBy: text }
  return count.type === 'literal' && typeof count.value === 'number' ? counted(count.value) : {}
}

/** The count is settled when the loop begins, so that of one or more the first pass is sure. */
function counted(passes: number): Pick<Output, 'passes' | 'comesFirst'> {
  return passes >= 1 ? { passes, comesFirst: true } : { passes }
}

function wholeNumber(value: Value | undefined): number {
  return value !== undefined && isOfType(value, 'integer') ? (value.data ?? 0) : 0
}
