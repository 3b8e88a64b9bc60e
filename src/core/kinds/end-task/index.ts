import { z } from 'zod'
import { NAMED } from '../archy-forms.ts'
import { asObject } from '../archy-values.ts'
import { defineNodeKind } from '../define.ts'
import { DEFAULT_PATH, isDefaultPath } from '../output-paths.ts'
import { leave } from '../simulation.ts'

/** Ends the task. Where the call goes on is the matter of the Call Task that entered it. */
export const endTask = defineNodeKind({
  id: 'end-task',
  title: 'End task',
  summary: 'Go back to where the task was called',
  icon: 'task',
  group: 'end',
  docs: `Ends a task, by one of the output paths of that task. Genesys calls it **End Task**. A task that was entered by
**Call Task** goes on behind that action, by the output that is called as the path; one that was not has nowhere to go
on, and the flow is over. Output paths are declared by the task: its settings list them.

**Not certain:** whether a secure call flow may use the two. They are not on the list of Genesys' design-time core
(2018), and voice flows have got them since. The palette does not offer End task; imports keep it.`,
  offered: false,
  isEntry: false,
  schema: z.object({ outputPath: z.string() }),
  initial: { outputPath: '' },
  fields: [
    {
      key: 'outputPath',
      label: 'Output path',
      control: { type: 'output-path' },
    },
  ],
  facts: ({ outputPath }) => ({
    outputs: [],
    uses: [],
    assigns: [],
    seconds: {},
    call: null,
    ends: null,
    involvesCaller: false,
    returns: { path: isDefaultPath(outputPath) ? DEFAULT_PATH : outputPath },
  }),
  face: ({ outputPath }) =>
    outputPath === ''
      ? []
      : [
          [
            { type: 'text', text: 'by' },
            { type: 'text', text: outputPath },
          ],
        ],
  simulate: ({ outputPath }) =>
    leave(null, { returns: isDefaultPath(outputPath) ? DEFAULT_PATH : outputPath }),
  archy: {
    keys: ['endTask'],
    properties: ['outputPath'],
    forms: { outputPath: NAMED },
    write: ({ outputPath }) => (outputPath === '' ? {} : { outputPath: { name: outputPath } }),
    read: (body) => {
      const { name } = asObject(body['outputPath'])
      return { props: { outputPath: typeof name === 'string' ? name : '' }, branches: {} }
    },
  },
})
