import { type ActionId, freshId } from '../../../base/ids.ts'
import type { DataAction } from '../../../model/data-action.ts'
import type { Design } from '../../../model/design.ts'
import type { Edit } from '../../../model/edit.ts'
import { defineRule } from '../../define.ts'
import type { Fix } from '../../problem.ts'
import type { PublishedAction, PublishedField } from '../../published.ts'
import { inWords } from '../../words.ts'

/** Asked only where it is known what was published: nothing in a design says so. Requests may change at any time. */
export const publishedContractFixed = defineRule({
  rule: 'published-contract-fixed',
  code: 'SF-CON-15',
  severity: 'error',
  group: 'contract',
  messages: {
    changed:
      '“{{action}}” is published, and its contract cannot change any more: {{changes}}. Genesys refuses the change, and flows that use the action count on what was published. Make a new action of it, or take the change back.',
  },
  docs: {
    summary:
      'The contract of a published data action, and whether it is secure, stay as they were published.',
    why: 'Genesys keeps the contract of a published action for good: other flows may be bound to it. Publishing a changed one fails.',
    source: 'Genesys Resource Center, “Add contracts to custom actions”.',
    fix: 'The fix makes a new action with the changed contract and lets the flow call that one. It is unsafe, because the action is new in the org: other flows go on with the old one, and permissions may be needed anew.',
    invalid: [
      {
        shows: 'An input is added to a published action.',
        flow: `published Process_Payment
action Process_Payment in Currency?
start -> token: fetch -> pay: pay -> done: return
otherwise -> done`,
      },
    ],
    valid: [
      {
        shows: 'Nothing has changed since.',
        flow: `published Process_Payment
start -> token: fetch -> pay: pay -> done: return
otherwise -> done`,
      },
    ],
  },
  *check({ design, published, report }) {
    for (const action of design.actions) {
      const before = published.get(action.id)
      if (before === undefined) continue
      const changes = changesOf(before, action)
      if (changes.length === 0) continue
      yield report(
        'changed',
        { action: action.name, changes: inWords(changes) },
        { node: null, action: action.id, fix: asNewAction(design, action) },
      )
    }
  },
})

function changesOf(before: PublishedAction, now: DataAction): readonly string[] {
  return [
    ...(before.secure === now.secure ? [] : [now.secure ? 'it was not secure' : 'it was secure']),
    ...fieldChanges('input', before.inputs, now.inputs),
    ...fieldChanges('output', before.outputs, now.outputs),
  ]
}

function fieldChanges(
  what: string,
  before: readonly PublishedField[],
  now: readonly PublishedField[],
): readonly string[] {
  const added = now.filter(({ name }) => before.every((field) => field.name !== name))
  return [
    ...added.map(({ name }) => `the ${what} ${name} is new`),
    ...before.flatMap((old) => {
      const field = now.find(({ name }) => name === old.name)
      if (field === undefined) return [`the ${what} ${old.name} is gone`]
      if (field.type !== old.type) return [`the ${what} ${old.name} was of type ${old.type}`]
      if (field.required === old.required) return []
      return [`the ${what} ${old.name} was ${old.required ? 'required' : 'optional'}`]
    }),
  ]
}

/** Null where a test clone would be left behind without the action that it is a clone of. */
function asNewAction(design: Design, action: DataAction): Fix | null {
  if (design.actions.some(({ cloneOf }) => cloneOf === action.id)) return null
  const ids = new Set<string>(design.actions.map(({ id }) => id))
  const names = new Set(design.actions.map(({ name }) => name))
  let version = 2
  while (names.has(`${action.name} v${version}`)) version += 1
  const name = `${action.name} v${version}`
  const id = freshId<ActionId>(`${action.id}-v${version}`, ids)
  const rebind = design.nodes.flatMap((node): readonly Edit[] =>
    node.props['action'] === action.id
      ? [{ type: 'set-node', node: node.id, patch: { props: { ...node.props, action: id } } }]
      : [],
  )
  return {
    title: `Make ${name}`,
    safety: 'unsafe',
    edits: [
      { type: 'add-action', action: { ...action, id, name } },
      ...rebind,
      { type: 'remove-action', action: action.id },
    ],
  }
}
