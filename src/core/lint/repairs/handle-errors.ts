import { freshId, type NodeId, type TaskId } from '../../base/ids.ts'
import { freeNodeName } from '../../kinds/new-node.ts'
import { returnToAgent } from '../../kinds/return-to-agent/index.ts'
import type { Design } from '../../model/design.ts'
import type { Fix } from '../problem.ts'

/**
 * Adds a task that returns the caller to the agent, for errors. No path that was drawn changes. Null for a flow that
 * another one starts: where its callers should go then is not known.
 */
export function handleErrors(design: Design): Fix | null {
  if (design.flow.entryMode !== 'agent') return null
  const task = freshId<TaskId>('on-error', new Set<string>(design.tasks.map(({ id }) => id)))
  const node = freshId<NodeId>('return-error', new Set<string>(design.nodes.map(({ id }) => id)))
  const places = Object.values(design.layout)
  const position = {
    x: Math.min(0, ...places.map(({ x }) => x)),
    y: Math.max(0, ...places.map(({ y }) => y)) + BAND,
  }
  return {
    title: 'Return to the agent on an error',
    safety: 'safe',
    edits: [
      {
        type: 'add-task',
        task: { id: task, name: freeNodeName(design.tasks, 'On error'), entry: null },
      },
      {
        type: 'add-node',
        node: {
          id: node,
          task,
          kind: returnToAgent.id,
          name: freeNodeName(design.nodes, 'Return after an error'),
          props: returnToAgent.initial,
        },
        position,
      },
      { type: 'set-task', task, patch: { entry: node } },
      { type: 'set-flow', patch: { errorHandling: { type: 'task', task } } },
    ],
  }
}

/** Below everything, with room for the frames of tasks. */
const BAND = 224
