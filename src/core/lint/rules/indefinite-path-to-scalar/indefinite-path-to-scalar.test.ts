import { testRule } from '#testing/rule-tester.ts'
import { indefinitePathToScalar } from './index.ts'

testRule(indefinitePathToScalar, {
  valid: [
    {
      name: 'paths to one place',
      flow: `action Charge out A,B,C
        map a = $.items[0].id
        map b = id
        map c = $.items.length()
        success {"A": \${a}, "B": \${b}, "C": \${c}}
        start -> done: return`,
    },
    {
      name: 'the first of a list, also by a name that it was set to',
      flow: `action Charge out A,B
        map a = $..id
        success #set($first = $successTemplateUtils.firstFromArray("$a", "null")){"A": $first,
        success "B": \${successTemplateUtils.firstFromArray($a)}}
        start -> done: return`,
    },
    {
      name: 'under a name that is no output of the contract',
      flow: `action Charge out Id
        map all = $..id
        map id = $.id
        success {"All": \${all}, "Id": \${id}}
        start -> done: return`,
    },
    {
      name: 'deeper than the outputs stand',
      flow: `action Charge out Id
        map all = $..id
        success {"more": {"Id": \${all}}}
        start -> done: return`,
    },
    {
      name: 'the first of the matches is no-index-after-filter’s, one in quotes no-quotes-around-translated-value’s',
      flow: `action Charge out A,B
        map a = $.items[?(@.a == 1)].tags[0]
        map b = $..id
        success {"A": \${a}, "B": "\${b}"}
        start -> done: return`,
    },
  ],
  invalid: [
    ...['$..id', '$.items[*].id', '$.items[0:1].id', "$.items[?(@.a == 'b')].id", '.id'].map(
      (path) => ({
        name: `${path} gives a list`,
        flow: `action Charge out Id
          map id = ${path}
          success {"Id": \${id}}
          start -> done: return`,
        reports: [
          {
            node: null,
            action: 'Charge',
            messageId: 'list',
            field: 'response.successTemplate',
            marks: '${id}',
            says: [path, 'Id is a single string'],
            title: 'Take the first of id',
          },
        ],
        fixed: `action Charge out Id
          map id = ${path}
          success {"Id": \${successTemplateUtils.firstFromArray("\${id}", '""')}}
          start -> done: return`,
      }),
    ),
    {
      name: 'a default still comes out when the list is missing, and for an empty list too',
      flow: `action Charge out Id,Count:integer
        map id = $.items[*].id
        map count = $.items[*].count
        default id = "it's none"
        default count = 0
        success {"Id": \${id}, "Count": \${count}}
        start -> done: return`,
      reports: [
        { node: null, messageId: 'list', title: 'Take the first of 2 lists' },
        { node: null, messageId: 'list' },
      ],
      fixed: `action Charge out Id,Count:integer
        map id = $.items[*].id
        map count = $.items[*].count
        default id = ["it's none"]
        default count = [0]
        success {"Id": \${successTemplateUtils.firstFromArray("\${id}", '"it''s none"')}, "Count": \${successTemplateUtils.firstFromArray("\${count}", '0')}}
        start -> done: return`,
    },
    {
      name: 'a condition that reads the list as well is for a person to look at',
      flow: `action Charge out Id
        map id = $..id
        success {"Id": #if($id == "[]")""#{else}\${id}#end}
        start -> done: return`,
      reports: [{ node: null, messageId: 'list' }],
      fixed: `action Charge out Id
        map id = $..id
        success {"Id": #if($id == "[]")""#{else}\${successTemplateUtils.firstFromArray("\${id}", '""')}#end}
        start -> done: return`,
      safety: 'unsafe',
    },
    {
      name: 'by another name that the template gives it: where to take the first is for a person to see',
      flow: `action Charge out Id
        map id = $..id
        success #set($all = $id){"Id": \${all}}
        start -> done: return`,
      reports: [{ node: null, messageId: 'list', marks: '${all}' }],
    },
  ],
})
