import { MOST_STEPS } from '../../../analysis/task-contexts.ts'
import { pathFromStart } from '../../../analysis/path-from-start.ts'
import { defineRule } from '../../define.ts'
import { witness } from '../../witness.ts'

const MOST = MOST_STEPS.toLocaleString('en-US')

/** Without it no problem would mean no proof where calls are too many: what shares steps with others can hide. */
export const callsCanBeFollowed = defineRule({
  rule: 'calls-can-be-followed',
  code: 'SF-FLOW-08',
  severity: 'error',
  group: 'flow',
  messages: {
    shared:
      'The calls of tasks in this flow are too many to follow each by itself: tasks call tasks so often that, written out, they come to more than {{most}} nodes. From “{{node}}” on, calls of the same task are checked as one, and what is wrong in one of them alone, be it a leak or a wrong order, can be missed. Call tasks from fewer places: put what is done in a row into a Loop, or go to the task by a connection where nothing is done after it.',
    recursive:
      '“{{node}}” calls a task that is running already: itself, or one that has called it. How deep that goes nobody can say, so the inner calls are checked as one with the outer, and what is wrong in one of them alone can be missed. To do it again, use a Loop, or lead back to the first node of the task by a connection.',
  },
  docs: {
    summary: 'Each call of a task can be followed by itself.',
    why: 'What a task does depends on what was done before its call and on where the call goes on. So each call is followed by itself, with the calls that its task makes. Tasks that call each other several times come to so many calls that nobody can follow them all; beyond a limit, calls of the same task are checked as one. Then mistakes can be reported that no call makes, and some that one call makes are missed; so it is where a task calls itself. That must not pass for a proof.',
    source: `Our own limit: ${MOST} nodes, each counted once for every call that comes by it. Genesys Cloud breaks a call off that runs 10,000 actions (Genesys Resource Center, “Architect action limit”).`,
    fix: 'Call tasks from fewer places. No fix is offered: which calls do the same is yours to say.',
    invalid: [
      {
        shows: 'Tasks that each call the next one ten times, 10,000 calls of the last.',
        flow: `start -> go: calltask(A) -> done: return
${tenCalls('A', 'B')}
${tenCalls('B', 'C')}
${tenCalls('C', 'D')}
${tenCalls('D', 'Say')}
task Say
say: play("One moment please.") -> said: endtask`,
      },
      {
        shows: 'A task that calls itself to ask again.',
        flow: `start -> ask: calltask(Ask) -> done: return
task Ask
card: collect(Flow.CC) -> asked: endtask
card.failure -> again: calltask(Ask) -> asked`,
      },
    ],
    valid: [
      {
        shows: 'A task that is called ten times.',
        flow: `start -> go: calltask(A) -> done: return
${tenCalls('A', 'Say')}
task Say
say: play("One moment please.") -> said: endtask`,
      },
      {
        shows: 'A task that leads back to its first node to ask again.',
        flow: `start -> ask: calltask(Ask) -> done: return
task Ask
card: collect(Flow.CC) -> asked: endtask
card.failure -> card`,
      },
    ],
  },
  *checkSteps({ steps, analysis, report }) {
    for (const node of steps.nodes) {
      const shares = analysis.graph.facts(node).calls?.shares
      if (shares === undefined) continue
      const place = { node: node.id, path: witness(pathFromStart(analysis, node)) }
      if (shares === 'runs already') {
        yield report('recursive', { node: node.name }, { ...place, severity: 'warning' })
      } else yield report('shared', { node: node.name, most: MOST }, place)
    }
  },
})

function tenCalls(task: string, next: string): string {
  const calls = Array.from({ length: 10 }, (_, i) => `in${task}${i}: calltask(${next})`)
  return `task ${task}\n${calls.join(' -> ')} -> end${task}: endtask`
}
