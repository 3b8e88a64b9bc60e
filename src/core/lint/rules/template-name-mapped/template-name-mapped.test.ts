import { testRule } from '#testing/rule-tester.ts'
import { templateNameMapped } from './index.ts'

const charge = (success: string, lines = 'map id = $.id') => `action Charge out Id,Count:integer
  ${lines}
  success ${success}
  start -> done: return`

testRule(templateNameMapped, {
  valid: [
    ...[
      ['Amount', '{"Account": ${id}}', 'another field'],
      ['card.brand', '{"card": {"brand": ${id}}, "cardbrand": 1}', 'a field in a field'],
      ['Status', '{"Statuz": 1, "all": ${rawResult}}', 'a whole reply'],
    ].map(([output = '', template = '', what = '']) => ({
      name: `${what} is none that is misspelt`,
      flow: `action Charge out ${output},Count:integer
        map id = $.id
        default id = ""
        success ${template}
        start -> done: return`,
    })),
    { name: 'a default', flow: charge('{"Id": ${id}}', 'map id = $.id\ndefault id = ""') },
    { name: 'a branch that asks', flow: charge('{"Id": #if($id)${id}#{else}""#end}') },
    {
      name: 'a branch that asks for the text',
      flow: charge('{"Id": #if("$!{id}" != "")${id}#{else}""#end}'),
    },
    { name: 'the other branch', flow: charge('{"Id": #if(!$id)""#{else}${id}#end}') },
    { name: 'the reply as a whole', flow: charge('${rawResult}') },
    {
      name: 'the whole reply as a value is always there',
      flow: charge('{"Id": ${id}}', 'map id = $'),
    },
    {
      name: 'a list that is looked for everywhere is at least empty',
      flow: charge(
        '{"Id": ${successTemplateUtils.firstFromArray("${id}", "null")}}',
        'map id = $..id',
      ),
    },
    {
      name: 'names that the template sets, of a loop, and of tools',
      flow: charge(
        '#set($a = "x")#foreach($i in [1..2])$i$foreach.count#end{"Id": "$a$esc.jsonString($input.b)$math.add(1, 2)"}',
      ),
    },
    { name: 'a price in dollars', flow: charge('{"Id": "$5"}') },
    { name: 'an imported action', flow: `action Charge stub\nstart -> done: return` },
  ],
  invalid: [
    {
      name: 'a field that the contract spells otherwise',
      flow: `action Charge out Transaction_ID,Count:integer
        map id = $.id
        default id = ""
        success {"TransactionID": \${id}, "Note": "x"}
        start -> done: return`,
      reports: [
        {
          node: null,
          messageId: 'misspelt',
          says: ['writes TransactionID where the contract returns Transaction_ID'],
        },
      ],
    },
    {
      name: 'a value that can be missing, printed twice, reported once',
      flow: charge('{"Id": ${id}, "Count": ${id}}'),
      reports: [
        {
          node: null,
          action: 'Charge',
          messageId: 'missing',
          field: 'response.successTemplate',
          marks: '${id}',
          says: ['has no $.id', 'Give id a default'],
          title: 'Add the default "" for id',
        },
      ],
      fixed: charge('{"Id": ${id}, "Count": ${id}}', 'map id = $.id\ndefault id = ""'),
      safety: 'unsafe',
    },
    {
      name: 'a number has no empty text',
      flow: charge('{"Count": ${id}}'),
      reports: [{ node: null, messageId: 'missing', title: 'Add the default null for id' }],
      fixed: charge('{"Count": ${id}}', 'map id = $.id\ndefault id = null'),
      safety: 'unsafe',
    },
    {
      name: 'a branch that compares does not notice that nothing is there',
      flow: charge('{"Id": #if($id == "null")""#{else}${id}#end}'),
      reports: [{ node: null, messageId: 'missing' }],
      fixed: charge(
        '{"Id": #if($id == "null")""#{else}${id}#end}',
        'map id = $.id\ndefault id = ""',
      ),
      safety: 'unsafe',
    },
    {
      name: 'inside a longer text a default would not do',
      flow: charge('{"Id": "id ${id}"}'),
      reports: [{ node: null, messageId: 'missing' }],
    },
    {
      name: 'a list below a property that can be missing: a warning',
      flow: charge(
        '{"Id": ${successTemplateUtils.firstFromArray("${id}", "null")}}',
        'map id = $.items[*].id',
      ),
      reports: [{ node: null, messageId: 'list', severity: 'warning' }],
      fixed: charge(
        '{"Id": ${successTemplateUtils.firstFromArray("${id}", "null")}}',
        'map id = $.items[*].id\ndefault id = []',
      ),
      safety: 'unsafe',
    },
    {
      name: 'names that nothing gives a value, in text, in a literal and in a condition',
      flow: charge(
        '{"Id": ${ident}, "Count": #if($count > 1)$esc.jsonString("$total")#end}',
        'map id = $.id',
      ),
      reports: [
        { node: null, messageId: 'unknown', marks: '${ident}' },
        { node: null, messageId: 'unknown', marks: '$count' },
        { node: null, messageId: 'unknown', marks: '$total' },
      ],
    },
  ],
})
