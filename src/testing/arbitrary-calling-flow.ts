import fc from 'fast-check'
import { outputsOf } from './arbitrary-pay-flow.ts'

/** Steps that a payment is made of, all over several tasks. */
const STEPS = [
  'fetch(Flow.Token)',
  'fetch(Flow.Token)',
  'collect(Flow.CC)',
  'collect(Flow.CVV, digits=3)',
  'pay(Session_Token=Flow.Token, CC_Number=Flow.CC, CVV=Flow.CVV)',
  'pay(Session_Token=Flow.Token, CC_Number=Flow.CC, CVV=Flow.CVV)',
  'play("One moment please.")',
  'play(ToAudioTTS(Flow.Note))',
  'decide(Flow.Ok)',
  'decide(Flow.Tries < 2)',
  'set(Flow.Tries = Flow.Tries + 1)',
  'set(Flow.Note = "x")',
  'set(Flow.CVV = "")',
  'extract(Flow.Note = Flow.Token)',
  'extract(Note = Right(Flow.CC, 4))',
  'data(Note = Flow.Note)',
  'data(Code = Flow.CVV)',
]

/** A task that always calls itself never ends: what a task calls is mostly another one. */
const TASKS = [
  { name: 'Main', calls: ['A', 'A', 'B'], share: 2, ends: ['return', 'return', 'hangup'] },
  {
    name: 'A',
    calls: ['B', 'B', 'A'],
    share: 1,
    ends: ['endtask', 'endtask', 'endtask(Declined)'],
  },
  { name: 'B', calls: ['A', 'B'], share: 0.4, ends: ['endtask', 'endtask', 'endtask(Declined)'] },
] as const

const DECLARATIONS = [
  'variable Flow.CC pan open',
  'variable Flow.CVV cvv open',
  'variable Flow.Note = "none"',
  'action Generate_Session_Token lifetime 20',
  'action Process_Payment open',
  'entered by transfer',
]

/**
 * Payment flows of three tasks that call each other and themselves, in the notation of flows: in a row, in loops, before
 * and behind what the tasks take from the caller, left by several paths, and with jumps from one to the other.
 */
export function arbitraryCallingFlow(maxSteps = 6): fc.Arbitrary<string> {
  const target = fc.option(fc.record({ task: fc.nat(7), step: fc.nat(maxSteps) }), { freq: 4 })
  const tasks = TASKS.map(({ calls, share, ends }) => {
    const step = fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...STEPS) },
      {
        weight: 5 * share,
        arbitrary: fc.constantFrom(...calls).map((name) => `calltask(${name})`),
      },
    )
    return fc.record({
      steps: fc.array(step, { minLength: 1, maxLength: maxSteps }),
      end: fc.constantFrom(...ends),
      targets: fc.array(target, { minLength: 3 * maxSteps, maxLength: 3 * maxSteps }),
      strays: fc.array(fc.nat({ max: 5 * maxSteps }), { maxLength: 1 }),
    })
  })
  return fc
    .record({ declarations: fc.subarray(DECLARATIONS), tasks: fc.tuple(...tasks) })
    .map(({ declarations, tasks }) => {
      const idOf = (t: number, i: number) => `${nameOf(t).toLowerCase()}${i}`
      const blocks = tasks.map(({ steps, end, targets, strays }, t) => {
        // Another task is entered by its first step alone.
        const chosen = (i: number, at: number) => {
          const other = targets[3 * i + at]
          if (other == null) return undefined
          return other.task < tasks.length && other.task !== t
            ? idOf(other.task, 0)
            : idOf(t, other.step % (steps.length + 1))
        }
        const edges = steps.flatMap((word, i) =>
          outputsOf(word).flatMap((output, at) => {
            const isOnward = at === 0 && !strays.includes(i)
            const to = isOnward ? idOf(t, i + 1) : chosen(i, at)
            return to === undefined ? [] : [`${idOf(t, i)}.${output} -> ${to}`]
          }),
        )
        const words = [...steps, end].map((word, i) => `${idOf(t, i)}: ${word}`)
        return { edges, words: t === 0 ? words : [`task ${nameOf(t)} ends Declined`, ...words] }
      })
      return [
        ...declarations,
        'variable Flow.Ok boolean = true',
        'variable Flow.Tries integer = 0',
        'start',
        ...blocks.flatMap(({ words }) => words),
        'start -> main0',
        ...blocks.flatMap(({ edges }) => edges),
      ].join('\n')
    })
}

function nameOf(t: number): string {
  return TASKS[t]?.name ?? ''
}
