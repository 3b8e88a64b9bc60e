import { testRule } from '#testing/rule-tester.ts'
import { cvvNeverKept } from './index.ts'

testRule(cvvNeverKept, {
  valid: [
    ...['Verification_Value', 'CV2', 'Security_Number', 'Code_3'].map((input) => ({
      name: `a gateway calls it ${input}`,
      flow: `action Charge in Card:pan,${input} purpose payment
        start -> card: collect(CC) -> cvv: collect(CVV) -> pay: call(Charge, Card=CC, ${input}=CVV) -> done: return`,
    })),
    {
      name: 'into the payment, and cleared after it (trap 9)',
      flow: 'start -> cvv: collect(CVV) -> token: fetch -> pay: pay -> clear: set(CVV = "") -> done: return',
    },
    {
      name: 'into an action that is declared to make a token, which nothing takes yet',
      flow: `action Make_Token tokenize in Code:cvv out Token:token
        start -> cvv: collect(CVV) -> token: call(Make_Token, Code=CVV) -> done: return`,
    },
    {
      name: 'into a call that makes a token of the card',
      flow: `action Tokenize_Card in Code:cvv
        start -> card: collect(CC) -> cvv: collect(CVV) -> token: tokenize(Code=CVV) -> pay: pay(CVV=none) -> done: return`,
    },
    {
      name: 'into two imported payments, of which one is called after the other',
      flow: `action Charge stub
        action Charge_Notification_Fee stub
        start -> card: collect(CC) -> cvv: collect(CVV) -> pay: call(Charge, card=CC, cvv=CVV) -> fee: call(Charge_Notification_Fee, card=CC, cvv=CVV) -> done: return`,
    },
    {
      name: 'into the only imported action that takes the card',
      flow: `action Notify_CRM stub
        start -> card: collect(CC) -> cvv: collect(CVV) -> pay: call(Notify_CRM, card=CC, cvv=CVV) -> done: return`,
    },
    {
      name: 'into an action that an import knows by name only',
      flow: `action Save_Card stub
        start -> cvv: collect(CVV) -> save: call(Save_Card, Code=CVV) -> done: return`,
    },
    {
      name: 'into an imported payment that is tried again with it',
      flow: `action Charge stub in card,cvc
        start -> card: collect(CC) -> cvv: collect(CVV) -> pay: call(Charge, card=CC, cvc=CVV) -> done: return
        pay.failure -> retry: call(Charge, card=CC, cvc=CVV) -> done
        otherwise -> done`,
    },
    {
      name: 'into an imported action when it has been paid, after a CVV was keyed in anew',
      flow: `action Save_Card stub
        start -> cvv: collect(CVV) -> token: fetch -> pay: pay -> again: collect(CVV) -> save: call(Save_Card, Code=CVV) -> done: return
        otherwise -> done`,
    },
    {
      name: 'whether it is set',
      flow: 'start -> cvv: collect(CVV) -> check: extract(Has = IsSet(Task.CVV)) -> tell: data(Has = Task.Has) -> done: return',
    },
    {
      name: 'a step that nothing reaches (trap 10)',
      flow: `variable CVV cvv open
        start -> done: return
        cvv: collect(CVV) -> tell: data(Code = Task.CVV) -> done`,
    },
  ],
  invalid: [
    {
      name: 'in the amount of a payment that has a field for it',
      flow: `action Process_Payment in Code:cvv,Sum
        start -> cvv: collect(CVV) -> token: fetch -> pay: pay(Code=CVV, Sum=CVV) -> done: return`,
      reports: [{ node: 'pay', messageId: 'field', severity: 'warning', field: 'inputs.Sum' }],
    },
    {
      name: 'in a field of the payment that is none for it',
      flow: `action Process_Payment in Reference
        start -> cvv: collect(CVV) -> token: fetch -> pay: pay(Reference=CVV) -> done: return`,
      reports: [
        {
          node: 'pay',
          messageId: 'field',
          severity: 'warning',
          field: 'inputs.Reference',
          says: ['gives the CVV (Task.CVV) to the input Reference'],
        },
      ],
    },
    {
      name: 'in the metadata of an imported payment, beside the field for it',
      flow: `action Charge stub in card,cvc,metadata
        start -> card: collect(CC) -> cvv: collect(CVV) -> pay: call(Charge, card=CC, cvc=CVV, metadata=CVV) -> done: return`,
      reports: [{ node: 'pay', messageId: 'field', severity: 'warning', field: 'inputs.metadata' }],
    },
    {
      name: 'in the text of an imported action',
      flow: `action SaveNote stub in text
        start -> cvv: collect(CVV) -> note: call(SaveNote, text=CVV) -> done: return`,
      reports: [{ node: 'note', messageId: 'field', severity: 'warning', field: 'inputs.text' }],
    },
    {
      name: 'in participant data, digits of it',
      flow: 'start -> cvv: collect(CVV) -> cut: extract(Hint = Right(Task.CVV, 1)) -> tell: data(Hint = Task.Hint) -> done: return',
      reports: [
        {
          node: 'tell',
          messageId: 'kept',
          field: 'attributes.0.value',
          variable: 'Task.Hint',
          path: 'cut.next > tell',
          says: ['keeps a value made from the CVV (Task.Hint)', 'participant data'],
        },
      ],
    },
    {
      name: 'as a secured attribute',
      flow: `variable CVV cvv open
        start -> cvv: collect(CVV) -> hold: keep(Code = Task.CVV) -> done: return`,
      reports: [{ node: 'hold', messageId: 'kept' }],
    },
    {
      name: 'in an imported action that takes it alone, when it has been paid',
      flow: `action Save_Note in Text stub
        start -> cvv: collect(CVV) -> token: fetch -> pay: pay -> note: call(Save_Note, Text=CVV) -> done: return
        otherwise -> done`,
      reports: [{ node: 'note', messageId: 'sent', says: ['to “Save_Note”'] }],
    },
    ...['Notify_CRM', 'CRM_Payment_Note', 'SendEmail'].map((name) => ({
      name: `in an imported action that is called ${name}, beside the card, when it has been paid`,
      flow: `action Charge stub
        action ${name} stub
        start -> card: collect(CC) -> cvv: collect(CVV) -> pay: call(Charge, card=CC, cvv=CVV) -> crm: call(${name}, card=CC, cvv=CVV) -> done: return
        otherwise -> done`,
      reports: [{ node: 'crm', messageId: 'sent' }],
    })),
    {
      name: 'in such an action, when something else was keyed in since',
      flow: `action Save_Card stub
        start -> cvv: collect(CVV) -> token: fetch -> pay: pay -> tip: collect(Tip) -> save: call(Save_Card, Code=CVV) -> done: return
        otherwise -> done`,
      reports: [{ node: 'save', messageId: 'sent' }],
    },
    {
      name: 'in a text with something else, beside what holds nothing of it',
      flow: `variable Sum
        start -> cvv: collect(CVV) -> cut: extract(Hint = Right(Task.CVV, 1)) -> tell: data(Sum = Task.Sum; Note = Append(Task.Sum, Task.Hint)) -> done: return`,
      reports: [
        {
          node: 'tell',
          messageId: 'kept',
          field: 'attributes.1.value',
          variable: 'Task.Hint',
          says: ['(Task.Hint)'],
        },
      ],
    },
    {
      name: 'two digits of it, each by itself',
      flow: 'start -> cvv: collect(CVV) -> cut: extract(First = Left(Task.CVV, 1); Last = Right(Task.CVV, 1)) -> tell: data(First = Task.First; Last = Task.Last) -> done: return',
      reports: [
        { node: 'tell', messageId: 'kept', field: 'attributes.0.value', variable: 'Task.First' },
        { node: 'tell', messageId: 'kept', field: 'attributes.1.value', variable: 'Task.Last' },
      ],
    },
    {
      name: 'in a variable that no path has filled yet',
      flow: `variable CVV cvv open
        variable Sum
        start -> tell: data(Sum = Append(Task.Sum, Task.CVV)) -> cvv: collect(CVV) -> done: return`,
      reports: [{ node: 'tell', messageId: 'kept', variable: 'Task.CVV' }],
    },
    {
      name: 'in a data action that is not secure',
      flow: `action Look_Up open in Code:cvv
        start -> cvv: collect(CVV) -> cut: extract(Hint = Right(Task.CVV, 1)) -> look: standard(Look_Up, Code=Hint) -> done: return`,
      reports: [{ node: 'look', messageId: 'kept', says: ['in a standard data action'] }],
    },
    {
      name: 'in a secure action that does something else',
      flow: `action Save_Card in Card:pan,Code:cvv
        start -> card: collect(CC) -> cvv: collect(CVV) -> save: call(Save_Card, Card=CC, Code=CVV) -> done: return`,
      reports: [
        { node: 'save', messageId: 'sent', field: 'inputs.Code', says: ['“Save_Card”', 'purpose'] },
      ],
    },
    ...['Card:pan,Code:cvv,Sum', 'Card:pan,cvc,Sum', 'Card:pan,Reference'].map((inputs) => {
      const input = inputs.split(',').at(-1) ?? ''
      return {
        name: `in ${input} of a payment that takes ${inputs}`,
        flow: `action Charge in ${inputs} purpose payment
          start -> card: collect(CC) -> cvv: collect(CVV) -> pay: call(Charge, Card=CC, ${input}=CVV) -> done: return`,
        reports: [{ node: 'pay', messageId: 'field', field: `inputs.${input}` }],
      }
    }),
  ],
})
