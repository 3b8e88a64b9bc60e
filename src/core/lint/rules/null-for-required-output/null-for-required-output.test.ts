import { testRule } from '#testing/rule-tester.ts'
import { nullForRequiredOutput } from './index.ts'

const charge = (out: string, success: string, path = '$.id') => `action Charge out ${out}
  map id = ${path}
  default id = ""
  success ${success}
  start -> done: return`

testRule(nullForRequiredOutput, {
  valid: [
    { name: 'an output that is not required', flow: charge('Id', '{"Id": ${id}}') },
    {
      name: 'a branch for null',
      flow: charge('Id!', '{"Id": #if($id == "null")""#{else}${id}#end}'),
    },
    {
      name: 'a branch for everything but null',
      flow: charge('Id!', '{"Id": #if($id != "null")${id}#{else}""#end}'),
    },
    {
      name: 'a function of the path never gives null',
      flow: charge('Id!', '{"Id": ${id}}', '$.items.length()'),
    },
    {
      name: 'a list is never null, and another rule speaks of it',
      flow: charge('Id!', '{"Id": ${id}}', '$..id'),
    },
    {
      name: 'another output than the required one',
      flow: charge('Id,Other!', '{"Id": ${id}, "Other": 1}'),
    },
  ],
  invalid: [
    {
      name: 'a required output that is printed as it is',
      flow: charge('Id!', '{"Id": ${id}}'),
      reports: [
        {
          node: null,
          action: 'Charge',
          messageId: 'required',
          field: 'response.successTemplate',
          marks: '${id}',
          says: ['output Id', '$.id'],
        },
      ],
    },
    {
      name: 'a branch that asks whether it is there: null is',
      flow: charge('Id!', '{"Id": #if($id)${id}#{else}""#end}'),
      reports: [{ node: null, messageId: 'required' }],
    },
  ],
})
