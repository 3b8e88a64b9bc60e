import { testRule } from '#testing/rule-tester.ts'
import { translatedValueComparedAsJson } from './index.ts'

const charge = (condition: string, fallback: string | null = '""', then = '"yes"') =>
  `action Charge out Paid
  map s = $.s
  ${fallback === null ? '' : `default s = ${fallback}`}
  success {"Paid": #if(${condition})${then}#{else}"no"#end}
  start -> done: return`

testRule(translatedValueComparedAsJson, {
  valid: [
    { name: 'compared with JSON text', flow: charge(`$s == '"ok"'`) },
    {
      name: 'compared with what is JSON anyway',
      flow: charge('$s == "true" || $s == "5" || $s == "null"'),
    },
    { name: 'compared with a boolean', flow: charge('$s == true') },
    { name: 'asked whether there is anything', flow: charge('"$!{s}" != ""', null) },
    { name: 'asked whether there is one before it is printed', flow: charge('$s', null, '${s}') },
    {
      name: 'something that is not translated',
      flow: charge('$input.mode == "live"'),
    },
    {
      name: 'a name that the template sets',
      flow: `action Charge out Paid
        map s = $.s
        default s = ""
        success #set($s = "x"){"Paid": #if($s == "x")1#{else}2#end}
        start -> done: return`,
    },
  ],
  invalid: [
    {
      name: 'compared with plain text on either side, quietly, and by a method: mended together',
      flow: charge(`$s == "ok" || 'it''s' != $s || "$!{s}" == "a" || $s.equals("b") || $s == ""`),
      reports: [
        {
          node: null,
          action: 'Charge',
          messageId: 'text',
          field: 'response.successTemplate',
          marks: '$s',
          says: [`Compare with '"ok"'`],
          title: 'Compare 5 values as JSON text',
        },
        { node: null, messageId: 'text' },
        { node: null, messageId: 'text' },
        { node: null, messageId: 'text' },
        { node: null, messageId: 'text' },
      ],
      fixed: charge(
        `$s == '"ok"' || '"it''s"' != $s || "$!{s}" == '"a"' || $s.equals('"b"') || $s == '""'`,
      ),
    },
    {
      name: 'a boolean by its default, alone and among others',
      flow: charge('$s', 'false'),
      reports: [{ node: null, messageId: 'flag', title: 'Compare s as JSON text' }],
      fixed: charge('$s == "true"', 'false'),
    },
    {
      name: 'not true',
      flow: charge('!$s && true', 'false'),
      reports: [{ node: null, messageId: 'flag' }],
      fixed: charge('!($s == "true") && true', 'false'),
    },
    {
      name: 'a text by its default: what is not empty was meant',
      flow: charge('$s'),
      reports: [{ node: null, messageId: 'flag' }],
      fixed: charge(`$s != '""'`),
    },
    {
      name: 'a boolean by its name only',
      flow: `action Charge out Paid
        map approved = $.approved
        success {"Paid": #if($approved)"yes"#{else}"no"#end}
        start -> done: return`,
      reports: [{ node: null, messageId: 'flag' }],
      fixed: `action Charge out Paid
        map approved = $.approved
        success {"Paid": #if($approved == "true")"yes"#{else}"no"#end}
        start -> done: return`,
      safety: 'unsafe',
    },
    {
      name: 'nothing tells what it is',
      flow: charge('$s', null),
      reports: [{ node: null, messageId: 'flag' }],
    },
    {
      name: 'the first of a list, by a name that it was set to',
      flow: `action Charge out Paid
        map all = $..status
        success #set($first = $successTemplateUtils.firstFromArray("$all", '""')){"Paid": #if($first == "ok")1#{else}2#end}
        start -> done: return`,
      reports: [{ node: null, messageId: 'text', marks: '$first' }],
      fixed: `action Charge out Paid
        map all = $..status
        success #set($first = $successTemplateUtils.firstFromArray("$all", '""')){"Paid": #if($first == '"ok"')1#{else}2#end}
        start -> done: return`,
    },
  ],
})
