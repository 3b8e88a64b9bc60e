import { isStub } from '../../../analysis/actions/analyse-action.ts'
import { checkContractName } from '../../../kinds/rename-contract-field.ts'
import { defineRule } from '../../define.ts'
import { renameInput } from '../../repairs/rename-input.ts'

/** Not reported: a name that speaks of a property inside another, which contract-is-flat explains. */
export const inputNameValid = defineRule({
  rule: 'input-name-valid',
  code: 'SF-CON-01',
  severity: 'error',
  group: 'contract',
  looksAt: ['inputs'],
  messages: {
    empty: 'An input of “{{action}}” has no name. Name it, or remove it.',
    invalid:
      '“{{action}}” has an input “{{name}}”: Genesys takes names that begin with a letter and go on with letters, digits, _ and - only, and refuses the contract. Rename it.',
    reserved:
      '“{{action}}” has an input “{{name}}”, a name that Genesys keeps for itself, and refuses the contract. Rename it.',
    taken:
      '“{{action}}” has two inputs named “{{name}}”: a contract can hold one of them only. Rename or remove one.',
  },
  docs: {
    summary: 'Inputs of a data action have names that Genesys takes, each once.',
    why: 'The contract becomes a JSON schema whose properties must follow Genesys’ rule for names. An action with any other cannot be created, which otherwise shows up while publishing. The names orgId, integrationId and rawRequest have a meaning of their own.',
    source: 'Genesys Resource Center, “Add contracts to custom actions”.',
    fix: 'Rename the input: the flow’s bindings and the request follow. It is never done automatically, because the contract of an action that is published already cannot change.',
    invalid: [
      {
        shows: 'A digit comes first.',
        flow: `action Charge in 3ds_id
start -> done: return`,
      },
      {
        shows: 'The name is Genesys’ own.',
        flow: `action Charge in rawRequest
start -> done: return`,
      },
    ],
    valid: [
      {
        shows: 'A letter first, then letters, digits, _ and -.',
        flow: `action Charge in Id_3ds,CC_Number:pan
start -> done: return`,
      },
    ],
  },
  *check({ design, report }) {
    for (const action of design.actions) {
      if (isStub(action)) continue
      for (const [i, { name }] of action.inputs.entries()) {
        const isNested = /[.[\]]/.test(name)
        const isFirst = action.inputs.findIndex((other) => other.name === name) === i
        const checked = checkContractName(isFirst ? [] : action.inputs, name, i)
        if (checked.ok || isNested) continue
        const place = {
          node: null,
          action: action.id,
          field: `inputs.${i}.name`,
          fix: renameInput(design, action, i, name === '' ? 'Input' : name),
        }
        const words = { action: action.name, name }
        if (checked.error.code === 'not-a-name') yield report('invalid', words, place)
        else yield report(checked.error.code, words, place)
      }
    }
  },
})
