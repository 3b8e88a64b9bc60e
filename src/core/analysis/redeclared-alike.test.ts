import { describe, expect, test } from 'vitest'
import { buildFlow } from '#testing/build-flow.ts'
import { foundBy } from '#testing/found-by-analysis.ts'
import type { Design, Variable } from '../model/design.ts'
import { type Analysis, analyse, analyseAfter } from './analyse.ts'
import { secureEdgesAfter, secureEdgesOf } from './edge-findings.ts'
import { solutionsOf } from './solutions.ts'
import { differenceOf } from './watch/difference.ts'

const FLOW = buildFlow(`variable CC pan
variable Last4 open
variable Plain open
variable Number open
variable Code open
action Charge in Number Code
start -> card: collect(CC) -> number: collect(Number, 13-19) -> code: collect(Code, 3-4)
code -> last: set(Last4 = Right(Task.CC, 4)) -> plain: set(Plain = Task.Last4)
plain -> pay: call(Charge, Number=Task.Number, Code=Task.Code) -> say: play(Task.Last4) -> done: return`)

/** The flow with one variable declared as something else, analysed after the edit, and back again. */
function declaredAs(name: string, patch: Partial<Variable>, from: Design = FLOW) {
  const now: Design = {
    ...from,
    variables: from.variables.map((one) =>
      one.name === `Task.${name}` ? { ...one, ...patch } : one,
    ),
  }
  const before = analyse(from)
  return { now, before, after: analyseAfter(now, from) }
}

function foundAnew(design: Design): unknown {
  return foundBy(analyse(structuredClone(design)))
}

describe('a variable that is declared as something else, under its name', () => {
  test.each<[string, string, Partial<Variable>]>([
    ['a card number that is open', 'CC', { secure: false }],
    ['a card number that is none', 'CC', { sensitivity: 'none' }],
    ['a part of a card that is secure', 'Last4', { secure: true }],
    ['a part of a card that is a class of its own', 'Last4', { sensitivity: 'cvv' }],
    ['one that nothing tells of, and that is secure', 'Plain', { secure: true }],
    ['one that says that it holds no secret', 'Number', { notSensitiveBecause: 'A sum.' }],
    ['one whose digits tell what it is, secure', 'Code', { secure: true }],
    ['a boolean, which counts for nothing that is keyed in', 'Code', { type: 'boolean' }],
    ['one that begins with a value', 'Plain', { initial: { type: 'expression', text: '"x"' } }],
  ])('%s: all is found as in a flow never seen, and after it was undone', (_, name, patch) => {
    const { now, after } = declaredAs(name, patch)
    expect(foundBy(after)).toEqual(foundAnew(now))
    const undone: Design = { ...FLOW, variables: [...FLOW.variables] }
    expect(foundBy(analyseAfter(undone, now))).toEqual(foundAnew(FLOW))
  })

  test('classes and what can get into variables stay when a card number is open', () => {
    const { before, after } = declaredAs('CC', { secure: false })
    const [was, is] = [solutionsOf(before).lore, solutionsOf(after).lore]
    expect(is.classes).toBe(was.classes)
    expect(is.slots).toBe(was.slots)
  })

  test('what is made of a secret tells of the variable as it is declared now', () => {
    const { now, after } = declaredAs('CC', { secure: false })
    const last4 = now.variables.find(({ name }) => name === 'Task.Last4')
    const origins = [...((last4 && after.exposure.holds.get(last4.id)) ?? new Map()).keys()]
    expect(origins).toEqual(now.variables.filter(({ name }) => name === 'Task.CC'))
  })

  test('what is computed of others stays the same object where none of them is the one', () => {
    const { before, after } = declaredAs('Plain', { description: 'A note.' })
    const last4 = FLOW.variables.find(({ name }) => name === 'Task.Last4')
    const shownIn = ({ exposure }: Analysis) => last4 && exposure.holds.get(last4.id)
    expect(shownIn(before)?.size).toBe(1)
    expect(shownIn(after)).toBe(shownIn(before))
  })
})

test.each([['CC'], ['Last4'], ['Plain'], ['Number']])(
  'lines tell of %s whether it is secure, there and back',
  (name) => {
    const isSecure = FLOW.variables.find((one) => one.name === `Task.${name}`)?.secure
    const { now, before, after } = declaredAs(name, { secure: isSecure !== true })
    const found = followed(secureEdgesOf(FLOW), before, after)
    expect(found).toEqual(secureEdgesOf(structuredClone(now)))
    const undone: Design = { ...FLOW, variables: [...FLOW.variables] }
    expect(followed(found, after, analyseAfter(undone, now))).toEqual(secureEdgesOf(FLOW))
  },
)

function followed(known: ReturnType<typeof secureEdgesOf>, before: Analysis, after: Analysis) {
  const difference = differenceOf(before, after)
  if (difference === null) throw new Error('nothing is known of what stays')
  return secureEdgesAfter(known, before, after, difference)
}
