import { expect, test } from 'vitest'
import { buildFlow } from '#testing/build-flow.ts'
import { literal } from '../model/values.ts'
import { namesOfField, orgNamesIn } from './org-names.ts'

const DESIGN = buildFlow(
  'start -> hold: transfer(Billing) -> desk: flow(Service Desk) -> done: return',
)

test('a design tells what of an org it names', () => {
  const names = orgNamesIn({
    ...DESIGN,
    flow: {
      ...DESIGN.flow,
      defaultLanguage: 'de-de',
      division: 'Payments',
      greeting: { type: 'prompt', name: 'Prompt.Welcome' },
      errorHandling: { type: 'queue', queue: 'Support' },
    },
  })
  expect(names.get('queues')).toEqual(['Billing', 'Support'])
  expect(names.get('flows')).toEqual(['Service Desk'])
  expect(names.get('languages')).toEqual(['de-de'])
  expect(names.get('divisions')).toEqual(['Payments'])
  expect(names.get('prompts')).toEqual(['Prompt.Welcome'])
  expect(names.get('users')).toBeUndefined()
})

test('an expression names nothing, and neither does an empty text', () => {
  const [, step] = DESIGN.nodes
  if (step === undefined) throw new Error('no step')
  const withQueue = (queue: unknown) =>
    orgNamesIn({
      ...DESIGN,
      nodes: [{ ...step, props: { ...step.props, queue } as typeof step.props }],
    }).get('queues')
  expect(withQueue(literal('Billing'))).toEqual(['Billing'])
  expect(withQueue(literal(''))).toBeUndefined()
  expect(withQueue({ type: 'expression', text: 'Flow.Queue' })).toBeUndefined()
})

test('what a name is of can stand in another property', () => {
  const names = { by: 'mailbox', names: { queue: 'queues', user: 'users' } } as const
  expect(namesOfField(names, { mailbox: 'user' })).toBe('users')
  expect(namesOfField(names, { mailbox: 'toString' })).toBeNull()
  expect(namesOfField('prompts', {})).toBe('prompts')
  expect(namesOfField(undefined, {})).toBeNull()
})
