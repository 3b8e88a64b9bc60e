import { z } from 'zod'
import type { TaskId } from '../../base/ids.ts'
import type { FlowNode } from '../../model/design.ts'
import { ASSUMED } from '../archy-assumptions.ts'
import { isElsewhere } from '../archy-forms.ts'
import { asObject, readBranches, writeBranches } from '../archy-values.ts'
import { type Branches, defineNodeKind } from '../define.ts'
import type { Lack } from '../demands.ts'
import type { NodeFacts } from '../facts.ts'
import { DEFAULT_PATH, outputsOfCall } from '../output-paths.ts'
import { leave } from '../simulation.ts'

const TARGET = ASSUMED.targetTask.value
const DEFAULT_KEY = ASSUMED.defaultPath.value

const NO_TASK = '' as TaskId
const LACKS_TASK: Lack = { field: 'task', what: 'the task to call' }

/** Runs a task and goes on when that has ended: its outputs are the paths by which the task can end. */
export const callTask = defineNodeKind({
  id: 'call-task',
  title: 'Call task',
  summary: 'Run a task and come back',
  icon: 'task',
  group: 'logic',
  docs: `Runs a task and goes on when the task has ended. Genesys calls it **Call Task**. A task ends with **End Task**, by
one of its output paths; where nothing follows its last node Architect refuses the flow, and the checks say so. The node has
one output for each output path of the task; an end by a path that has no output of its own goes on by the first.

What the task does counts behind the node: the variables of the flow that it sets, the secrets that they hold, the time
that passes and the token that it fetches. The checks follow each call of a task by itself.

**Assumed:** every call of a task begins with the initial values of the task's variables, also when a task calls itself,
and leaves those of the calling task as they are. A task that is jumped to from a called one goes back to the same place.

**Not certain:** whether a secure call flow may use Call Task. It is not on the list of Genesys' design-time core (2018),
and voice flows have got it since. Public exports show it with a name and its task; inputs and outputs of a task are seen
in none, and a node that has some is kept as another action. The palette does not offer Call task; imports keep it.`,
  offered: false,
  isEntry: false,
  schema: z.object({
    task: z.custom<TaskId>((value) => typeof value === 'string' && value !== '').nullable(),
  }),
  initial: { task: null },
  fields: [
    {
      key: 'task',
      label: 'Task',
      control: { type: 'task' },
      help: 'It runs from its first node, and then the call goes on here.',
    },
  ],
  facts: ({ task }, { index, node }) => ({
    outputs: outputsOfCall(index, task),
    uses: [],
    assigns: [],
    seconds: {},
    call: null,
    ends: null,
    involvesCaller: false,
    calls: { task },
    ...(index.task(task ?? NO_TASK) === undefined ? withoutTask(task, node) : {}),
  }),
  face({ task }, { index }) {
    const name = task === null ? undefined : index.task(task)?.name
    return [
      [
        name === undefined
          ? { type: 'missing', text: 'choose a task' }
          : { type: 'text', text: name },
      ],
    ]
  },
  simulate: ({ task }) => leave(DEFAULT_PATH, { calls: task }),
  archy: {
    keys: ['callTask'],
    properties: [TARGET, 'outputs'],
    fields: { task: [TARGET] },
    write({ task }, branches, { index }, refer) {
      const reference = task === null ? null : refer(task)
      return {
        ...(reference === null ? {} : { [TARGET]: reference }),
        ...writeBranches(
          withKey(branches, DEFAULT_PATH, DEFAULT_KEY),
          outputsOfCall(index, task).map(({ id }) => (id === DEFAULT_PATH ? DEFAULT_KEY : id)),
        ),
      }
    },
    /** What no public export shows stays another action: the check refuses an empty id. */
    read(body, reading) {
      const reference = body[TARGET]
      const isKnown = Object.keys(body).every((key) => KNOWN.has(key))
      const task = typeof reference === 'string' ? reading.task(reference) : null
      const paths = Object.keys(asObject(body['outputs']))
      return {
        props: { task: isKnown ? task : ('' as TaskId) },
        branches: withKey(readBranches(body, paths), DEFAULT_KEY, DEFAULT_PATH),
      }
    },
  },
})

/** A file that names a task which it does not have is carried along: the form shows none. */
function withoutTask(
  task: TaskId | null,
  { carried }: FlowNode,
): Pick<NodeFacts, 'lacks' | 'dangles'> {
  const reference = task ?? carried?.[TARGET]
  if (typeof reference !== 'string' || reference === '') return { lacks: [LACKS_TASK] }
  return isElsewhere(reference) ? {} : { dangles: 'task' }
}

const KNOWN: ReadonlySet<string> = new Set(['name', TARGET, 'outputs'])

/** What stands under one key stands under another. */
function withKey(branches: Branches, key: string, other: string): Branches {
  return Object.fromEntries(
    Object.entries(branches).map(([id, list]) => [id === key ? other : id, list]),
  )
}
