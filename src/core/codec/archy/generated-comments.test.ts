import { expect, test } from 'vitest'
import { mustRead, mustWrite } from '#testing/archy-files.ts'

/** Two ways out of the loop lead by a step of their own to the end that all share. */
const FLOW = `secureCall:
  name: Pay
  startUpRef: "/secureCall/tasks/task[Main_10]"
  tasks:
    - task:
        name: Main
        refId: Main_10
        actions:
          - loop:
              name: L
              loopCount:
                lit: 3
              outputs:
                loop:
                  actions:
                    - callDataSecure:
                        name: D
                        processingPrompt:
                          noValue: true
                        category:
                          Gateway:
                            dataAction:
                              Pay:
                                inputs: {}
                        outputs:
                          failure:
                            actions:
                              - jumpToTask:
                                  name: Jump to Reusable Task
                                  targetTaskRef: "/secureCall/tasks/task[Shared: Thanks_11]"
                          timeout:
                            actions:
                              - jumpToTask:
                                  name: Jump to Reusable Task
                                  targetTaskRef: "/secureCall/tasks/task[Shared: Thanks_11]"
          - returnToAgent: # shared step 1
              name: Back
    - task:
        name: "Shared: Thanks"
        refId: "Shared: Thanks_11"
        actions:
          - loop:
              name: Thanks
              loopCount:
                lit: 2
          - returnToAgent: # shared step 1
              name: Back
`

const TASK = '    - task:\n        name: "Shared'
const COMMENTED = FLOW.replace(TASK, `    # Paid\n${TASK.replace('task:', 'task: # made')}`)
  .replace(
    '"Shared: Thanks_11"\n        actions:',
    '"Shared: Thanks_11"\n        # All\n        actions:',
  )
  .concat('    # No more\n')

test('comments at a task that export made leave its steps where they belong', () => {
  const design = mustRead(COMMENTED).design
  expect(design.tasks).toHaveLength(1)
  expect(design.nodes.filter(({ name }) => name === 'Back')).toHaveLength(1)
  expect(design.nodes.find(({ name }) => name === 'Thanks')?.comments).toContainEqual({
    at: ['actions'],
    ofTask: true,
    before: [' All'],
  })
})

test('comments at a task that export made, and the marks of shared steps, stand where they stood', () => {
  expect(mustWrite(mustRead(FLOW).design).yaml).toBe(FLOW)
  expect(COMMENTED.match(/# (?:Paid|made|All|No more)/g)).toHaveLength(4)
  expect(mustWrite(mustRead(COMMENTED).design).yaml).toBe(COMMENTED)
})

test('comments at a task that export makes no longer go to the step that it began with', () => {
  const design = mustRead(COMMENTED).design
  const edges = design.edges.map((edge) =>
    edge.output === 'failure' || edge.output === 'timeout'
      ? { ...edge, to: design.nodes.find(({ name }) => name === 'L')?.id ?? edge.to }
      : edge.output === 'next' && edge.from === design.nodes.find(({ name }) => name === 'L')?.id
        ? { ...edge, to: design.nodes.find(({ name }) => name === 'Thanks')?.id ?? edge.to }
        : edge,
  )
  const text = mustWrite({ ...design, edges }).yaml
  expect(text).not.toContain('Shared')
  expect(text).toMatch(/# Paid\n(?: +#.*\n)* +- loop:/)
  expect(mustWrite(mustRead(text).design).yaml).toBe(text)
})
