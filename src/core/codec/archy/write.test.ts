import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import type { NodeId, TaskId } from '#core/base/ids.ts'
import type { Design, FlowNode } from '#core/model/design.ts'
import { literal } from '#core/model/values.ts'
import { buildFlow } from '#testing/build-flow.ts'
import { describeArchyNote, describeArchyProblem, writeArchy } from './write.ts'

function written(design: Design) {
  const result = writeArchy(design)
  if (!result.ok) throw new Error(result.error.map(describeArchyProblem).join('\n'))
  return result.value
}

function problems(design: Design): string[] {
  const result = writeArchy(design)
  return result.ok ? [] : result.error.map(describeArchyProblem)
}

type Action = Readonly<Record<string, Readonly<Record<string, unknown>>>>

/** The tasks of a file with the names of their steps: `a (yes: b c) d`, `→ Task` for a jump. */
function outline(yaml: string): Record<string, string> {
  const { tasks } = parse(yaml).secureCall
  return Object.fromEntries(
    tasks.map(({ task }: { task: { name: string; actions: Action[] } }) => [
      task.name,
      steps(task.actions),
    ]),
  )
}

function steps(actions: readonly Action[]): string {
  return actions
    .map((action) => {
      const [[key, body] = ['', {}]] = Object.entries(action)
      if (key === 'jumpToTask')
        return `→ ${/\[(.*)_\d+\]/.exec(String(body['targetTaskRef']))?.[1]}`
      if (key === 'loopNext' || key === 'loopExit') return key
      const outputs = Object.entries(
        (body['outputs'] ?? {}) as Record<string, { actions: Action[] }>,
      )
      const branches = outputs.map(([id, nested]) => `${id}: ${steps(nested.actions)}`)
      return branches.length === 0
        ? body['name']
        : `${String(body['name'])} (${branches.join(', ')})`
    })
    .join(' ')
}

describe('a branch whose paths meet again', () => {
  test('goes on with its next sibling', () => {
    const design = buildFlow(`
      start: enter -> a: decide(true) -> b: play -> d: play -> end: return
      a.no -> c: play -> d
    `)
    expect(outline(written(design).yaml)).toEqual({ Main: 'a (yes: b, no: c) d end' })
  })

  test('leaves out the output that leads straight to the join', () => {
    const design = buildFlow(`
      start: enter -> a: decide(true) -> b: play -> d: play -> end: return
      a.no -> d
    `)
    expect(outline(written(design).yaml)).toEqual({ Main: 'a (yes: b) d end' })
  })

  test('meets there although some of its paths end', () => {
    const design = buildFlow(`
      start: enter -> a: collect(CC) -> b: collect(CVV) -> c: play -> end: return
      a.failure, b.failure -> sorry: play -> back: return
    `)
    expect(outline(written(design).yaml)).toEqual({
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
    expect(outline(written(design).yaml)).toEqual({
      Main: 'a (yes: b (failure: sorry), no: no) end',
    })
  })

  test('is written at each of them where they do not, marked as one', () => {
    const crossing = buildFlow(`
      start: enter -> a: collect(CC) -> b: collect(CVV) -> end: return
      a.failure, b.failure -> sorry: play -> log: set(Status = "x") -> end
    `)
    const { yaml, notes } = written(crossing)
    expect(outline(yaml)).toEqual({ Main: 'a (success: b (success: end)) sorry log end' })
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
    const { yaml, notes } = written(design)
    expect(outline(yaml)).toEqual({
      Main: 'a (success: b (yes: c → Shared: log)) sorry → Shared: log',
      'Shared: log': 'log end',
    })
    expect(notes.map(describeArchyNote)).toEqual([
      'Several paths lead to a step that Archy cannot nest: it begins the task “Shared: log”.',
    ])
  })

  test('is the second of two that the same step leads to twice', () => {
    const design = buildFlow(`
      start: enter -> a: collect(CC) -> b: decide(true) -> c: decide(true) -> x: play -> end: return
      a.failure -> y: play -> bye: hangup
      b.no -> y
      c.no -> x
    `)
    expect(outline(written(design).yaml)).toEqual({
      Main: 'a (success: b (yes: c x end)) y bye',
    })
    const twice = buildFlow(`
      start: enter -> pay: pay -> x: play -> y: play -> end: return
      pay.failure -> y
      pay.timeout -> x
    `)
    expect(outline(written(twice).yaml)).toEqual({
      Main: 'pay (failure: → Shared: y) x → Shared: y',
      'Shared: y': 'y end',
    })
  })

  test('is also what a path leads back to', () => {
    const design = buildFlow(`
      start: enter -> ask: collect(CC) -> end: return
      ask.failure -> again: play -> ask
    `)
    expect(outline(written(design).yaml)).toEqual({
      Main: '→ Shared: ask',
      'Shared: ask': 'ask (success: end, failure: again → Shared: ask)',
    })
  })

  test('makes the variables of its task those of the flow', () => {
    const design = buildFlow(`
      start: enter(Amount = Flow.InvocationData) -> ask: collect(CC) -> say: play(ToAudioTTS(Task.Amount)) -> end: return
      ask.failure -> again: play -> ask
    `)
    const { yaml, notes } = written(design)
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
    expect(outline(written(open).yaml)).toEqual({ Main: 'a (yes: b d end, no: c)' })
  })

  test('makes a task of the join that would follow it', () => {
    const design = buildFlow(`
      start: enter -> a: collect(CC) -> b: collect(CVV) -> d: play -> end: return
      a.failure -> d
    `)
    expect(outline(written(design).yaml)).toEqual({
      Main: 'a (success: b (success: → Shared: d), failure: → Shared: d)',
      'Shared: d': 'd end',
    })
  })
})

describe('a loop', () => {
  test('holds its steps; what leads back to it is its end', () => {
    const design = looped(`
      start: enter -> loop: decide(true) -> ask: collect(CC) -> done: return
      ask.failure -> again: play -> loop
      loop.no -> sorry: play -> back: return
    `)
    expect(outline(written(design).yaml)).toEqual({
      Main: 'loop (loop: ask (success: done, failure: again)) sorry back',
    })
  })

  test('is left early, and begins its next pass early', () => {
    const design = looped(`
      start: enter -> loop: decide(true) -> ask: collect(CC) -> b: decide(true) -> after: play -> done: return
      ask.failure -> again: play -> loop
      b.no -> again
      loop.no -> after
    `)
    expect(outline(written(design).yaml)).toEqual({
      Main: 'loop (loop: ask (success: b (yes: loopExit)) again) after done',
    })
  })

  test('holds another one, which is left into the rest of the pass', () => {
    const design = looped(`
      start: enter -> loop1: decide(true) -> d: decide(true) -> x: play -> loop2: decide(true) -> ask: decide(true) -> loop2
      d.no -> loop2
      ask.no -> rest: play -> loop1
      loop2.no -> rest
      loop1.no -> back: return
    `)
    expect(outline(written(design).yaml)).toEqual({
      Main: 'loop1 (loop: d (yes: x) loop2 (loop: ask (no: loopExit)) rest) back',
    })
  })

  test('has no open end inside', () => {
    const design = looped(`
      start: enter -> loop: decide(true) -> ask: collect(CC) -> loop
      loop.no -> back: return
    `)
    expect(problems(design)).toEqual([
      '“ask” leads nowhere by “failure”, and inside the loop “loop” it would begin the next pass. Connect it.',
    ])
  })

  test('has no next pass from inside of another one', () => {
    const design = looped(`
      start: enter -> loop1: decide(true) -> loop2: decide(true) -> ask: collect(CC) -> loop1
      ask.failure -> loop2
      loop2.no -> rest: play -> loop1
      loop1.no -> back: return
    `)
    expect(problems(design)).toEqual([
      '“ask” leads to the loop “loop1” by “success” from where its next pass cannot begin. Let it lead there by what follows the inner loop, or from inside the loop only.',
    ])
  })
})

describe('what cannot be written is said', () => {
  const base = buildFlow(`
    start: enter -> a: decide(true) -> b: play -> end: return
    a.no -> b
    task Other
    first: play -> second: play -> stop: return
  `)
  const lead = (from: string, output: string, to: string): Design => ({
    ...base,
    edges: [
      ...base.edges.filter((edge) => edge.from !== from || edge.output !== output),
      { from: from as NodeId, output, to: to as NodeId },
    ],
  })

  test.each([[lead('a', 'no', 'second'), '“a” leads to “second” in the middle of another task.']])(
    '%#',
    (design, message) => {
      expect(problems(design).join(' ')).toContain(message)
    },
  )

  test('an edge into the first step of another task is a jump', () => {
    expect(outline(written(lead('a', 'no', 'first')).yaml)).toMatchObject({
      Main: 'a (yes: b end, no: → Other)',
    })
  })

  test('an edge to where the call comes in is a jump to the task that begins there', () => {
    expect(outline(written(lead('a', 'no', 'start')).yaml)).toMatchObject({
      Main: 'a (yes: b end, no: → Main)',
    })
  })

  test('a secure data action that has not been chosen', () => {
    const design = buildFlow('start: enter -> pay: call(nothing) -> end: return')
    expect(problems(design)).toEqual(['“pay” has no data action. Choose one.'])
  })

  test('a flow that does not begin where the call comes in', () => {
    const [task, ...others] = base.tasks
    if (task === undefined) throw new Error('no task')
    const design = { ...base, tasks: [{ ...task, entry: 'b' as NodeId }, ...others] }
    expect(problems(design)[0]).toContain('does not begin where the call comes in')
  })
})

test('a step that nothing leads to is left out, and that is said', () => {
  const design = buildFlow('start: enter -> end: return')
  const lost: FlowNode = {
    id: 'lost' as NodeId,
    task: design.nodes[0]?.task ?? ('' as TaskId),
    kind: 'disconnect',
    name: 'Lost',
    props: {},
  }
  const { yaml, notes } = written({ ...design, nodes: [...design.nodes, lost] })
  expect(yaml).not.toContain('Lost')
  expect(notes.map(describeArchyNote)).toEqual(['“Lost” cannot be reached and is not in the file.'])
})

describe('names and references', () => {
  const design = buildFlow('start: enter -> end: return')

  test('a name with brackets or slashes makes no broken reference', () => {
    const [task] = design.tasks
    if (task === undefined) throw new Error('no task')
    const { yaml } = written({ ...design, tasks: [{ ...task, name: 'A/[b] c' }] })
    const { startUpRef, tasks } = parse(yaml).secureCall
    expect(startUpRef).toBe('/secureCall/tasks/task[A  b  c_10]')
    expect(tasks[0].task).toMatchObject({ name: 'A/[b] c', refId: 'A  b  c_10' })
  })

  test('an id that an import brought along stays when the task is renamed', () => {
    const [task] = design.tasks
    if (task === undefined) throw new Error('no task')
    const carried = { refId: 'Old name_42' }
    const { yaml } = written({ ...design, tasks: [{ ...task, name: 'New', carried }] })
    expect(parse(yaml).secureCall.startUpRef).toBe('/secureCall/tasks/task[Old name_42]')
  })
})

test('a thousand steps in a row, each nested in the one before, are written and bounded in depth', () => {
  const names = Array.from({ length: 1000 }, (_, i) => `s${i}: collect(CC)`)
  const design = buildFlow(`start: enter -> ${names.join(' -> ')} -> end: return`)
  const { yaml } = written(design)
  const indents = yaml.split('\n').map((line) => line.search(/\S/))
  expect(Math.max(...indents)).toBeLessThan(700)
})

/** In the text a decision called loop stands for a loop: `yes` is each pass, `no` is done. */
function looped(text: string): Design {
  const design = buildFlow(text)
  return {
    ...design,
    nodes: design.nodes.map((node) =>
      node.id.startsWith('loop')
        ? { ...node, kind: 'loop', props: { index: '', count: literal(3) } }
        : node,
    ),
    edges: design.edges.map((edge) =>
      edge.from.startsWith('loop')
        ? { ...edge, output: edge.output === 'yes' ? 'loop' : 'next' }
        : edge,
    ),
  }
}
