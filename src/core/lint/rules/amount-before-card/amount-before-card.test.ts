import { testRule } from '#testing/rule-tester.ts'
import { amountBeforeCard } from './index.ts'

testRule(amountBeforeCard, {
  valid: [
    {
      name: 'taken apart and decided on at the start',
      flow: `start: enter(Amount = GetAt(Split(Flow.InvocationData, "|"), 0)) -> given: decide(!IsNotSetOrEmpty(Task.Amount))
        given.yes -> card: collect(CC) -> token: fetch -> pay: pay(Amount=Amount) -> done: return
        given.no -> done`,
    },
    {
      name: 'decided on by what was made of it',
      flow: `variable Is_Number boolean
        start -> amount: read(Amount = Invoice_Amount) -> check: set(Is_Number = ToDecimal(Task.Amount) > 0) -> ok: decide(Task.Is_Number) -> card: collect(CC) -> token: fetch -> pay: pay(Amount=Amount) -> done: return
        ok.no -> done`,
    },
    {
      name: 'decided on in a condition that cannot be read',
      flow: `start -> amount: set(Amount = Flow.InvocationData) -> given: decide(Task.Amount === "0") -> card: collect(CC) -> token: fetch -> pay: pay(Amount=Amount) -> done: return
        otherwise -> done`,
    },
    {
      name: 'the text is decided on that the number is made of',
      flow: `variable Sum decimal
        start -> read: read(Text = Invoice_Amount) -> given: decide(If(IsNotSetOrEmpty(Task.Text), false, ToDecimal(Task.Text) > 0))
        given -> make: set(Sum = ToDecimal(Task.Text)) -> card: collect(CC) -> token: fetch -> pay: pay(Amount=Sum) -> done: return
        otherwise -> done`,
    },
    {
      name: 'read and looked at again for each card',
      flow: `start -> amount: read(Amount = Invoice_Amount) -> given: decide(!IsNotSetOrEmpty(Task.Amount)) -> card: collect(CC) -> token: fetch -> pay: pay(Amount=Amount) -> done: return
        given.no -> done
        pay.failure -> amount`,
    },
    {
      name: 'a call returns it',
      flow: `action Find_Invoice out Amount
        start -> invoice: call(Find_Invoice, into Amount=Amount) -> card: collect(CC) -> token: fetch -> pay: pay(Amount=Amount) -> done: return
        invoice.failure, invoice.timeout -> done`,
    },
    {
      name: 'the caller keys it in',
      flow: 'start -> sum: collect(Amount, digits=1-6) -> card: collect(CC) -> token: fetch -> pay: pay(Amount=Amount) -> done: return',
    },
    {
      name: 'always the same',
      flow: `variable Amount = "25.00"
        start -> card: collect(CC) -> token: fetch -> pay: pay(Amount=Amount) -> done: return`,
    },
    {
      name: 'a literal',
      flow: 'start -> card: collect(CC) -> token: fetch -> pay: pay(Amount="10.00") -> done: return',
    },
    {
      name: 'keyed in where it is missing',
      flow: `start -> read: set(Amount = Flow.InvocationData) -> none: decide(IsNotSetOrEmpty(Task.Amount)) -> sum: collect(Amount, digits=1-6) -> card: collect(CC) -> token: fetch -> pay: pay(Amount=Amount) -> done: return
        none.no -> card
        otherwise -> done`,
    },
    ...['!IsNotSetOrEmpty(Flow.InvocationData)', 'Task.Amount != ""'].map((asked) => ({
      name: `charged as it was passed along, and looked at by ${asked}`,
      flow: `start -> read: set(Amount = GetAt(Split(Flow.InvocationData, "|"), 0)) -> given: decide(${asked}) -> card: collect(CC) -> token: fetch -> pay: pay(Amount=Flow.InvocationData) -> done: return
        given.no -> done`,
    })),
    {
      name: 'compared with a number, on both arms',
      flow: `start -> read: set(Amount = Flow.InvocationData) -> big: decide(ToDecimal(Task.Amount) > 100) -> warn: play -> card: collect(CC) -> token: fetch -> pay: pay(Amount=Amount) -> done: return
        big.no -> card`,
    },
    {
      name: 'a payment without a card of its own',
      flow: 'start -> token: fetch -> pay: pay(Amount=Flow.InvocationData) -> done: return',
    },
  ],
  invalid: [
    {
      name: 'charged as it was passed along, and nothing looks at it',
      flow: 'start -> card: collect(CC) -> token: fetch -> pay: pay(Amount=Flow.InvocationData) -> done: return',
      reports: [
        {
          node: 'card',
          messageId: 'unchecked',
          says: ['Flow.InvocationData, which “pay” charges'],
          path: 'start.next > card',
        },
      ],
    },
    {
      name: 'the arms of the question are swapped',
      flow: `start -> read: set(Amount = Flow.InvocationData) -> given: decide(!IsNotSetOrEmpty(Task.Amount) and ToDecimal(Task.Amount) > 0) -> done: return
        given.no -> card: collect(CC) -> token: fetch -> pay: pay(Amount=Amount) -> done`,
      reports: [
        {
          node: 'card',
          messageId: 'missing',
          says: ['“given” looks at Task.Amount', 'leads to “card” where it is missing'],
          path: 'start.next > read.next > given.no > card',
        },
      ],
    },
    {
      name: 'the arms of the question after its text are swapped',
      flow: `variable Sum decimal
        start -> read: read(Text = Invoice_Amount) -> make: set(Sum = ToDecimal(Task.Text)) -> given: decide(IsNotSetOrEmpty(Task.Text))
        given -> card: collect(CC) -> token: fetch -> pay: pay(Amount=Sum) -> done: return
        otherwise -> done`,
      reports: [{ node: 'card', messageId: 'missing', says: ['“given” looks at'] }],
    },
    {
      name: 'nothing ever sets it, and the flow asks whether it is there',
      flow: `variable Amount
        start -> given: decide(!IsNotSetOrEmpty(Task.Amount)) -> card: collect(CC) -> token: fetch -> pay: pay(Amount=Amount) -> done: return
        given.no -> done`,
      reports: [{ node: 'card', messageId: 'never', path: 'start.next > given.yes > card' }],
    },
    {
      name: 'it was told to the gateway where the payment was opened',
      flow: `action Open in Amount out Id
        start -> read: set(Amount = Flow.InvocationData) -> open: call(Open, Amount=Amount, into Id=Payment_Id) -> card: collect(CC) -> token: fetch -> pay: pay(Reference=Payment_Id) -> done: return
        action Process_Payment in Reference
        otherwise -> done`,
      reports: [{ node: 'card', messageId: 'unchecked', variable: 'Task.Amount' }],
    },
    ...['Zahlbetrag', 'Gesamtsumme', 'Cantidad', 'importe_total', 'amountInCents'].map((name) => ({
      name: `an amount that is called ${name}`,
      flow: `action Process_Payment in ${name}
        start -> read: set(${name} = Flow.InvocationData) -> card: collect(CC) -> token: fetch -> pay: pay(${name}=${name}) -> done: return`,
      reports: [{ node: 'card', messageId: 'unchecked', variable: `Task.${name}` }],
    })),
    {
      name: 'read again after the card was keyed in, whatever was looked at before',
      flow: `start -> amount: read(Amount = Invoice_Amount) -> given: decide(!IsNotSetOrEmpty(Task.Amount)) -> card: collect(CC) -> late: set(Amount = Flow.InvocationData) -> token: fetch -> pay: pay(Amount=Amount) -> done: return
        given.no -> done`,
      reports: [{ node: 'card', messageId: 'late', path: 'card.success > late.next > token' }],
    },
    {
      name: 'read after the card was keyed in',
      flow: 'start -> card: collect(CC) -> amount: read(Amount = Invoice_Amount) -> token: fetch -> pay: pay(Amount=Amount) -> done: return',
      reports: [
        {
          node: 'card',
          messageId: 'late',
          variable: 'Task.Amount',
          says: ['“card” asks', '“pay” charges'],
          path: 'start.next > card',
        },
      ],
    },
    {
      name: 'nothing looks at it, on one of two ways',
      flow: `variable Known boolean = true
        start -> amount: set(Amount = Flow.InvocationData) -> known: decide(Task.Known) -> given: decide(!IsNotSetOrEmpty(Task.Amount)) -> card: collect(CC) -> token: fetch -> pay: pay(Amount=Amount) -> done: return
        known.no -> card
        given.no -> done`,
      reports: [
        {
          node: 'card',
          messageId: 'unchecked',
          path: 'start.next > amount.next > known.no > card',
        },
      ],
    },
    {
      name: 'an input of an imported call that is named as amounts are, in German',
      flow: `action Zahlung stub in kartennummer,betrag
        start -> betrag: set(Betrag = Flow.InvocationData) -> karte: collect(Kartennummer) -> zahlung: call(Zahlung, kartennummer=Kartennummer, betrag=Betrag) -> done: return`,
      reports: [
        { node: 'karte', messageId: 'unchecked', says: ['That “zahlung” pays is inferred'] },
      ],
    },
  ],
})
