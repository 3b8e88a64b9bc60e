import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { analyse } from '#core/analysis/analyse.ts'
import type { Footprint } from '#core/analysis/watch/footprint.ts'
import { Recorder } from '#core/analysis/watch/recorder.ts'
import type { NodeId, TaskId, VariableId } from '#core/base/ids.ts'
import { startLinter } from '#core/lint/again.ts'
import { applyEdit } from '#core/model/apply-edit.ts'
import type { Design } from '#core/model/design.ts'
import type { Edit } from '#core/model/edit.ts'
import { buildFlow } from './build-flow.ts'

// A checker that keeps the designs before each edit grows for as long as somebody edits.

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

const PAYMENTS = 8
const STEPS = Array.from({ length: PAYMENTS }, (_, i) => `fetch${i}: fetch -> pay${i}: pay`)
const PAYING = buildFlow(`start -> ${STEPS.join(' -> ')} -> done: return`)
const PAYS = PAYING.nodes.filter(({ id }) => id.startsWith('pay'))

/** How many of the designs of 48 edits, six at each payment, are still held when all are made. */
async function keptAfter(
  editOf: (design: Design, round: number) => Edit,
  start = PAYING,
): Promise<number> {
  let design = start
  const check = startLinter()
  check(design)
  const former: WeakRef<Design['suppressions']>[] = []
  for (let round = 0; round < 6 * PAYMENTS; round += 1) {
    // A list that no other design has, and that nothing but a whole design leads to.
    const own = { ...design, suppressions: [...design.suppressions] }
    const applied = applyEdit(own, editOf(own, round))
    if (!applied.ok) throw new Error(applied.error.code)
    design = applied.value.design
    check(design)
    former.push(new WeakRef(design.suppressions))
  }
  return stillHeld(former)
}

async function stillHeld(former: readonly WeakRef<object>[]): Promise<number> {
  // What a WeakRef was made for is kept until the task ends.
  await new Promise((ended) => void setImmediate(ended))
  collectGarbage()
  return former.filter((one) => one.deref() !== undefined).length
}

// The last two are known, and what was asked of a design and stays true may hold on to a few more.
const FEW = 10

test('lines that are led elsewhere at one payment after the other leave no designs behind', async () => {
  const kept = await keptAfter(({ nodes }, round) => {
    const pay = PAYS[round % PAYMENTS]
    const to = nodes[(round * 5) % nodes.length]
    if (pay === undefined || to === undefined) throw new Error('no such step')
    return { type: 'connect', edge: { from: pay.id, output: 'failure', to: to.id } }
  })
  expect(kept).toBeLessThan(FEW)
})

test('steps that are edited one after the other leave no designs behind', async () => {
  const kept = await keptAfter((_, round) => {
    const pay = PAYS[round % PAYMENTS]
    if (pay === undefined) throw new Error('no such step')
    return { type: 'set-node', node: pay.id, patch: { carried: { round } } }
  })
  expect(kept).toBeLessThan(FEW)
})

test('steps that are removed and put back, one after the other, leave no designs behind', async () => {
  const kept = await keptAfter(({ nodes }, round) => {
    const pay = PAYS[(round >> 1) % PAYMENTS]
    if (pay === undefined) throw new Error('no such step')
    if (nodes.includes(pay)) return { type: 'remove-node', node: pay.id }
    const lines = PAYING.edges.filter(({ from, to }) => from === pay.id || to === pay.id)
    const index = PAYING.nodes.indexOf(pay)
    return {
      type: 'batch',
      edits: [
        { type: 'add-node', node: pay, position: { x: 0, y: 0 }, index },
        ...lines.map((edge): Edit => ({ type: 'connect', edge })),
      ],
    }
  })
  expect(kept).toBeLessThan(FEW)
})

test('steps of a called task that are edited or led past leave no designs behind', async () => {
  const calls = Array.from({ length: 6 }, (_, i) => `c${i}: calltask(Pay)`).join(' -> ')
  const calling = buildFlow(`start -> ${calls} -> done: return
task Pay
token: fetch -> pay: pay -> over: endtask
token.failure, pay.failure -> over`)
  const kept = await keptAfter(
    ({ nodes }, round) =>
      round % 2 === 0
        ? { type: 'set-node', node: 'pay' as NodeId, patch: { carried: { round } } }
        : {
            type: 'connect',
            edge: {
              from: 'token' as NodeId,
              output: 'failure',
              to: nodes[(round * 5) % nodes.length]?.id ?? ('over' as NodeId),
            },
          },
    calling,
  )
  expect(kept).toBeLessThan(FEW)
})

test('tasks that are renamed, begin elsewhere, come and go leave no designs behind', async () => {
  const added = 'added' as TaskId
  const kept = await keptAfter(({ tasks, nodes }, round) => {
    const [task] = tasks
    if (task === undefined) throw new Error('no task')
    if (round % 3 === 0)
      return { type: 'set-task', task: task.id, patch: { name: `Task ${round}` } }
    if (round % 3 === 1) {
      const entry = nodes[round % nodes.length]?.id ?? null
      return { type: 'set-task', task: task.id, patch: { entry } }
    }
    return tasks.some(({ id }) => id === added)
      ? { type: 'remove-task', task: added }
      : { type: 'add-task', task: { id: added, name: 'Added', entry: null } }
  })
  expect(kept).toBeLessThan(FEW)
})

test('variables that are made secure and open again leave no designs behind', async () => {
  const kept = await keptAfter(({ variables }, round) => {
    const variable = variables[round % variables.length]
    if (variable === undefined) throw new Error('no such variable')
    const { id, secure } = variable
    return { type: 'set-variable', variable: id, patch: { secure: !secure } }
  })
  expect(kept).toBeLessThan(FEW)
})

test('questions that are asked again leave none behind, also while the design is only written over', async () => {
  const recorder = new Recorder(analyse(PAYING))
  const former: WeakRef<object>[] = []
  let last: Footprint | null = null
  for (let round = 0; round < 48; round += 1) {
    const { footprint } = recorder.record(() => {
      const question = () => round
      former.push(new WeakRef(question))
      recorder.answer(question, round, Object.is)
    })
    last = footprint
  }
  expect(last?.answers).toHaveLength(1)
  expect(await stillHeld(former)).toBeLessThan(FEW)
})

test('variables that are added and removed leave no designs behind', async () => {
  const added = 'added' as VariableId
  const kept = await keptAfter(({ variables }) => {
    const [variable] = variables
    if (variable === undefined) throw new Error('no such variable')
    return variables.some(({ id }) => id === added)
      ? { type: 'remove-variable', variable: added }
      : { type: 'add-variable', variable: { ...variable, id: added } }
  })
  expect(kept).toBeLessThan(FEW)
})
