import { testRule } from '#testing/rule-tester.ts'
import { transferTargetReady } from './index.ts'

testRule(transferTargetReady, {
  valid: [
    {
      name: 'nothing is known of the org',
      flow: 'start -> desk: flow(Service Desk) -> done: return',
    },
    {
      name: 'a published flow',
      flow: `org flow Service Desk published
        start -> desk: flow(Service Desk) -> done: return`,
    },
    {
      name: 'another flow is missing',
      flow: `org flow Sales missing
        start -> desk: flow(Service Desk) -> done: return`,
    },
    {
      name: 'a queue is no flow',
      flow: `org flow Payments missing
        start -> queue: transfer(Payments)`,
    },
    {
      name: 'a step that nothing reaches (trap 10)',
      flow: `org flow Service Desk missing
        start -> done: return
        desk: flow(Service Desk) -> done`,
    },
  ],
  invalid: [
    {
      name: 'a flow that is not published',
      flow: `org flow Service Desk unpublished
        start -> desk: flow(Service Desk) -> done: return`,
      reports: [
        { node: 'desk', messageId: 'unpublished', field: 'flow', says: ['“Service Desk”'] },
      ],
    },
    {
      name: 'a flow that is gone',
      flow: `org flow Service Desk missing
        start -> desk: flow(Service Desk) -> done: return`,
      reports: [{ node: 'desk', messageId: 'missing' }],
    },
    {
      name: 'a secure flow: it cannot be entered like that',
      flow: `org flow Pay Again published secure
        start -> desk: flow(Pay Again) -> done: return`,
      reports: [{ node: 'desk', messageId: 'secure', says: ['“Pay Again”'] }],
    },
  ],
})
