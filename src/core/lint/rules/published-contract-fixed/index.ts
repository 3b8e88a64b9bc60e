import { type ActionId, freshId } from '../../../base/ids.ts'
import type { DataAction } from '../../../model/data-action.ts'
import type { Design } from '../../../model/design.ts'
import type { Edit } from '../../../model/edit.ts'
import { defineRule } from '../../define.ts'
import type { Fix } from '../../problem.ts'
import { inWords } from '../../words.ts'

/** Asked only where it is known what was published: nothing in a design says so. Requests may change at any time. */
export const publishedContractFixed = defineRule({
  rule: 'published-contract-fixed',
  code: 'SF-CON-15',
  severity: 'error',
  group: 'contract',
  looksAt: ['secure', 'inputs', 'outputs', 'types', 'required'],
  asksOrg: true,
  messages: {
    changed:
      '“{{action}}” is published, and its contract cannot change any more: {{changes}}. Genesys refuses the change, and flows that use the action count on what was published. Make a new action of it, or take the change back.',
    replaced:
      '“{{action}}” was published to {{orgs}}, and its contract cannot change any more: {{changes}}. Publishing again makes a new action there and has this flow call that one; the old one is removed unless other flows use it. Take the change back if that is not what you want.',
  },
  docs: {
    summary:
      'The contract of a published data action, and whether it is secure, stay as they were published.',
    why: 'Genesys keeps the contract of a published action for good: other flows may be bound to it. Publishing a changed one fails. Where it is remembered that the action was published from here, to an org, publishing again replaces it, so that this is told as info and keeps nobody from publishing; who wants it refused sets the rule to error.',
    source: 'Genesys Resource Center, “Add contracts to custom actions”.',
    fix: 'The fix makes a new action with the changed contract and lets the flow call that one. It is unsafe, because the action is new in the org: other flows go on with the old one, and permissions may be needed anew. None is offered where publishing replaces the action by itself.',
    invalid: [
      {
        shows: 'An input is added to a published action.',
        flow: `published Process_Payment
action Process_Payment in Currency?
start -> token: fetch -> pay: pay -> done: return
otherwise -> done`,
      },
      {
        shows: 'An output is added to an action that was published from here.',
        flow: `published Process_Payment in Test org
action Process_Payment out Note
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
      const changed = (published.get(action.id) ?? []).flatMap((before) => {
        const changes = before.changesOf(action)
        return changes.length === 0 ? [] : [{ org: before.org, changes }]
      })
      const place = { node: null, action: action.id }
      const words = {
        action: action.name,
        changes: inWords([...new Set(changed.flatMap(({ changes }) => changes))]),
      }
      const orgs = changed.flatMap(({ org }) => org ?? [])
      if (orgs.length < changed.length) {
        yield report('changed', words, { ...place, fix: asNewAction(design, action) })
      } else if (orgs.length > 0) {
        yield report('replaced', { ...words, orgs: inWords(orgs) }, { ...place, severity: 'info' })
      }
    }
  },
})

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
