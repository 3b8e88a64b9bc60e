import { describe, expect, test } from 'vitest'
import { mustRead, mustWrite } from '#testing/archy-files.ts'
import { buildFlow } from '#testing/build-flow.ts'
import { canonicalDesign } from '#testing/canonical-design.ts'
import { describeArchyProblem, writeArchy } from './write.ts'

/** The tasks of a file that the first one calls, as public exports write them. */
const FILE = `secureCall:
  name: Calls
  startUpRef: "/secureCall/tasks/task[Main_10]"
  tasks:
    - task:
        name: Main
        refId: Main_10
        actions:
          - callTask:
              name: Get the data
              targetTaskRef: "/secureCall/tasks/task[Copy data_37]"
          - disconnect:
              name: Disconnect
    - task:
        name: Copy data
        refId: Copy data_37
        actions:
          - playAudio:
              name: Hello
              audio:
                tts: Hello.
          - endTask:
              name: End Task
              outputPath:
                name: Success
        outputPaths:
          - outputPath:
              name: Success
`

describe('a file in which a task is called', () => {
  const design = mustRead(FILE).design

  test('has a step for the call, with an output for each path of the task', () => {
    const call = design.nodes.find(({ kind }) => kind === 'call-task')
    expect(call).toMatchObject({ name: 'Get the data', props: { task: 'copy-data' } })
    expect(call?.carried).toBeUndefined()
    expect(design.edges.filter(({ from }) => from === call?.id)).toEqual([
      { from: call?.id, output: 'default', to: 'disconnect' },
      { from: call?.id, output: 'Success', to: 'disconnect' },
    ])
    expect(design.tasks[1]).toMatchObject({ outputPaths: ['Success'] })
  })

  test('is written as it was', () => {
    const tasks = (yaml: string) => yaml.slice(yaml.indexOf('  tasks:'))
    expect(tasks(mustWrite(design).yaml)).toBe(tasks(FILE))
  })

  test('follows the task to another name', () => {
    const renamed = {
      ...design,
      tasks: design.tasks.map((task) =>
        task.id === 'copy-data' ? { ...task, name: 'Other' } : task,
      ),
    }
    const again = mustRead(mustWrite(renamed).yaml).design
    expect(again.tasks[1]?.name).toBe('Other')
    expect(again.nodes.find(({ kind }) => kind === 'call-task')?.props).toEqual({ task: 'other' })
  })
})

test('paths that lead apart are nested below the call', () => {
  const design = buildFlow(`
    start -> ask: calltask(Ask) -> good: play("Good.") -> end: return
    ask.Refused -> bad: play("Bad.") -> end
    task Ask ends Refused
    up: endtask(Refused)`)
  const yaml = mustWrite(design).yaml
  expect(yaml).toMatch(/outputs:\n +default:\n +actions:\n +- playAudio:\n +name: good/)
  expect(yaml).toMatch(/Refused:\n +actions:\n +- playAudio:\n +name: bad/)
  expect(canonicalDesign(mustRead(yaml).design)).toEqual(canonicalDesign(design))
})

test('a path that is called Yes stays one', () => {
  const design = buildFlow(`
    entered by transfer
    start -> ask: calltask(Ask) -> good: hangup
    ask.Yes -> bad: play("Bad.") -> end: hangup
    task Ask ends Yes
    up: endtask(Yes)`)
  expect(canonicalDesign(mustRead(mustWrite(design).yaml).design)).toEqual(canonicalDesign(design))
})

test('a task that was made for a shared step and is called by a person stays a task', () => {
  const design = buildFlow(`
    start -> ask: calltask(Shared: it) -> end: return
    task Shared: it
    say: play("It.")`)
  expect(canonicalDesign(mustRead(mustWrite(design).yaml).design)).toEqual(canonicalDesign(design))
})

test('a task that calls itself and whose variables would be shared is refused, with what to do', () => {
  const design = buildFlow(`
    variable Try integer = 0
    start -> a: decide(true) -> b: set(Try = 1) -> c: decide(true) -> d: set(Try = 2) -> ask: calltask(Main) -> end: return
    a.no -> d
    c.no -> b`)
  const result = writeArchy(design)
  const problems = result.ok ? [] : result.error
  expect(problems.map(({ code }) => code)).toEqual(['called-while-shared'])
  expect(problems.map(describeArchyProblem)[0]).toContain('Use a variable of the flow.')
})
