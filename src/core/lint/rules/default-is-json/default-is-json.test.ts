import { testRule } from '#testing/rule-tester.ts'
import { defaultIsJson } from './index.ts'

const charge = (value: string, success = '{"Id": ${id}}', path = '$.id') => `action Charge out Id
  map id = ${path}
  default id = ${value}
  success ${success}
  start -> done: return`

const FIRST = '{"Id": ${successTemplateUtils.firstFromArray("${id}", "null")}}'

testRule(defaultIsJson, {
  valid: [
    ...['""', '"none"', '0', '-1.5', 'true', 'null', '{"a": 1}', '[]'].map((value) => ({
      name: `${value} is JSON`,
      flow: charge(value),
    })),
    { name: 'a list for the first of a list', flow: charge('[""]', FIRST, '$..id') },
    { name: 'an imported action', flow: `action Charge stub\nstart -> done: return` },
  ],
  invalid: [
    {
      name: 'a bare text',
      flow: charge('UNKNOWN'),
      reports: [
        {
          node: null,
          action: 'Charge',
          messageId: 'text',
          field: 'response.translationMapDefaults.id',
          says: ['bare text UNKNOWN', 'Write "UNKNOWN"'],
          title: 'Write the default of id as "UNKNOWN"',
        },
      ],
      fixed: charge('"UNKNOWN"'),
    },
    {
      name: 'a text with a quote in it',
      flow: charge('no "id"'),
      reports: [{ node: null, messageId: 'text' }],
      fixed: charge('"no \\"id\\""'),
    },
    {
      name: 'nothing',
      flow: charge(''),
      reports: [{ node: null, messageId: 'empty' }],
      fixed: charge('""'),
    },
    {
      name: 'single quotes are not JSON',
      flow: charge("''"),
      reports: [{ node: null, messageId: 'text' }],
      fixed: charge(`"''"`),
    },
    {
      name: 'the value in quotes counts on a bare default: both are mended',
      flow: charge('none', '{"Id": "${id}"}'),
      reports: [{ node: null, messageId: 'text', title: 'Drop the quotes around ${id}' }],
      fixed: charge('"none"', '{"Id": ${id}}'),
    },
    {
      name: 'a condition that compares the default may mean the bare text',
      flow: charge('none', '{"Id": #if($id == "none")"-"#{else}${id}#end}'),
      reports: [{ node: null, messageId: 'text' }],
      fixed: charge('"none"', '{"Id": #if($id == "none")"-"#{else}${id}#end}'),
      safety: 'unsafe',
    },
    {
      name: 'a text where a list is read',
      flow: charge('none', FIRST, '$.ids[*]'),
      reports: [{ node: null, messageId: 'text', says: ['Write ["none"]'] }],
      fixed: charge('["none"]', FIRST, '$.ids[*]'),
    },
    {
      name: 'JSON that is no list where one is read',
      flow: charge('""', FIRST, '$.ids[*]'),
      reports: [{ node: null, messageId: 'list', says: ['Write [""]'] }],
      fixed: charge('[""]', FIRST, '$.ids[*]'),
    },
    {
      name: 'a value in quotes of another name is left alone',
      flow: `action Charge out Id,Note
        map id = $.id
        map note = $.note
        default id = none
        success {"Id": \${id}, "Note": "\${note}"}
        start -> done: return`,
      reports: [{ node: null, messageId: 'text', title: 'Write the default of id as "none"' }],
      fixed: `action Charge out Id,Note
        map id = $.id
        map note = $.note
        default id = "none"
        success {"Id": \${id}, "Note": "\${note}"}
        start -> done: return`,
    },
  ],
})
