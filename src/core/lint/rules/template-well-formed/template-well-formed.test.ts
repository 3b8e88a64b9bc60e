import { testRule } from '#testing/rule-tester.ts'
import { templateWellFormed } from './index.ts'

const FORM = 'header Content-Type: application/x-www-form-urlencoded'

testRule(templateWellFormed, {
  valid: [
    {
      name: 'a JSON body with JSON headers',
      flow: `action Charge in Id
        body {"id": "$esc.jsonString(\${input.Id})"}
        start -> done: return`,
    },
    {
      name: 'JSON types with a suffix and a character set, several types, a wildcard, a template',
      flow: `action A
        header Accept: application/vnd.example+json; charset=utf-8
        action B
        header Accept: text/plain, application/json;q=0.9
        action C
        header Accept: */*
        action D
        header Accept: \${credentials.type}
        start -> done: return`,
    },
    {
      name: 'a form with its type',
      flow: `action Charge in Id
        ${FORM}
        body id=$esc.uriEncode(\${input.Id})
        start -> done: return`,
    },
    {
      name: 'JSON without a type, and a type that we do not know',
      flow: `action A
        header Content-Type: none
        body {"a": 1}
        action B
        header Content-Type: text/plain
        body {"a": 1}
        start -> done: return`,
    },
    {
      name: 'GET with the raw request, which is where an empty body ends up',
      flow: `action Charge
        method GET
        body \${input.rawRequest}
        start -> done: return`,
    },
    {
      name: 'a hyphen, which another rule explains',
      flow: `action Charge in a-b
        body {"a": "$esc.jsonString(\${input.a-b})"}
        start -> done: return`,
    },
    { name: 'an imported action', flow: 'action Charge stub\nstart -> done: return' },
  ],
  invalid: [
    {
      name: 'a parenthesis, a brace and an #end are missing',
      flow: `action Charge
        header Authorization: Basic $encoding.base64("x"
        body {"a": \${input.a}
        success #if($a)1
        action Other in A
        body {"a": \${input.A }
        start -> done: return`,
      reports: [
        {
          node: null,
          action: 'Charge',
          messageId: 'unreadable',
          field: 'request.headers.2.value',
          says: ['the header Authorization of “Charge”', 'Line 1'],
        },
        { node: null, messageId: 'unreadable', field: 'response.successTemplate' },
        { node: null, action: 'Other', messageId: 'unreadable', field: 'request.body' },
      ],
    },
    {
      name: 'what only one version of Velocity reads',
      flow: `action Charge in A
        body #set($x = -\${input.A})$x
        start -> done: return`,
      reports: [
        {
          node: null,
          messageId: 'oneVersion',
          severity: 'warning',
          field: 'request.body',
          says: ['Velocity 1.7 cannot read'],
        },
      ],
    },
    {
      name: 'a path that Jayway cannot read',
      flow: `action Charge out Id
        map id = $.a[?(
        default id = ""
        success {"Id": \${id}}
        start -> done: return`,
      reports: [{ node: null, messageId: 'path', field: 'response.translationMap.id' }],
    },
    {
      name: 'a body with GET',
      flow: `action Charge
        method GET
        body {"a": 1}
        start -> done: return`,
      reports: [{ node: null, messageId: 'unsent', field: 'request.body' }],
    },
    {
      name: 'replies that are not JSON',
      flow: `action Charge
        header Accept: text/xml
        start -> done: return`,
      reports: [
        {
          node: null,
          messageId: 'accept',
          field: 'request.headers.1.value',
          title: 'Accept application/json',
        },
      ],
      fixed: `action Charge
        header Accept: application/json
        start -> done: return`,
    },
    {
      name: 'JSON sent as a form',
      flow: `action Charge
        header Accept: application/json
        ${FORM}
        body {"a": 1}
        start -> done: return`,
      reports: [
        {
          node: null,
          messageId: 'mismatch',
          says: ['sends JSON', 'Say application/json'],
          title: 'Send it as application/json',
        },
      ],
      fixed: `action Charge
        header Accept: application/json
        header Content-Type: application/json
        body {"a": 1}
        start -> done: return`,
    },
    {
      name: 'the raw request is JSON too',
      flow: `action Charge in A
        ${FORM}
        body \${input.rawRequest}
        start -> done: return`,
      reports: [{ node: null, messageId: 'mismatch' }],
      fixed: `action Charge in A
        header Content-Type: application/json
        body \${input.rawRequest}
        start -> done: return`,
    },
    {
      name: 'a form sent as JSON, and a form that nothing calls so',
      flow: `action A
        header Content-Type: application/json
        body a=1&b[c]=2
        action B
        header Content-Type: none
        body a=1
        start -> done: return`,
      reports: [
        { node: null, action: 'A', messageId: 'mismatch' },
        { node: null, action: 'B', messageId: 'untyped', severity: 'warning' },
      ],
      fixed: `action A
        ${FORM}
        body a=1&b[c]=2
        action B
        ${FORM}
        body a=1
        start -> done: return`,
    },
  ],
})
