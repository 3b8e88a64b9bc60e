import { testRule } from '#testing/rule-tester.ts'
import { noRawResultOut } from './index.ts'

testRule(noRawResultOut, {
  valid: [
    {
      name: 'an action that takes no card and pays nothing',
      flow: 'action Look_up in Id\nsuccess ${rawResult}\nstart -> done: return',
    },
    {
      name: 'only asked about',
      flow: `action Charge payment out Ok
        success {"Ok": #if($rawResult)"yes"#{else}"no"#end}
        start -> done: return`,
    },
    {
      name: 'an imported action, whose template nobody knows',
      flow: 'action Charge payment stub\nstart -> done: return',
    },
  ],
  invalid: [
    {
      name: 'printed by a payment',
      flow: 'action Charge payment\nsuccess ${rawResult}\nstart -> done: return',
      reports: [
        {
          node: null,
          action: 'Charge',
          messageId: 'printed',
          field: 'response.successTemplate',
          marks: '${rawResult}',
        },
      ],
    },
    {
      name: 'by an action that takes a card, whatever it is for, and as a part',
      flow: 'action Check in Card:pan\nsuccess {"All": $rawResult}\nstart -> done: return',
      reports: [{ node: null, messageId: 'printed', marks: '$rawResult' }],
    },
    {
      name: 'no success template at all',
      flow: 'action Charge tokenize\nsuccess \nstart -> done: return',
      reports: [{ node: null, messageId: 'empty' }],
    },
  ],
})
