import { testRule } from '#testing/rule-tester.ts'
import { secureReadOnlyWhereAllowed } from './index.ts'

testRule(secureReadOnlyWhereAllowed, {
  valid: [
    {
      name: 'a call, an extraction and audio may read',
      flow: 'start -> card: collect(CC) -> cut: extract(Last4 = Right(Task.CC, 4)) -> say: play(ToAudioTTS(Right(Task.CC, 4))) -> token: tokenize -> done: return',
    },
    {
      name: 'a decision on a boolean that was extracted (trap 6)',
      flow: 'start -> card: collect(CC) -> check: extract(Full = Length(Task.CC) == 16) -> full: decide(Task.Full) -> done: return',
    },
    {
      name: 'overwriting the CVV is a write (trap 9)',
      flow: 'start -> cvv: collect(CVV) -> token: fetch -> pay: pay -> clear: set(CVV = "") -> done: return',
    },
    {
      name: 'a read where nothing reaches',
      flow: `variable CC pan
        start -> done: return
        lost: data(Card = Task.CC) -> done`,
    },
  ],
  invalid: [
    {
      name: 'a decision on the length of the card number',
      flow: `start -> card: collect(CC) -> full: decide(Length(Task.CC) == 16) -> done: return
        full.no -> card`,
      reports: [
        {
          node: 'full',
          messageId: 'decided',
          variable: 'Task.CC',
          field: 'condition',
          says: ['a condition', 'Extract Secure Data'],
          title: 'Extract the condition before full',
        },
      ],
      safety: 'unsafe',
      fixed: `variable full_Result boolean
        start -> card: collect(CC) -> full_check: unacknowledged(full_Result = Length(Task.CC) == 16) -> full: decide(Task.full_Result) -> done: return
        full.no -> card`,
    },
    {
      name: 'participant data, one report for two mentions',
      flow: 'start -> card: collect(CC) -> tell: data(Card = Left(Task.CC, 6) + Right(Task.CC, 4)) -> done: return',
      reports: [
        {
          node: 'tell',
          messageId: 'read',
          field: 'attributes.0.value',
          says: ['participant data'],
        },
      ],
    },
    {
      name: 'how often a loop goes round is no condition',
      flow: `variable Pass integer
        start -> cvv: collect(CVV) -> round: loop(Length(Task.CVV), pass=Pass) -> done: return
        otherwise -> done`,
      reports: [
        {
          node: 'round',
          messageId: 'plain',
          field: 'count',
          says: ['in Extract Secure Data, Call Secure Data and audio alone'],
        },
      ],
    },
    {
      name: 'Update Data that copies',
      flow: 'start -> card: collect(CC) -> copy: set(Other = Task.CC) -> done: return',
      reports: [{ node: 'copy', messageId: 'read', field: 'statements.0.value' }],
    },
    {
      name: 'two secure variables in one condition, one extraction',
      flow: 'start -> card: collect(CC) -> cvv: collect(CVV) -> ok: decide(IsSet(Task.CC) and IsSet(Task.CVV)) -> done: return',
      reports: [
        { node: 'ok', messageId: 'decided', variable: 'Task.CC' },
        { node: 'ok', messageId: 'decided', variable: 'Task.CVV' },
      ],
      safety: 'unsafe',
      fixed: `variable ok_Result boolean
        start -> card: collect(CC) -> cvv: collect(CVV) -> ok_check: unacknowledged(ok_Result = IsSet(Task.CC) and IsSet(Task.CVV)) -> ok: decide(Task.ok_Result) -> done: return`,
    },
    {
      name: 'the queue of a transfer',
      flow: 'start -> card: collect(CC) -> queue: transfer(Task.CC) -> done: return',
      reports: [{ node: 'queue', messageId: 'read', says: ['a transfer'] }],
    },
    {
      name: 'an initial value',
      flow: `variable CC pan
        variable Copy = Task.CC
        start -> done: return`,
      reports: [{ node: null, messageId: 'initial', variable: 'Task.Copy' }],
    },
  ],
})
