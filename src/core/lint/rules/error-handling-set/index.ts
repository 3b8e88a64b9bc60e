import type { Analysis } from '../../../analysis/analyse.ts'
import { isBlank } from '../../../analysis/blank.ts'
import { isChosenByEntry } from '../../../analysis/entry-decision.ts'
import { reach } from '../../../analysis/paths.ts'
import { asObject } from '../../../kinds/archy-values.ts'
import type { FlowNode } from '../../../model/design.ts'
import type { Json } from '../../../model/values.ts'
import { defineRule } from '../../define.ts'
import { handleErrors } from '../../repairs/handle-errors.ts'

/**
 * Not reported: a flow that has no step yet. A disconnect that says something before is a decision of the author where
 * another flow has transferred the caller; where an agent waits it never is right.
 */
export const errorHandlingSet = defineRule({
  rule: 'error-handling-set',
  code: 'SF-REL-06',
  severity: 'error',
  group: 'reliability',
  messages: {
    unset:
      'Nothing is set for errors: when an action fails in a way that no output covers, or after 10,000 actions, Genesys Cloud disconnects the caller without a word{{waiting}}. Let error handling go on with a task that {{ending}}.',
    cutOff:
      'On an error the flow disconnects a caller whom an agent sent: the agent waits for nobody. Let error handling go on with a task that returns to the agent.',
    ends: 'The task for errors ends with “{{node}}”, which disconnects a caller whom an agent sent: the agent waits for nobody. End it with Return to Agent or a transfer.',
    empty:
      'Errors are handed to the task “{{task}}”, which has no node: Architect refuses to publish a task that does not end. Put nodes there that end with {{how}}.',
    noQueue:
      'Errors are to transfer the caller to a queue, but no queue is named: the call is disconnected. Name the queue.',
  },
  docs: {
    summary: 'What happens on an error is decided, and gives the caller back to the agent.',
    why: 'An expression that cannot be worked out, an action that is no longer there, the 10,000th action: all of them leave the path that was drawn and go to error handling. Unless it is set, that is a disconnect in the middle of a payment.',
    source:
      'Genesys Resource Center, “Flow execution data and limits”: after 10,000 actions error handling runs, by default a disconnect; 1,000 more actions when it jumps to a task.',
    fix: 'Set error handling to a task that tells the agent that the outcome is unknown and returns the caller. The fix adds a task that returns to the agent.',
    invalid: [
      {
        shows: 'Nothing is set.',
        flow: `start -> hello: play("Hello.") -> done: return`,
      },
      {
        shows: 'The task for errors hangs up.',
        flow: `on-error Failed
start -> hello: play("Hello.") -> done: return
task Failed
sorry: play("Sorry.") -> bye: hangup`,
      },
    ],
    valid: [
      {
        shows: 'The agent gets the caller back.',
        flow: `on-error Failed
start -> hello: play("Hello.") -> done: return
task Failed
note: data(Payment_Status = "unknown") -> back: return`,
      },
    ],
  },
  *check({ design, analysis, report }) {
    const { errorHandling, errorAudio, entryMode, carried } = design.flow
    const [main] = design.tasks
    if (main === undefined || isBlank(design, main.id)) return
    const isAgent = entryMode === 'agent'
    const place = { node: null, field: 'errorHandling' }
    const ending = isAgent ? 'returns to the agent' : 'transfers the call, or ends it with a word'
    switch (errorHandling.type) {
      case 'disconnect': {
        if (isOtherForm(carried?.['settingsErrorHandling'])) return
        const fix = handleErrors(design)
        if (errorAudio.type === 'none') {
          const waiting = isAgent ? ' while the agent waits' : ''
          yield report('unset', { waiting, ending }, { ...place, fix })
        } else if (isAgent) yield report('cutOff', {}, { ...place, fix })
        return
      }
      case 'queue':
        if (errorHandling.queue.trim() === '') yield report('noQueue', {}, place)
        return
      case 'task': {
        const root = analysis.graph.roots.find(({ isErrorHandler }) => isErrorHandler)
        const task = design.tasks.find(({ id }) => id === errorHandling.task)
        if (root === undefined) {
          // The flow's own first task handles its errors: it has the ends of the flow.
          if (task === main) return
          const how = isAgent ? 'Return to Agent' : 'a transfer or a disconnect'
          yield report('empty', { task: task?.name ?? errorHandling.task, how }, place)
          return
        }
        if (!isAgent) return
        for (const node of disconnectsAfter(analysis, root.node)) {
          if (isChosenByEntry(analysis, node)) continue
          yield report('ends', { node: node.name }, { ...place, node: node.id })
        }
      }
    }
  },
})

function disconnectsAfter({ graph }: Analysis, entry: FlowNode): readonly FlowNode[] {
  const reached = [entry.id, ...reach(graph, { from: graph.out(entry) })]
  return [...new Set(reached)]
    .map((id) => graph.node(id))
    .filter((node) => graph.facts(node).ends === 'disconnect')
}

/** A form of error handling that we do not model is carried along, and is a choice of its author. */
function isOtherForm(settings: Json | undefined): boolean {
  const { errorHandling } = asObject(settings)
  return Object.keys(asObject(errorHandling)).some((key) => key !== 'disconnect')
}
