import { testRule } from '#testing/rule-tester.ts'
import { escapeInterpolatedText } from './index.ts'

const FORM = 'header Content-Type: application/x-www-form-urlencoded'

testRule(escapeInterpolatedText, {
  valid: [
    {
      name: 'JSON whose header says that it is a form: template-well-formed',
      flow: `action Charge in A
        header Content-Type: application/x-www-form-urlencoded
        body {"a": "$esc.jsonString(\${input.A})"}
        start -> done: return`,
    },
    {
      name: 'escaped for JSON, in either spelling, quietly, and in a text literal',
      flow: `action Charge in A,B,C,D
        body {"a": "$esc.jsonString(\${input.A})", "b": "$esc.jsonEncode($input.B)",
        body "c": "$!esc.jsonString($!{input.C})", "d": "$esc.jsonString("x \${input.D}")"}
        start -> done: return`,
    },
    {
      name: 'percent-encoding leaves nothing that JSON minds',
      flow: `action Charge in A
        body {"a": "$esc.uriEncode(\${input.A})"}
        start -> done: return`,
    },
    {
      name: 'encoded in a form and in a URL',
      flow: `action Charge in A
        url https://pay.example/v1?a=$esc.uriEncode(\${input.A})
        ${FORM}
        body card[name]=$esc.urlFormEncode(\${input.A})
        start -> done: return`,
    },
    {
      name: 'numbers, booleans and what is computed',
      flow: `action Charge in N:number,I:integer,B:boolean,A
        body {"n": \${input.N}, "i": "\${input.I}", "b": \${input.B},
        body "cents": $math.round($math.mul(\${input.A}, 100)), "length": $input.A.length()}
        start -> done: return`,
    },
    {
      name: 'digits are all that is left of it',
      flow: `action Charge in Phone
        body {"phone": "$input.Phone.replaceAll("[^0-9]", "")"}
        start -> done: return`,
    },
    {
      name: 'set to an escaped text before',
      flow: `action Charge in A
        body #set($a = $esc.jsonString($input.A)){"a": "$a"}
        start -> done: return`,
    },
    {
      name: 'only asked about in a condition',
      flow: `action Charge in A
        body {"a": #if("$!{input.A}" != "")true#{else}false#end}
        start -> done: return`,
    },
    {
      name: 'the raw request, which is JSON already',
      flow: `action Charge in A
        body \${input.rawRequest}
        start -> done: return`,
    },
    {
      name: 'credentials, which the flow has no say in',
      flow: `action Charge
        body {"key": "\${credentials.key}"}
        start -> done: return`,
    },
    {
      name: 'what a URL begins with is an address',
      flow: `action Charge in Base
        url \${input.Base}/v1/charges
        start -> done: return`,
    },
    {
      name: 'a body that is neither JSON nor a form',
      flow: `action Charge in A
        header Content-Type: text/plain
        body hello \${input.A}
        start -> done: return`,
    },
    {
      name: 'a body that is not sent',
      flow: `action Charge in A
        method GET
        body {"a": "\${input.A}"}
        start -> done: return`,
    },
    {
      name: 'an imported action without a request',
      flow: `action Charge in A stub
        body {"a": "\${input.A}"}
        start -> done: return`,
    },
  ],
  invalid: [
    {
      name: 'all texts of a body are mended together',
      flow: `action Charge in A,B
        body {"a": "\${input.A}", "b": "x $!{input.B}"}
        start -> done: return`,
      reports: [
        {
          node: null,
          action: 'Charge',
          messageId: 'json',
          field: 'request.body',
          marks: '${input.A}',
          severity: 'error',
          says: ['“Charge”', 'Write $esc.jsonString(${input.A})'],
          title: 'Escape 2 references in the body',
        },
        {
          node: null,
          messageId: 'json',
          marks: '$!{input.B}',
          says: ['Write $!esc.jsonString(${input.B})'],
        },
      ],
      fixed: `action Charge in A,B
        body {"a": "$esc.jsonString(\${input.A})", "b": "x $!esc.jsonString(\${input.B})"}
        start -> done: return`,
    },
    {
      name: 'what follows is not taken for a property of the result',
      flow: `action Charge in A
        body {"host": "\${input.A}.example"}
        start -> done: return`,
      reports: [{ node: null, messageId: 'json', title: 'Escape ${input.A}' }],
      fixed: `action Charge in A
        body {"host": "\${esc.jsonString(\${input.A})}.example"}
        start -> done: return`,
    },
    {
      name: 'a piece of a text is a text',
      flow: `action Charge in A
        body {"a": "$input.A.substring(0, 2)"}
        start -> done: return`,
      reports: [{ node: null, messageId: 'json', marks: '$input.A.substring(0, 2)' }],
      fixed: `action Charge in A
        body {"a": "$esc.jsonString($input.A.substring(0, 2))"}
        start -> done: return`,
    },
    {
      name: 'by the name that it was set to',
      flow: `action Charge in A
        body #set($a = "Mr $input.A"){"a": "$a"}
        start -> done: return`,
      reports: [{ node: null, messageId: 'json', marks: '$a' }],
      fixed: `action Charge in A
        body #set($a = "Mr $input.A"){"a": "$esc.jsonString($a)"}
        start -> done: return`,
    },
    {
      name: 'behind a quote that is made by the tool',
      flow: `action Charge in A
        body {"a": $esc.quote\${input.A}$esc.quote}
        start -> done: return`,
      reports: [{ node: null, messageId: 'json' }],
      fixed: `action Charge in A
        body {"a": $esc.quote$esc.jsonString(\${input.A})$esc.quote}
        start -> done: return`,
    },
    {
      name: 'a value of a form and of a query',
      flow: `action Charge in A
        url https://pay.example/v1?a=\${input.A}
        ${FORM}
        body a=\${input.A}&b=x-\${input.A}
        start -> done: return`,
      reports: [
        { node: null, messageId: 'encoded', field: 'request.url' },
        { node: null, messageId: 'encoded', field: 'request.body' },
        { node: null, messageId: 'encoded', field: 'request.body' },
      ],
      fixed: `action Charge in A
        url https://pay.example/v1?a=$esc.uriEncode(\${input.A})
        ${FORM}
        body a=$esc.uriEncode(\${input.A})&b=x-$esc.uriEncode(\${input.A})
        start -> done: return`,
    },
    {
      name: 'JSON escaping does not do for a form',
      flow: `action Charge in A
        ${FORM}
        body a=$esc.jsonString(\${input.A})
        start -> done: return`,
      reports: [{ node: null, messageId: 'encoded' }],
    },
    {
      name: 'a part of a path may hold slashes on purpose',
      flow: `action Charge in Id
        url https://pay.example/v1/\${input.Id}/capture
        start -> done: return`,
      reports: [{ node: null, messageId: 'encoded', field: 'request.url' }],
      fixed: `action Charge in Id
        url https://pay.example/v1/$esc.uriEncode(\${input.Id})/capture
        start -> done: return`,
      safety: 'unsafe',
    },
    {
      name: 'a text without quotes, and a ready-made form, are for their author to mend',
      flow: `action Charge in A
        body {"a": \${input.A}}
        action Post in Form
        ${FORM}
        body \${input.Form}
        start -> done: return`,
      reports: [
        { node: null, action: 'Charge', messageId: 'bare' },
        { node: null, action: 'Post', messageId: 'encoded' },
      ],
    },
    {
      name: 'XML',
      flow: `action Charge in A
        header Content-Type: application/xml
        body <a>\${input.A}</a>
        start -> done: return`,
      reports: [{ node: null, messageId: 'xml' }],
      fixed: `action Charge in A
        header Content-Type: application/xml
        body <a>$esc.xml(\${input.A})</a>
        start -> done: return`,
    },
    {
      name: 'digits from the keypad need no escaping: a note',
      flow: `action Charge in Card:pan
        body {"card": "\${input.Card}"}
        start -> card: collect(CC) -> last: set(Part = Right(Task.CC, 4)) -> pay: call(Charge, Card=CC) -> two: call(Charge, Card=Left(Task.CC, 6)) -> done: return`,
      reports: [{ node: null, messageId: 'keypad', severity: 'info' }],
      fixed: `action Charge in Card:pan
        body {"card": "$esc.jsonString(\${input.Card})"}
        start -> card: collect(CC) -> last: set(Part = Right(Task.CC, 4)) -> pay: call(Charge, Card=CC) -> two: call(Charge, Card=Left(Task.CC, 6)) -> done: return`,
    },
    {
      name: 'one call that gives it something else',
      flow: `action Charge in Card:pan
        body {"card": "\${input.Card}"}
        start -> card: collect(CC) -> pay: call(Charge, Card=CC) -> two: call(Charge, Card=Flow.InvocationData) -> done: return`,
      reports: [{ node: null, messageId: 'json', severity: 'error' }],
      fixed: `action Charge in Card:pan
        body {"card": "$esc.jsonString(\${input.Card})"}
        start -> card: collect(CC) -> pay: call(Charge, Card=CC) -> two: call(Charge, Card=Flow.InvocationData) -> done: return`,
    },
  ],
})
