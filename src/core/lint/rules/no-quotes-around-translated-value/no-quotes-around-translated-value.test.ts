import { testRule } from '#testing/rule-tester.ts'
import { noQuotesAroundTranslatedValue } from './index.ts'

testRule(noQuotesAroundTranslatedValue, {
  valid: [
    {
      name: 'without quotes',
      flow: `action Charge out Id
        map id = $.id
        success {"Id": \${id}}
        start -> done: return`,
    },
    {
      name: 'inside the argument of firstFromArray',
      flow: `action Charge out Id
        map ids = $..id
        success {"Id": \${successTemplateUtils.firstFromArray("\${ids}", "$esc.quote$esc.quote")}}
        start -> done: return`,
    },
    {
      name: 'a number that the quotes make a text of: its default says that it is one',
      flow: `action Charge out Code
        map code = $.code
        default code = 0
        success {"Code": "\${code}"}
        start -> done: return`,
    },
    {
      name: 'a number that a function of the path computes',
      flow: `action Charge out Count
        map count = $.items.length()
        success {"Count": "\${count}"}
        start -> done: return`,
    },
    {
      name: 'something that is not translated',
      flow: `action Charge out Id
        map id = $.id
        success #set($kind = "card"){"Id": \${id}, "Kind": "$kind"}
        start -> done: return`,
    },
    {
      name: 'compared in a condition',
      flow: `action Charge out Paid
        map s = $.status
        default s = ""
        success {"Paid": #if("$s" == '"ok"')"yes"#{else}"no"#end}
        start -> done: return`,
    },
  ],
  invalid: [
    {
      name: 'all values of a template are mended together',
      flow: `action Charge out Id,Code
        map id = $.id
        map code = $.code
        success {"Id": "\${id}", "Code": "$code"}
        start -> done: return`,
      reports: [
        {
          node: null,
          action: 'Charge',
          messageId: 'quoted',
          field: 'response.successTemplate',
          marks: '${id}',
          title: 'Drop the quotes around 2 values',
        },
        { node: null, messageId: 'quoted', marks: '$code' },
      ],
      fixed: `action Charge out Id,Code
        map id = $.id
        map code = $.code
        success {"Id": \${id}, "Code": $code}
        start -> done: return`,
    },
    {
      name: 'a default that counted on the quotes gets them',
      flow: `action Charge out Id
        map id = $.id
        default id = none
        success {"Id": "\${id}"}
        start -> done: return`,
      reports: [{ node: null, messageId: 'quoted', title: 'Drop the quotes around ${id}' }],
      fixed: `action Charge out Id
        map id = $.id
        default id = "none"
        success {"Id": \${id}}
        start -> done: return`,
    },
    {
      name: 'a quiet reference keeps the empty text that it printed for nothing',
      flow: `action Charge out Id
        map id = $.id
        success {"Id": "$!{id}"}
        start -> done: return`,
      reports: [{ node: null, messageId: 'quoted' }],
      fixed: `action Charge out Id
        map id = $.id
        default id = ""
        success {"Id": $!{id}}
        start -> done: return`,
    },
    {
      name: 'a number in quotes is none for an output that wants one',
      flow: `action Charge out Count:integer
        map count = $.count
        default count = 0
        success {"Count": "\${count}"}
        start -> done: return`,
      reports: [{ node: null, messageId: 'quoted' }],
      fixed: `action Charge out Count:integer
        map count = $.count
        default count = 0
        success {"Count": \${count}}
        start -> done: return`,
    },
    {
      name: 'the first of a list is JSON text too, and so is what a name was set to',
      flow: `action Charge out Id,Other
        map ids = $..id
        map id = $.id
        success #set($other = $id){"Id": "\${successTemplateUtils.firstFromArray($ids)}", "Other": "$other"}
        start -> done: return`,
      reports: [
        { node: null, messageId: 'quoted' },
        { node: null, messageId: 'quoted', marks: '$other' },
      ],
      fixed: `action Charge out Id,Other
        map ids = $..id
        map id = $.id
        success #set($other = $id){"Id": \${successTemplateUtils.firstFromArray($ids)}, "Other": $other}
        start -> done: return`,
    },
    {
      name: 'in a longer text there is no simple way out',
      flow: `action Charge out Text
        map id = $.id
        success {"Text": "Paid with \${id}"}
        start -> done: return`,
      reports: [{ node: null, messageId: 'inside' }],
    },
    {
      name: 'a default that a condition asks for is not changed without a person',
      flow: `action Charge out Id,Ok
        map id = $.id
        default id = none
        success {"Id": "\${id}", "Ok": #if($id == "none")"no"#{else}"yes"#end}
        start -> done: return`,
      reports: [{ node: null, messageId: 'quoted' }],
      fixed: `action Charge out Id,Ok
        map id = $.id
        default id = "none"
        success {"Id": \${id}, "Ok": #if($id == "none")"no"#{else}"yes"#end}
        start -> done: return`,
      safety: 'unsafe',
    },
  ],
})
