import { testRule } from '#testing/rule-tester.ts'
import { everyPathExitsRightly } from './index.ts'

testRule(everyPathExitsRightly, {
  valid: [
    {
      name: 'End Task in a task that is called',
      flow: `start -> ask: calltask(Ask) -> done: return
        task Ask
        hello: play("Hello.") -> back: endtask`,
    },
    { name: 'an agent gets the caller back', flow: 'start -> hello: play -> done: return' },
    {
      name: 'a transfer frees the agent',
      flow: 'start -> hello: play -> queue: transfer(Payments) -> done: return',
    },
    {
      name: 'a transferred call ends with a transfer or a disconnect',
      flow: `entered by transfer
        start -> hello: play -> queue: transfer(Payments) -> bye: hangup`,
    },
    {
      name: 'a transfer that fails goes back to the agent',
      flow: `start -> hello: play -> queue: transfer(Payments)
        queue.failure -> done: return`,
    },
    { name: 'a flow that does nothing yet', flow: 'start' },
    {
      name: 'a wrong end that nothing reaches',
      flow: `entered by transfer
        start -> bye: hangup
        lost: return`,
    },
    {
      name: 'a loop with a way out',
      flow: `start -> card: collect(CC) -> done: return
        card.failure -> card`,
    },
    {
      name: 'outputs of calls are all-action-outputs-handled’s',
      flow: 'start -> token: fetch',
    },
    {
      name: 'a decision on how the flow was entered chooses the end of each path',
      flow: `entered by transfer
        start -> who: set(Mode = GetAt(Split(Flow.InvocationData, "|"), 1)) -> card: collect(CC)
        card -> paid: decide(Task.Mode == "agent") -> back: return
        paid.no -> queue: transfer(Payments) -> bye: hangup
        card.failure -> unpaid: decide(Task.Mode == "agent") -> back
        unpaid.no -> bye`,
    },
    {
      name: 'participant data tells how it was entered, and a decision divides the flow at once',
      flow: `start -> who: read(Mode = Started_By) -> agent: decide(Task.Mode == "agent") -> hello: play -> done: return
        agent.no -> welcome: play -> bye: hangup`,
    },
  ],
  invalid: [
    {
      name: 'End Task in a task that nothing has called',
      flow: 'start -> hello: play -> back: endtask',
      reports: [
        {
          node: 'back',
          messageId: 'uncalled',
          says: ['nothing has called it', 'End with Return to Agent.'],
          path: 'start.next > hello.next > back',
        },
      ],
    },
    {
      name: 'a task that is called, and jumped to from elsewhere',
      flow: `variable Flow.Ok boolean = true
        start -> ok: decide(Flow.Ok) -> ask: calltask(Ask) -> done: return
        ok.no -> hello
        task Ask
        hello: play("Hello.") -> back: endtask`,
      reports: [{ node: 'back', messageId: 'uncalled' }],
    },
    {
      name: 'no agent to return to',
      flow: `entered by transfer
        start -> hello: play -> done: return`,
      reports: [
        {
          node: 'done',
          messageId: 'noAgent',
          path: 'start.next > hello.next > done',
          title: 'Replace done by Disconnect',
        },
      ],
      safety: 'unsafe',
      fixed: `entered by transfer
        start -> hello: play -> done: hangup`,
    },
    {
      name: 'a decision on something else that was passed leads to an agent on both arms',
      flow: `entered by transfer
        start -> given: decide(IsSet(Flow.InvocationData)) -> card: collect(CC) -> done: return
        given.no -> none: return
        card.failure -> bye: hangup`,
      reports: [
        { node: 'done', messageId: 'noAgent' },
        { node: 'none', messageId: 'noAgent' },
      ],
      safety: 'unsafe',
      fixed: `entered by transfer
        start -> given: decide(IsSet(Flow.InvocationData)) -> card: collect(CC) -> done: hangup
        given.no -> none: hangup
        card.failure -> bye: hangup`,
    },
    {
      name: 'a path that comes past the decision on how it was entered',
      flow: `start -> card: collect(CC) -> who: decide(Flow.InvocationData == "agent") -> done: return
        who.no, card.failure -> bye: hangup`,
      reports: [{ node: 'bye', messageId: 'cutOff', severity: 'warning' }],
      safety: 'unsafe',
      fixed: `start -> card: collect(CC) -> who: decide(Flow.InvocationData == "agent") -> done: return
        who.no, card.failure -> bye: return`,
    },
    {
      name: 'what the caller keys in says nothing of how the flow was entered',
      flow: `start -> choice: collect(Choice, digits=1) -> who: decide(Task.Choice == "1") -> done: return
        who.no -> bye: hangup
        choice.failure -> done`,
      reports: [{ node: 'bye', messageId: 'cutOff', severity: 'warning' }],
      safety: 'unsafe',
      fixed: `start -> choice: collect(Choice, digits=1) -> who: decide(Task.Choice == "1") -> done: return
        who.no -> bye: return
        choice.failure -> done`,
    },
    {
      name: 'the agent does not get the caller back',
      flow: 'start -> hello: play -> bye: hangup',
      reports: [{ node: 'bye', messageId: 'cutOff', severity: 'warning' }],
      safety: 'unsafe',
      fixed: 'start -> hello: play -> bye: return',
    },
    {
      name: 'a path that falls off the end of the task',
      flow: `variable Ok boolean = true
        start -> ok: decide(Task.Ok) -> done: return
        ok.no -> sorry: play`,
      reports: [
        {
          node: 'sorry',
          messageId: 'falls',
          says: ['Let the path end with Return to Agent.'],
          path: 'start.next > ok.no > sorry.next',
        },
      ],
    },
    {
      name: 'what is said to those for whom a call fails is the last that they hear',
      flow: `start -> token: fetch -> done: return
        token.failure, token.timeout -> sorry: play`,
      reports: [{ node: 'sorry', messageId: 'falls', title: 'Connect next of sorry to done' }],
      safety: 'unsafe',
      fixed: `start -> token: fetch -> done: return
        token.failure, token.timeout -> sorry: play -> done`,
    },
    {
      name: 'a caller who keys in nothing falls off the end of the task',
      flow: 'start -> card: collect(CC) -> done: return',
      reports: [
        {
          node: 'card',
          messageId: 'falls',
          says: ['After “card” (failure) the call falls off'],
          path: 'start.next > card.failure',
        },
      ],
    },
    {
      name: 'a transfer that fails falls off the end of the task',
      flow: `entered by transfer
        start -> desk: transfer(Payments)`,
      reports: [{ node: 'desk', messageId: 'falls', says: ['After “desk” (failure)'] }],
    },
    {
      name: 'a loop that no path leaves',
      flow: `variable Ok boolean = true
        start -> ok: decide(Task.Ok) -> done: return
        ok.no -> wait: play -> again: play -> wait`,
      reports: [
        {
          node: 'wait',
          messageId: 'endless',
          path: 'start.next > ok.no > wait.next > again.next > wait',
        },
      ],
    },
    {
      name: 'a step that leads to itself',
      flow: 'start -> wait: play -> wait',
      reports: [{ node: 'wait', messageId: 'endless', path: 'start.next > wait.next > wait' }],
    },
  ],
})
