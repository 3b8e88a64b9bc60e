import {
  MAX_JSON_DEPTH,
  type SchemaTrouble,
  troubleInSchemas,
} from '../../../analysis/actions/contract-schema.ts'
import { defineActionRule } from '../../action-rule.ts'

/** A contract that is made here is flat; what an import brought along can be anything. */
export const contractIsFlat = defineActionRule({
  rule: 'contract-is-flat',
  code: 'SF-CON-03',
  severity: 'error',
  group: 'contract',
  messages: {
    nested:
      '“{{action}}” has an input “{{name}}”, which speaks of a property inside another: Genesys takes inputs of simple types only, and refuses the contract. Make it an input of its own, and put the object together in the request body.',
    reference:
      'The contract of “{{action}}” refers to another schema ($ref at {{path}}): Genesys refuses it. Write the properties out.',
    'input-not-flat':
      'The input {{path}} of “{{action}}” is no text, integer, number or boolean: Genesys takes inputs of simple types only, and refuses the contract. Make its parts inputs of their own.',
    'list-in-list':
      'The contract of “{{action}}” has a list inside a list at {{path}}: Genesys takes no nested lists in outputs, and refuses the contract. Give out one list of simple values.',
    'too-deep':
      'The contract of “{{action}}” is more than {{max}} levels deep at {{path}}: Genesys refuses it. Make it flatter.',
  },
  docs: {
    summary: 'A contract has simple inputs and no list inside a list.',
    why: 'Architect binds a variable to each input and output, and variables are simple values or lists of them. A schema with anything else, or with a reference to another one, cannot be published.',
    source:
      'Genesys Resource Center, “Add contracts to custom actions”: inputs of type string, integer, number, boolean or null, no nested arrays in outputs, no $ref, at most 50 levels.',
    fix: 'Make each part an input of its own and build the object in the body template. What belongs together only you can say.',
    invalid: [
      {
        shows: 'The input is a part of an object.',
        flow: `action Charge in card.number:pan
start -> done: return`,
      },
    ],
    valid: [
      {
        shows: 'The object is built in the request.',
        flow: `action Charge in Card_Number:pan
body {"card": {"number": "$esc.jsonString(\${input.Card_Number})"}}
start -> done: return`,
      },
    ],
  },
  *checkAction({ action, report }) {
    for (const [i, { name }] of action.inputs.entries()) {
      if (!/[.[\]]/.test(name)) continue
      yield report('nested', { action: action.name, name }, { field: `inputs.${i}.name` })
    }
    if (action.carried === undefined) return
    for (const { code, path } of troubleInSchemas(action.carried)) {
      yield reportTrouble(code, path)
    }

    function reportTrouble(code: SchemaTrouble['code'], path: string) {
      const words = { action: action.name, path }
      const place = { field: 'carried', about: code }
      return code === 'too-deep'
        ? report(code, { ...words, max: MAX_JSON_DEPTH }, place)
        : report(code, words, place)
    }
  },
})
