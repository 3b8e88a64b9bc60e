import { testRule } from '#testing/rule-tester.ts'
import { noHyphenInReference } from './index.ts'

testRule(noHyphenInReference, {
  valid: [
    {
      name: 'a hyphen behind the braces is text',
      flow: `action Charge in a-b,a
        body {"id": "$esc.jsonString(\${input.a})-b"}
        start -> done: return`,
    },
    {
      name: 'an input with a hyphen that no template names',
      flow: `action Charge in a-b
        body \${input.rawRequest}
        start -> done: return`,
    },
    {
      name: 'a hyphen in the name of something that is no input',
      flow: `action Charge in a-b
        header Authorization: Bearer $authResponse.a-c
        start -> done: return`,
    },
    {
      name: 'an action that an import knows by name only',
      flow: 'action Charge in a-b stub\nstart -> done: return',
    },
  ],
  invalid: [
    {
      name: 'with braces, in two templates: one new name mends both',
      flow: `action Charge in a-b
        header X-Reference: \${input.a-b}
        body {"id": "$esc.jsonString(\${input.a-b})"}
        start -> pay: call(Charge, a-b=Call.ConversationId) -> done: return`,
      reports: [
        {
          node: null,
          action: 'Charge',
          messageId: 'hyphen',
          field: 'request.headers.2.value',
          marks: '${input.a-b}',
          title: 'Rename a-b to a_b',
        },
        { node: null, messageId: 'hyphen', field: 'request.body', marks: '${input.a-b}' },
      ],
      fixed: `action Charge in a_b
        header X-Reference: \${input.a_b}
        body {"id": "$esc.jsonString(\${input.a_b})"}
        start -> pay: call(Charge, a_b=Call.ConversationId) -> done: return`,
      safety: 'unsafe',
    },
    {
      name: 'without braces, where 2.x reads another input and text',
      flow: `action Charge in a-b,a
        url https://pay.example/v1/$esc.uriEncode($input.a-b)
        start -> done: return`,
      reports: [{ node: null, messageId: 'hyphen', field: 'request.url', marks: '$input.a-b' }],
      fixed: `action Charge in a_b,a
        url https://pay.example/v1/$esc.uriEncode($input.a_b)
        start -> done: return`,
      safety: 'unsafe',
    },
  ],
})
