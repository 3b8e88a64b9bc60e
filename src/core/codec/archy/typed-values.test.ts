import { expect, test } from 'vitest'
import { lintDesign } from '#core/lint/lint.ts'
import { literal } from '#core/model/values.ts'
import { mustRead, mustWrite, secureFlow } from '#testing/archy-files.ts'

// Written so in public exports: `lit: {minutes: 5}` in CacheExampleFlow.yaml of MyPureCloud/developer-center-blog, queues
// by name in many.
const TASK = `
          - decision:
              name: Long
              condition:
                exp: Flow.Wait > MakeDuration(0, 0, 1, 0)
          - updateData:
              name: Other queue
              statements:
                - queue:
                    variable: Flow.Queue
                    value:
                      lit:
                        name: Support
          - transferToAcd:
              name: To the queue
              targetQueue:
                exp: Flow.Queue
          - disconnect:
              name: Disconnect
`
const YAML = secureFlow(TASK).replace(
  '  tasks:\n',
  `  variables:
    - durationVariable:
        name: Flow.Wait
        initialValue:
          lit:
            minutes: 5
        isInput: false
        isOutput: false
    - queueVariable:
        name: Flow.Queue
        initialValue:
          lit:
            name: Sales
        isInput: false
        isOutput: false
  tasks:
`,
)

test('durations and queues that are written out are read as what they are', () => {
  const { design, notes } = mustRead(YAML)
  expect(design.variables.map(({ name, initial }) => [name, initial])).toEqual([
    ['Flow.Wait', literal('PT5M')],
    ['Flow.Queue', literal('Sales')],
  ])
  const put = design.nodes.find(({ kind }) => kind === 'update-data')
  expect(put?.props).toEqual({
    statements: [{ type: 'queue', variable: 'Flow.Queue', value: literal('Support') }],
  })
  expect(notes).toEqual([])
  expect(mustWrite(design).yaml).toContain('          lit:\n            minutes: 5\n')
})

test('a variable that begins with one is set', () => {
  const { problems } = lintDesign(mustRead(YAML).design)
  expect(problems.filter(({ rule }) => rule === 'set-before-read')).toEqual([])
})

test('what is changed is written in the same form', () => {
  const { design } = mustRead(YAML)
  const [wait, queue] = design.variables
  if (wait === undefined || queue === undefined) throw new Error('a variable is gone')
  const variables = [
    { ...wait, initial: literal('PT45S') },
    { ...queue, initial: literal('Returns') },
  ]
  const { yaml } = mustWrite({ ...design, variables })
  expect(yaml).toContain('          lit:\n            seconds: 45\n')
  expect(yaml).toContain('          lit:\n            name: Returns\n')
})
