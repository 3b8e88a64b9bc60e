import { testRule } from '#testing/rule-tester.ts'
import { wayOutBeforeCard } from './index.ts'

const CHOICE = 'choice: collect(Digit, digits=1) -> go: decide(Task.Digit == "1")'

testRule(wayOutBeforeCard, {
  valid: [
    {
      name: 'the amount is said, and a key leads back',
      flow: `variable Amount = "10"
        start -> hello: play(ToAudioTTS(Append("You pay ", Task.Amount))) -> ${CHOICE}
        go -> card: collect(CC, digits=13-19) -> token: fetch -> pay: pay(Amount=Amount) -> done: return
        otherwise -> done`,
    },
    {
      name: 'the amount is not known to the flow: a choice is enough',
      flow: `start -> ${CHOICE}
        go -> card: collect(CC, digits=13-19) -> token: fetch -> pay: pay -> done: return
        otherwise -> done`,
    },
    {
      name: 'who presses nothing goes back',
      flow: `start -> choice: collect(Digit, digits=1, prompt="Press 1 to pay.") -> card: collect(CC, digits=13-19) -> done: return
        otherwise -> done`,
    },
    {
      name: 'a second card comes after the first',
      flow: `start -> ${CHOICE}
        go -> card: collect(CC, digits=13-19) -> done: return
        card.failure -> again: collect(CC, digits=13-19) -> done
        otherwise -> done`,
    },
    { name: 'a flow that takes no card', flow: 'start -> hello: play -> done: return' },
    {
      name: 'the prompt of the card says the amount',
      flow: `variable Amount = "10"
        start -> ${CHOICE}
        go -> card: collect(CC, digits=13-19, prompt=ToAudioTTS(Append("Enter the card for ", Task.Amount))) -> token: fetch
        token -> pay: pay(Amount=Amount) -> done: return
        otherwise -> done`,
    },
  ],
  invalid: [
    {
      name: 'the amount was told to the gateway where the payment was opened, and the caller is not told',
      flow: `variable Amount = "10"
        action Open in Amount out Id
        action Process_Payment in Reference
        start -> ${CHOICE}
        go -> open: call(Open, Amount=Amount, into Id=Payment_Id) -> card: collect(CC, digits=13-19) -> token: fetch -> pay: pay(Reference=Payment_Id) -> done: return
        otherwise -> done`,
      reports: [{ node: 'card', messageId: 'unsaid', says: ['Say Task.Amount before'] }],
    },
    {
      name: 'the card is asked for at once',
      flow: `start -> card: collect(CC, digits=13-19) -> token: fetch -> pay: pay -> done: return
        otherwise -> done`,
      reports: [{ node: 'card', messageId: 'noWayOut', path: 'start.next > card' }],
    },
    {
      name: 'neither an amount nor a choice',
      flow: `variable Amount = "10"
        start -> hello: play("Hello.") -> card: collect(CC, digits=13-19) -> token: fetch -> pay: pay(Amount=Amount) -> done: return
        otherwise -> done`,
      reports: [{ node: 'card', messageId: 'both', path: 'start.next > hello.next > card' }],
    },
    {
      name: 'a choice, but no amount',
      flow: `variable Amount = "10"
        start -> ${CHOICE}
        go -> card: collect(CC, digits=13-19) -> token: fetch -> pay: pay(Amount=Amount) -> done: return
        otherwise -> done`,
      reports: [{ node: 'card', messageId: 'unsaid', says: ['Say Task.Amount before'] }],
    },
    {
      name: 'a key that changes nothing',
      flow: `start -> ${CHOICE}
        go.yes, go.no -> card: collect(CC, digits=13-19) -> done: return
        choice.failure -> card
        otherwise -> done`,
      reports: [{ node: 'card', messageId: 'noWayOut' }],
    },
    {
      name: 'an account number that fails is no way out that callers know of',
      flow: `start -> account: collect(Account, digits=8) -> card: collect(CC, digits=13-19) -> done: return
        otherwise -> done`,
      reports: [{ node: 'card', messageId: 'noWayOut' }],
    },
    {
      name: 'a way past the choice',
      flow: `variable Vip boolean = true
        start -> vip: decide(Task.Vip) -> card: collect(CC, digits=13-19) -> done: return
        vip.no -> ${CHOICE} -> card
        otherwise -> done`,
      reports: [{ node: 'card', messageId: 'noWayOut', path: 'start.next > vip.yes > card' }],
    },
  ],
})
