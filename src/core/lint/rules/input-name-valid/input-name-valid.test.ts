import { testRule } from '#testing/rule-tester.ts'
import { inputNameValid } from './index.ts'

testRule(inputNameValid, {
  valid: [
    {
      name: 'letters, digits, _ and -',
      flow: `action Charge in a,A9_-x,Card-Number:pan
        start -> done: return`,
    },
    {
      name: 'a property of another one, which contract-is-flat explains',
      flow: `action Charge in card.number:pan
        start -> done: return`,
    },
    {
      name: 'an imported action, whose contract is known by names only',
      flow: `action Charge in 3ds stub
        start -> done: return`,
    },
    {
      name: 'outputs, which have no such rule',
      flow: `action Charge out 3ds_id
        start -> done: return`,
    },
  ],
  invalid: [
    {
      name: 'what is bound to it and what the request writes of it follow the new name',
      flow: `action Charge in 3ds
        body {"id": "$esc.jsonString(\${input.3ds})"}
        start -> pay: call(Charge, 3ds="x") -> done: return`,
      reports: [
        {
          node: null,
          action: 'Charge',
          field: 'inputs.0.name',
          messageId: 'invalid',
          says: ['“3ds”', 'begin with a letter'],
          title: 'Rename 3ds to ds',
        },
      ],
      fixed: `action Charge in ds
        body {"id": "$esc.jsonString(\${input.ds})"}
        start -> pay: call(Charge, ds="x") -> done: return`,
      safety: 'unsafe',
    },
    {
      name: 'a reserved name gets a number',
      flow: `action Charge in orgId
        start -> done: return`,
      reports: [{ node: null, messageId: 'reserved', title: 'Rename orgId to orgId_2' }],
      fixed: `action Charge in orgId_2
        start -> done: return`,
      safety: 'unsafe',
    },
    {
      name: 'an input without a name',
      flow: `action Charge in :pan
        start -> done: return`,
      reports: [{ node: null, field: 'inputs.0.name', messageId: 'empty' }],
      fixed: `action Charge in Input:pan
        start -> done: return`,
      safety: 'unsafe',
    },
    {
      name: 'of two with one name the second is reported',
      flow: `action Charge in Id,Id
        start -> done: return`,
      reports: [{ node: null, field: 'inputs.1.name', messageId: 'taken' }],
      fixed: `action Charge in Id,Id_2
        start -> done: return`,
      safety: 'unsafe',
    },
  ],
})
