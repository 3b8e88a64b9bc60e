import { testRule } from '#testing/rule-tester.ts'
import { noIndexAfterFilter } from './index.ts'

const FIRST = '${successTemplateUtils.firstFromArray("${id}", \'""\')}'

testRule(noIndexAfterFilter, {
  valid: [
    {
      name: 'no filter, or no index',
      flow: `action Charge out A,B
        map a = $.items[0].id
        map b = $.items[?(@.a == 1)].id
        success {"A": \${a}}
        start -> done: return`,
    },
    {
      name: 'an index before the filter, and inside it',
      flow: `action Charge out A
        map a = $.lists[0][?(@.ids[0] == 1)].id
        start -> done: return`,
    },
    {
      name: 'the first tag of each match, of which the template takes the first',
      flow: `action Charge out Id
        map id = $.items[?(@.a == 1)].tags[0]
        success {"Id": ${FIRST}}
        start -> done: return`,
    },
  ],
  invalid: [
    {
      name: 'directly behind the filter',
      flow: `action Charge out Id
        map id = $.items[?(@.a == 1)][0]
        success {"Id": \${id}}
        start -> done: return`,
      reports: [
        {
          node: null,
          action: 'Charge',
          messageId: 'index',
          field: 'response.translationMap.id',
          title: 'Take the first of id',
        },
      ],
      fixed: `action Charge out Id
        map id = $.items[?(@.a == 1)]
        success {"Id": ${FIRST}}
        start -> done: return`,
      safety: 'unsafe',
    },
    {
      name: 'behind a property of the matches, printed as it is',
      flow: `action Charge out Id
        map id = $.items[?(@.a == 1)].id[0]
        success {"Id": \${id}}
        start -> done: return`,
      reports: [{ node: null, messageId: 'deep' }],
      fixed: `action Charge out Id
        map id = $.items[?(@.a == 1)].id
        success {"Id": ${FIRST}}
        start -> done: return`,
      safety: 'unsafe',
    },
    {
      name: 'in the middle of a path, a slice, or another item: no simple way out',
      flow: `action Charge out Id
        map a = $.items[?(@.a == 1)][0].id
        map b = $.items[?(@.a == 1)][0:1]
        map c = $.items[?(@.a == 1)][1]
        start -> done: return`,
      reports: [
        { node: null, messageId: 'index', field: 'response.translationMap.a' },
        { node: null, messageId: 'index', field: 'response.translationMap.b' },
        { node: null, messageId: 'index', field: 'response.translationMap.c' },
      ],
    },
    {
      name: 'what else the template prints stays as it is',
      flow: `action Charge out Id,Note
        map id = $.items[?(@.a == 1)][0]
        map note = $.note
        success {"Id": \${id}, "Note": \${note}}
        start -> done: return`,
      reports: [{ node: null, messageId: 'index' }],
      fixed: `action Charge out Id,Note
        map id = $.items[?(@.a == 1)]
        map note = $.note
        success {"Id": ${FIRST}, "Note": \${note}}
        start -> done: return`,
      safety: 'unsafe',
    },
  ],
})
