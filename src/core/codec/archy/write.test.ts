import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { mustWrite, outlineOf } from '#testing/archy-files.ts'
import { buildFlow } from '#testing/build-flow.ts'
import { describeArchyNote } from './write.ts'

describe('a branch whose paths meet again', () => {
  test('goes on with its next sibling', () => {
    const design = buildFlow(`
      start: enter -> a: decide(true) -> b: play -> d: play -> end: return
      a.no -> c: play -> d
    `)
    expect(outlineOf(mustWrite(design).yaml)).toEqual({ Main: 'a (yes: b, no: c) d end' })
  })

  test('leaves out the output that leads straight to the join', () => {
    const design = buildFlow(`
      start: enter -> a: decide(true) -> b: play -> d: play -> end: return
      a.no -> d
    `)
    expect(outlineOf(mustWrite(design).yaml)).toEqual({ Main: 'a (yes: b) d end' })
  })

  test('meets there although some of its paths end', () => {
    const design = buildFlow(`
      start: enter -> a: collect(CC) -> b: collect(CVV) -> c: play -> end: return
      a.failure, b.failure -> sorry: play -> back: return
    `)
    expect(outlineOf(mustWrite(design).yaml)).toEqual({
      Main: 'a (success: b (success: c end)) sorry back',
    })
  })
})

describe('a step that several paths end with', () => {
  const design = buildFlow(`
    start: enter -> a: decide(true) -> b: collect(CC) -> end: return
    b.failure -> sorry: play -> end
    a.no -> no: play -> end
  `)

  test('is the last sibling where all of them meet', () => {
    expect(outlineOf(mustWrite(design).yaml)).toEqual({
      Main: 'a (yes: b (failure: sorry), no: no) end',
    })
  })

  test('is written at each of them where they do not, marked as one', () => {
    const crossing = buildFlow(`
      start: enter -> a: collect(CC) -> b: collect(CVV) -> end: return
      a.failure, b.failure -> sorry: play -> log: set(Status = "x") -> end
    `)
    const { yaml, notes } = mustWrite(crossing)
    expect(outlineOf(yaml)).toEqual({ Main: 'a (success: b (success: end)) sorry log end' })
    expect(yaml.match(/- returnToAgent: # shared step 1$/gm)).toHaveLength(2)
    expect(notes).toEqual([])
  })
})

describe('a step that no next sibling can be', () => {
  test('begins a task of its own, which is jumped to', () => {
    const design = buildFlow(`
      start: enter -> a: collect(CC) -> b: decide(true) -> c: play -> log: play -> end: return
      a.failure -> sorry: play -> log
      b.no -> sorry
    `)
    const { yaml, notes } = mustWrite(design)
    expect(outlineOf(yaml)).toEqual({
      Main: 'a (success: b (yes: c → Shared: log)) sorry → Shared: log',
      'Shared: log': 'log end',
    })
    expect(notes.map(describeArchyNote)).toEqual([
      'Several paths lead to a node that Archy cannot nest: it begins the task “Shared: log”.',
    ])
  })

  test('is the second of two that the same step leads to twice', () => {
    const design = buildFlow(`
      start: enter -> a: collect(CC) -> b: decide(true) -> c: decide(true) -> x: play -> end: return
      a.failure -> y: play -> bye: hangup
      b.no -> y
      c.no -> x
    `)
    expect(outlineOf(mustWrite(design).yaml)).toEqual({
      Main: 'a (success: b (yes: c x end)) y bye',
    })
    const twice = buildFlow(`
      start: enter -> pay: pay -> x: play -> y: play -> end: return
      pay.failure -> y
      pay.timeout -> x
    `)
    expect(outlineOf(mustWrite(twice).yaml)).toEqual({
      Main: 'pay (failure: → Shared: y) x → Shared: y',
      'Shared: y': 'y end',
    })
  })

  test('is also what a path leads back to', () => {
    const design = buildFlow(`
      start: enter -> ask: collect(CC) -> end: return
      ask.failure -> again: play -> ask
    `)
    expect(outlineOf(mustWrite(design).yaml)).toEqual({
      Main: '→ Shared: ask',
      'Shared: ask': 'ask (success: end, failure: again → Shared: ask)',
    })
  })

  test('makes the variables of its task those of the flow', () => {
    const design = buildFlow(`
      start: enter(Amount = Flow.InvocationData) -> ask: collect(CC) -> say: play(ToAudioTTS(Task.Amount)) -> end: return
      ask.failure -> again: play -> ask
    `)
    const { yaml, notes } = mustWrite(design)
    expect(
      notes.flatMap((note) => (note.code === 'variable-shared' ? [note.to] : [])).sort(),
    ).toEqual(['Flow.Amount', 'Flow.CC'])
    const { variables, tasks } = parse(yaml).secureCall
    expect(
      variables.map((v: { stringVariable: { name: string } }) => v.stringVariable.name).sort(),
    ).toEqual(['Flow.Amount', 'Flow.CC'])
    expect(tasks[0].task.variables).toBeUndefined()
    expect(yaml).toContain('exp: ToAudioTTS(Flow.Amount)')
    expect(yaml).not.toContain('Task.')
  })
})

describe('what leads nowhere', () => {
  test('runs off the end of the task, and nothing follows it', () => {
    const design = buildFlow(`
      start: enter -> a: decide(true) -> b: play -> d: play -> end: return
      a.no -> c: play
      a.no -> c
      c.next -> d
    `)
    const open = { ...design, edges: design.edges.filter(({ from }) => from !== 'c') }
    expect(outlineOf(mustWrite(open).yaml)).toEqual({ Main: 'a (yes: b d end, no: c)' })
  })

  test('makes a task of the join that would follow it', () => {
    const design = buildFlow(`
      start: enter -> a: collect(CC) -> b: collect(CVV) -> d: play -> end: return
      a.failure -> d
    `)
    expect(outlineOf(mustWrite(design).yaml)).toEqual({
      Main: 'a (success: b (success: → Shared: d), failure: → Shared: d)',
      'Shared: d': 'd end',
    })
  })
})

describe('names and references', () => {
  const design = buildFlow('start: enter -> end: return')

  test('a name with brackets or slashes makes no broken reference', () => {
    const [task] = design.tasks
    if (task === undefined) throw new Error('no task')
    const { yaml } = mustWrite({ ...design, tasks: [{ ...task, name: 'A/[b] c' }] })
    const { startUpRef, tasks } = parse(yaml).secureCall
    expect(startUpRef).toBe('/secureCall/tasks/task[A  b  c_10]')
    expect(tasks[0].task).toMatchObject({ name: 'A/[b] c', refId: 'A  b  c_10' })
  })

  test('an id that an import brought along stays when the task is renamed', () => {
    const [task] = design.tasks
    if (task === undefined) throw new Error('no task')
    const carried = { refId: 'Old name_42' }
    const { yaml } = mustWrite({ ...design, tasks: [{ ...task, name: 'New', carried }] })
    expect(parse(yaml).secureCall.startUpRef).toBe('/secureCall/tasks/task[Old name_42]')
  })
})

test('a thousand steps in a row, each nested in the one before, are written and bounded in depth', () => {
  const names = Array.from({ length: 1000 }, (_, i) => `s${i}: collect(CC)`)
  const design = buildFlow(`start: enter -> ${names.join(' -> ')} -> end: return`)
  const { yaml } = mustWrite(design)
  const indents = yaml.split('\n').map((line) => line.search(/\S/))
  expect(Math.max(...indents)).toBeLessThan(700)
})
