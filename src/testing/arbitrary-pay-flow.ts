import fc from 'fast-check'

/** Steps that a payment flow is made of, right and wrong ones. */
const STEPS = [
  'fetch',
  'fetch(Other_Token)',
  'collect(CC)',
  'collect(CVV, digits=3)',
  'collect(Digit, digits=1)',
  'tokenize(Other_Token)',
  'pay',
  'pay(Session_Token=Other_Token)',
  'pay(Session_Token=none)',
  'call(Check_Limit, Amount=Note, into Limit=Note)',
  'play("One moment please.")',
  'play("Sorry.")',
  'decide(Task.Ok)',
  'decide(Task.Ok)',
  'decide(Length(Task.CC) == 16)',
  'decide(Task.Tries < 2)',
  'loop(2)',
  'loop(Task.Tries)',
  'set(Tries = Task.Tries + 1)',
  'set(Note = "x")',
  'set(Token = "")',
  'set(CVV = "")',
  'extract(Last4 = Right(Task.CC, 4))',
  'extract(Note = Task.Token)',
  'data(Note = Task.Note)',
  'data(Receipt = Task.Transaction_ID)',
  'data(Code = Task.CVV)',
]
const ENDS = ['return', 'hangup', 'transfer(Payments)']

const OUTPUTS = [
  'success',
  'failure',
  'timeout',
  'next',
  'yes',
  'no',
  'default',
  'Declined',
  'loop',
]

const DECLARATIONS = [
  'variable CC pan open',
  'variable CVV cvv open',
  'variable Token token open',
  'variable Other_Token open',
  'variable Note = "none"',
  'action Generate_Session_Token lifetime 20',
  'action Generate_Session_Token reusable',
  'action Process_Payment open',
  'action Tokenize_Card in Session:token',
  'entered by transfer',
]

/**
 * Payment flows of any shape in the notation of flows: loops, joins, outputs that lead nowhere, steps that nothing
 * reaches, secrets in open variables. First outputs mostly lead to the next step, so that many of the flows pay.
 */
export function arbitraryPayFlow(maxSteps = 10): fc.Arbitrary<string> {
  const target = fc.option(fc.nat(maxSteps), { freq: 4 })
  return fc
    .record({
      declarations: fc.subarray(DECLARATIONS),
      before: fc.shuffledSubarray(STEPS, { maxLength: 2 }),
      between: fc.shuffledSubarray(STEPS, { maxLength: maxSteps - 5 }),
      after: fc.shuffledSubarray(STEPS, { maxLength: 2 }),
      end: fc.constantFrom(...ENDS),
      targets: fc.array(target, { minLength: 3 * maxSteps, maxLength: 3 * maxSteps }),
      strays: fc.array(fc.nat(maxSteps), { maxLength: 1 }),
    })
    .map(({ declarations, before, between, after, end, targets, strays }) => {
      const steps = [...before, 'fetch', ...between, 'pay', ...after]
      const edges = steps.flatMap((word, i) =>
        outputsOf(word).flatMap((output, at) => {
          const onward = at === 0 && !strays.includes(i) ? i + 1 : targets[3 * i + at]
          const exists = typeof onward === 'number' && onward <= steps.length
          return exists ? [`n${i}.${output} -> n${onward}`] : []
        }),
      )
      return [
        ...declarations,
        'variable Ok boolean = true',
        'variable Tries integer = 0',
        'action Check_Limit in Amount out Limit',
        ...[...steps, end].map((word, i) => `n${i}: ${word}`),
        'start -> n0',
        ...edges,
      ].join('\n')
    })
}

/** The outputs of a step, where tasks end by the path Declined. */
export function outputsOf(word: string): readonly string[] {
  const kind = word.split('(', 1)[0] ?? ''
  const named: Readonly<Record<string, readonly number[]>> = {
    collect: [0, 1],
    fetch: [0, 1, 2],
    tokenize: [0, 1, 2],
    pay: [0, 1, 2],
    call: [0, 1, 2],
    decide: [4, 5],
    loop: [8, 3],
    transfer: [1],
    calltask: [6, 7],
    endtask: [],
    return: [],
    hangup: [],
  }
  return (named[kind] ?? [3]).flatMap((at) => OUTPUTS[at] ?? [])
}
