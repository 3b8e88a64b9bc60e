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
    {
      name: 'the root is mapped, and nothing prints it',
      flow: 'action Charge payment out Id\nmap all = $\nmap id = $.id\ndefault id = ""\nsuccess {"Id": ${id}}\nstart -> done: return',
    },
    {
      name: 'a field found anywhere in the reply is one field',
      flow: 'action Charge payment out Id\nmap id = $..id\nsuccess {"Id": $successTemplateUtils.firstFromArray("${id}", "$esc.quote$esc.quote")}\nstart -> done: return',
    },
  ],
  invalid: [
    {
      name: 'mapped from the root, under another name',
      flow: 'action Charge payment out Reply\nmap all = $\nsuccess #set($reply = $all){"Reply": ${reply}}\nstart -> done: return',
      reports: [
        { node: null, messageId: 'mapped', says: ['gives out all', 'its path $ is everything'] },
      ],
    },
    {
      name: 'all that is in the root',
      flow: 'action Charge payment out Reply\nmap all = $.*\nmap deep = $..*\nsuccess {"Reply": ${all}, "Deep": ${deep}}\nstart -> done: return',
      reports: [
        { node: null, messageId: 'mapped', marks: '${all}' },
        { node: null, messageId: 'mapped', marks: '${deep}' },
      ],
    },
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
    {
      name: 'piece by piece, by an action that takes a CVV',
      flow: 'action Check in Code:cvv\nsuccess {"All": "#foreach($one in $rawResult)$one#end"}\nstart -> done: return',
      reports: [{ node: null, messageId: 'printed', marks: '$rawResult' }],
    },
  ],
})
