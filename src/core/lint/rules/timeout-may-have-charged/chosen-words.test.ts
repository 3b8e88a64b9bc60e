import { testRule } from '#testing/rule-tester.ts'
import { timeoutMayHaveCharged } from './index.ts'

const UNCHARGED = '"Your card was not charged."'
const UNKNOWN = '"We do not know yet whether your payment went through."'
const CHOICE = `If(Task.State == "failed", ${UNCHARGED}, ${UNKNOWN})`

testRule(timeoutMayHaveCharged, {
  valid: [
    {
      name: 'an audio chooses by what was noted on the way what it says',
      flow: `start -> token: fetch -> pay: pay -> done: return
        pay.failure -> failed: set(State = "failed") -> sorry: play(ToAudioTTS(${CHOICE})) -> done
        pay.timeout -> late: set(State = "unknown") -> sorry`,
    },
    {
      name: 'the same where it says by a variable what it chooses',
      flow: `start -> words: set(Words = ${UNCHARGED}) -> token: fetch -> pay: pay -> done: return
        pay.failure -> failed: set(State = "failed") -> sorry: play(Task.State == "failed" ? Task.Words : ${UNKNOWN}) -> done
        pay.timeout -> late: set(State = "unknown") -> sorry`,
    },
  ],
  invalid: [
    {
      name: 'one of two ways there is noted as a failure',
      flow: `start -> token: fetch -> pay: pay -> done: return
        pay.timeout -> ok: decide(Call.Ani == "") -> late: set(State = "unknown") -> sorry: play(ToAudioTTS(${CHOICE})) -> done
        ok.no -> failed: set(State = "failed") -> sorry`,
      reports: [
        {
          node: 'sorry',
          messageId: 'denied',
          path: 'pay.timeout > ok.no > failed.next > sorry',
        },
      ],
    },
    {
      name: 'nothing tells what the audio chooses',
      flow: `start -> state: read(State = State) -> token: fetch -> pay: pay -> done: return
        pay.timeout -> sorry: play(ToAudioTTS(${CHOICE})) -> done`,
      reports: [{ node: 'sorry', messageId: 'denied' }],
    },
  ],
})
