import fc from 'fast-check'
import { expect, test } from 'vitest'
import { editOf, type Gesture } from '#testing/arbitrary-edits.ts'
import { mustRead, mustWrite } from '#testing/archy-files.ts'
import { buildFlow } from '#testing/build-flow.ts'
import { callingDesigns } from '#testing/calling-designs.ts'
import { ruleThatFinds } from '#testing/some-rule.ts'
import { passesFindTheSame, TEMPLATE_DESIGNS } from '#testing/lint-law.ts'
import { freshId, type TaskId } from '../base/ids.ts'
import type { DataAction } from '../model/data-action.ts'
import type { Design } from '../model/design.ts'
import type { Edit } from '../model/edit.ts'
import { startLinter } from './again.ts'
import { publishedForm } from './published.ts'

/** Names that mean nothing, names from which something follows while nothing else is known of an action, and none. */
const NAMES = [
  'Renamed',
  '',
  'OAuth token',
  'Check_Status',
  'Stripe_Charge',
  'TEST Process_Payment 3f2a',
  'Process_Payment copy',
  'Process_Payment',
  'Refund',
  'sk_live_NoRealKey1',
  'Main',
  'Flow-debug',
]
const LIFETIMES = [null, 20, 60, 180, 900]
const URLS = [
  '',
  ' ',
  'https://gateway.example',
  'http://gateway.example/$input.Amount',
  'https://api.stripe.com/v1/charges',
  'https://login.example/oauth2/token',
]

/** What tasks, actions and the flow are called, where tasks begin, what is stated of tokens, and whether it is secret. */
function editsOf(design: Design, gesture: Gesture, undo: readonly Edit[]): readonly Edit[] {
  const { what, pick, other } = gesture
  const task = at(design.tasks, pick)
  const action = at(design.actions, pick)
  const name = at(NAMES, other) ?? ''
  const set = (patch: Partial<DataAction>): readonly Edit[] =>
    action === undefined ? [] : [{ type: 'set-action', action: action.id, patch }]
  switch (what) {
    case 0:
      return task === undefined ? [] : [{ type: 'set-task', task: task.id, patch: { name } }]
    case 1:
      return set({ name })
    case 2:
      return set(other % 2 === 0 ? { category: name } : { integration: name })
    case 3:
      return set({ secure: action?.secure !== true })
    case 4:
      return set({ tokenLifetimeSeconds: at(LIFETIMES, other) ?? null })
    case 5:
      return set({ singleUse: action?.singleUse !== true })
    case 6:
      return action === undefined
        ? []
        : set({ request: { ...action.request, url: at(URLS, other) ?? '' } })
    case 7: {
      const entry = other % 4 === 0 ? null : (at(design.nodes, other * 3)?.id ?? null)
      return task === undefined ? [] : [{ type: 'set-task', task: task.id, patch: { entry } }]
    }
    case 8:
      return taskEdits(design, gesture)
    case 9:
      return [{ type: 'set-flow', patch: at([{ name }, { description: name }], pick) ?? {} }]
    case 10: {
      const errorHandling =
        task === undefined || other % 3 === 0
          ? ({ type: 'disconnect' } as const)
          : ({ type: 'task', task: task.id } as const)
      return [{ type: 'set-flow', patch: { errorHandling } }]
    }
    case 11:
      return task?.entry == null ? [] : [{ type: 'remove-node', node: task.entry }]
    case 12:
      return undo
    default:
      return editOf(design, { what: other % 14, pick, other: pick })
  }
}

/** A task that comes, with or without a first step, or one that goes. */
function taskEdits({ tasks, nodes }: Design, { pick, other }: Gesture): readonly Edit[] {
  const task = at(tasks, pick)
  if (task !== undefined && other % 3 === 0) return [{ type: 'remove-task', task: task.id }]
  const id = freshId<TaskId>('task', new Set(tasks.map((one) => one.id)))
  const entry = other % 3 === 1 ? null : (at(nodes, pick * 3)?.id ?? null)
  return [
    {
      type: 'add-task',
      task: { id, name: at(NAMES, other) ?? '', entry },
      ...(pick % 4 === 0 && { index: other % (tasks.length + 1) }),
    },
  ]
}

function at<T>(items: readonly T[], n: number): T | undefined {
  return items[n % Math.max(items.length, 1)]
}

const imported = TEMPLATE_DESIGNS.slice(0, 4).map(
  (design) => mustRead(mustWrite(design).yaml).design,
)
const published = new Map(
  TEMPLATE_DESIGNS.flatMap(({ actions }) =>
    actions.map((action) => [action.id, [publishedForm(action)]] as const),
  ),
)

passesFindTheSame('change names, tasks and what actions state', editsOf, {
  designs: [
    ['a flow that calls tasks', callingDesigns],
    ['an imported flow', fc.constantFrom(...imported)],
  ],
  configs: [{}, { published }],
})

test('what the org has is asked of the new name of an action', () => {
  const rule = ruleThatFinds(
    ({ org }) => [...org.actions.values()].filter((state) => state === 'published'),
    ['names'],
  )
  const design = buildFlow('action Charge stub\nstart -> charge: call(Charge) -> done: return')
  const check = startLinter(
    { rules: [rule] },
    { flows: null, actions: [{ name: 'Take_Money', category: 'Cards', isDraft: false }] },
  )
  const foundAs = (name: string) => {
    const actions = design.actions.map((action) => ({ ...action, name, category: 'Cards' }))
    return check({ ...design, actions }).problems.length
  }
  expect(['Charge', 'Take_Money', 'Charge'].map(foundAs)).toEqual([0, 1, 0])
})
