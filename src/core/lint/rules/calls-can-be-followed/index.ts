import { MOST_STEPS } from '../../../analysis/task-contexts.ts'
import { defineRule } from '../../define.ts'
import { witness } from '../../witness.ts'

/** Without it no problem would mean no proof where calls are too many: what shares steps with others can hide. */
export const callsCanBeFollowed = defineRule({
  rule: 'calls-can-be-followed',
  code: 'SF-FLOW-08',
  severity: 'error',
  group: 'flow',
  messages: {
    shared:
      'The calls of tasks in this flow are too many to follow each by itself: tasks call tasks so often that, written out, they come to more than {{most}} nodes. From “{{node}}” on, calls of the same task are checked as one, and what is wrong in one of them alone, be it a leak or a wrong order, can be missed. Call tasks from fewer places: put what is done in a row into a Loop, or go to the task by a connection where nothing is done after it.',
  },
  docs: {
    summary: 'Each call of a task can be followed by itself.',
    why: 'What a task does depends on what was done before its call and on where the call goes on. So each call is followed by itself, with the calls that its task makes. Tasks that call each other several times come to so many calls that nobody can follow them all; beyond a limit, calls of the same task are checked as one. Then mistakes can be reported that no call makes, and some that one call makes are missed. That must not pass for a proof.',
    source: `Our own limit: ${MOST_STEPS.toLocaleString('en-US')} nodes, each counted once for every call that comes by it. Genesys Cloud breaks a call off that runs 10,000 actions (Genesys Resource Center, “Architect action limit”).`,
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
    ],
    valid: [
      {
        shows: 'A task that is called ten times.',
        flow: `start -> go: calltask(A) -> done: return
${tenCalls('A', 'Say')}
task Say
say: play("One moment please.") -> said: endtask`,
      },
    ],
  },
  *checkSteps({ steps, analysis, report }) {
    for (const node of steps.nodes) {
      if (analysis.graph.facts(node).calls?.isOneTooMany !== true) continue
      const most = MOST_STEPS.toLocaleString('en-US')
      const path = witness(analysis.pathTo(node) ?? [])
      yield report('shared', { node: node.name, most }, { node: node.id, path })
    }
  },
})

function tenCalls(task: string, next: string): string {
  const calls = Array.from({ length: 10 }, (_, i) => `in${task}${i}: calltask(${next})`)
  return `task ${task}\n${calls.join(' -> ')} -> end${task}: endtask`
}
