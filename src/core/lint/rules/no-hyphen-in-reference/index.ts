import { analyseAction, isStub } from '../../../analysis/actions/analyse-action.ts'
import { referencesAs17 } from '../../../analysis/actions/action-templates.ts'
import { defineRule } from '../../define.ts'
import { renameInput } from '../../repairs/rename-input.ts'

/** Both versions are asked, because which of them Genesys runs is not published. */
export const noHyphenInReference = defineRule({
  rule: 'no-hyphen-in-reference',
  code: 'SF-CON-02',
  severity: 'warning',
  group: 'contract',
  looksAt: ['templates', 'inputs'],
  messages: {
    hyphen:
      '“{{action}}” writes {{reference}} in {{template}}: Velocity 1.7 takes the hyphen for a part of the name, Velocity 2.x does not, and which of them Genesys runs is not published. Name the input with _ instead.',
  },
  docs: {
    summary: 'A template names no input with a hyphen in it.',
    why: 'A contract may have hyphens in its names, and Velocity 1.7 reads ${input.a-b} as the input a-b. Velocity 2.x cannot read the template at all, or prints the input a and then “-b”.',
    source:
      'Executed with Apache Velocity 1.7 and 2.4.1. The names are those of Genesys Resource Center, “Add contracts to custom actions”.',
    fix: 'Name the input with an underscore: bindings and request follow. It is never done automatically, because the contract of an action that is published already cannot change.',
    invalid: [
      {
        shows: 'The request reads an input with a hyphen.',
        flow: `action Charge in Card-Number:pan
body {"number": "$esc.jsonString(\${input.Card-Number})"}
start -> done: return`,
      },
    ],
    valid: [
      {
        shows: 'An underscore means the same in both versions.',
        flow: `action Charge in Card_Number:pan
body {"number": "$esc.jsonString(\${input.Card_Number})"}
start -> done: return`,
      },
      {
        shows: 'The hyphen is text behind the reference.',
        flow: `action Charge in Id
body {"id": "$esc.jsonString(\${input.Id})-1"}
start -> done: return`,
      },
    ],
  },
  *check({ design, report }) {
    for (const action of design.actions) {
      if (isStub(action) || !action.inputs.some(({ name }) => name.includes('-'))) continue
      for (const template of analyseAction(action).templates) {
        for (const { reference, start, end } of referencesAs17(template)) {
          const [first] = reference.path
          const name = reference.root === 'input' && first?.kind === 'property' ? first.name : ''
          const index = action.inputs.findIndex((input) => input.name === name)
          if (!name.includes('-') || index < 0) continue
          yield report(
            'hyphen',
            { action: action.name, reference: reference.literal, template: template.name },
            {
              node: null,
              action: action.id,
              field: template.field,
              range: { start, end },
              about: `${template.field} ${name}`,
              fix: renameInput(design, action, index, name),
            },
          )
        }
      }
    }
  },
})
