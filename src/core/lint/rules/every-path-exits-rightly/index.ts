import type { Analysis } from '../../../analysis/analyse.ts'
import { components } from '../../../analysis/components.ts'
import { isBlank } from '../../../analysis/blank.ts'
import { isChosenByEntry } from '../../../analysis/entry-decision.ts'
import { isInputFailure } from '../../../analysis/keypad-inputs.ts'
import { pathFromStart } from '../../../analysis/path-from-start.ts'
import { findPath } from '../../../analysis/paths.ts'
import { isBehindUnendedCall } from '../../../analysis/unended-calls.ts'
import type { GraphEdge } from '../../../analysis/flow-graph.ts'
import type { NodeFacts } from '../../../kinds/facts.ts'
import { kindOf } from '../../../kinds/registry.ts'
import type { FlowNode, FlowSettings } from '../../../model/design.ts'
import { defineRule } from '../../define.ts'
import type { Fix, PathStep } from '../../problem.ts'
import { connectToEnding } from '../../repairs/connect-to-ending.ts'
import { isRightEnding, swapEnding } from '../../repairs/ending-for.ts'
import { witness } from '../../witness.ts'

/**
 * Outputs of calls that lead nowhere are all-action-outputs-handled's, which is an error too. What input-failure-handled
 * and no-dangling-output warn of is an error here, as Architect refuses it. A transfer that is itself a choice of a menu
 * may lead nowhere when it fails: it stands in no task, and public exports have it so.
 * A disconnect that only the error handler reaches is error-handling-set's.
 * Disconnecting a caller whom an agent sent is possible, and hardly ever meant: a warning.
 * A flow that is started both ways has both sorts of ends, each behind a decision on how it was entered.
 */
export const everyPathExitsRightly = defineRule({
  rule: 'every-path-exits-rightly',
  code: 'SF-REL-05',
  severity: 'error',
  group: 'reliability',
  messages: {
    noAgent:
      '“{{node}}” returns to the agent, but this flow is entered by Transfer to Secure Flow: there is no agent to return to, and the call is cut off. End with a transfer or a disconnect. Where agents start the flow too, decide by Flow.InvocationData which end is right.',
    cutOff:
      '“{{node}}” disconnects a caller whom an agent sent into this flow: the agent does not get the caller back. End with Return to Agent unless the call is meant to be over. Where other flows transfer here too, decide by Flow.InvocationData which end is right.',
    falls:
      'After “{{node}}”{{outputs}} the call falls off the end of the task, and Architect refuses to publish a task in which a path has no end. Let the path end with {{ending}}.',
    uncalled:
      '“{{node}}” goes back to where its task was called, but on this path nothing has called it: there is nowhere to go, and the call is over. End with {{ending}}.',
    endless:
      'From “{{node}}” on the flow goes round without a way out: it stops after 10,000 actions in error handling. Give the loop a way to an end.',
  },
  docs: {
    summary: 'Every path ends, and ends as the way the flow was started asks for.',
    why: 'Architect refuses to publish a task in which a path has no end. Return to Agent needs an agent who started the flow.',
    source:
      'Genesys Resource Center, “End flow action”, “Secure flow scenarios”, and “Architect action limit” (10,000 actions). Genesys’ design-time core refuses a path without an end: “The task does not contain a terminating action”, also where only an input or a transfer that fails gets there.',
    fix: 'End the path with Return to Agent where an agent starts the flow, with a transfer or a disconnect where another flow does. Where both do, decide on something that only one of them passes in the invocation data. Behind an output of a call the fix connects what is open to the nearest ending; of other outputs no-dangling-output has that fix.',
    invalid: [
      {
        shows: 'Another flow transfers here, and there is no agent.',
        flow: `entered by transfer
start -> card: collect(CC) -> done: return
card.failure -> done`,
      },
      {
        shows: 'One arm of a decision has no end.',
        flow: `variable Ok boolean = true
start -> ok: decide(Task.Ok) -> done: return
ok.no -> sorry: play("Sorry.")`,
      },
      {
        shows: 'A caller who keys in nothing has no end.',
        flow: 'start -> card: collect(CC) -> done: return',
      },
    ],
    valid: [
      {
        shows: 'An agent gets the caller back.',
        flow: 'start -> hello: play("Hello.") -> done: return',
      },
      {
        shows: 'Another flow started it, and it ends with a transfer.',
        flow: `entered by transfer
start -> hello: play("Hello.") -> queue: transfer(Payments) -> bye: hangup`,
      },
      {
        shows: 'Both start it, and what they pass tells which end is right.',
        flow: `start -> hello: play("Hello.") -> who: decide(GetAt(Split(Flow.InvocationData, "|"), 1) == "agent")
who -> done: return
who.no -> bye: hangup`,
      },
    ],
  },
  *checkSteps({ steps, design, analysis, report }) {
    const { graph } = analysis
    const entryMode = analysis.answer(entryModeOf)
    for (const node of steps.reached) {
      const { ends, call, returns } = graph.facts(node)
      const ending = entryMode === 'agent' ? 'Return to Agent' : 'a transfer or a disconnect'
      if (returns !== undefined && graph.out(node).length === 0) {
        const place = { node: node.id, about: 'uncalled', path: pathTo(analysis, node) }
        yield report('uncalled', { node: node.name, ending }, place)
        continue
      }
      const open = call !== null ? [] : openOutputs(analysis, node)
      if (open.length > 0 && !isBlank(design, node.task)) {
        const outputs = outputsInWords(graph.facts(node), open)
        const place = {
          node: node.id,
          about: 'falls',
          path: pathTo(analysis, node, open[0]?.output),
          fix: connectBehindCall(analysis, node, open),
        }
        yield report('falls', { node: node.name, outputs, ending }, place)
      }
      if (ends !== null) {
        if (isRightEnding(ends, entryMode)) continue
        if (entryMode === 'agent' && !analysis.isOnMainPath(node)) continue
        if (isChosenByEntry(analysis, node)) continue
        const fix = swapEnding(node, entryMode)
        const place = { node: node.id, about: ends, path: pathTo(analysis, node), fix }
        yield entryMode === 'agent'
          ? report('cutOff', { node: node.name }, { ...place, severity: 'warning' })
          : report('noAgent', { node: node.name }, place)
      }
    }
  },
  *check({ analysis, report }) {
    const { graph } = analysis
    for (const node of trapped(analysis)) {
      const round = findPath(graph, { from: graph.out(node), goal: node })
      const path = [...pathTo(analysis, node).slice(0, -1), ...witness(round ?? [])]
      yield report('endless', { node: node.name }, { node: node.id, about: 'endless', path })
    }
  },
})

/** Of all settings of the flow the one that decides which ends are right. */
function entryModeOf({ graph }: Analysis): FlowSettings['entryMode'] {
  return graph.index.design.flow.entryMode
}

/** Of other outputs no-dangling-output and input-failure-handled speak too, and have the fix. */
function connectBehindCall(
  analysis: Analysis,
  node: FlowNode,
  [open, ...others]: readonly GraphEdge[],
): Fix | null {
  if (open === undefined || others.length > 0 || isInputFailure(analysis.graph, open)) return null
  return isBehindUnendedCall(analysis, node) ? connectToEnding(analysis, node, open.output) : null
}

function openOutputs({ graph }: Analysis, node: FlowNode): readonly GraphEdge[] {
  const open = graph.out(node).filter(({ to }) => to === undefined)
  if (open.length === 0 || graph.facts(node).ends === null) return open
  return graph.into(node).some(({ from }) => kindOf(from).archy?.list != null) ? [] : open
}

/** By which outputs, unless it is the only way on. */
function outputsInWords({ outputs, ends }: NodeFacts, open: readonly GraphEdge[]): string {
  if (outputs.length === 1 && ends === null) return ''
  const labels = open.map(({ output }) => outputs.find(({ id }) => id === output)?.label ?? output)
  return ` (${labels.join(', ')})`
}

function pathTo(
  analysis: Analysis,
  node: FlowNode,
  output: string | null = null,
): readonly PathStep[] {
  const path = pathFromStart(analysis, node)
  return [...witness(path).slice(0, -1), { node: node.id, output }]
}

/** The first node of each loop that no path leaves: neither to an end nor off the task. */
function trapped({ graph, endless, order }: Analysis): readonly FlowNode[] {
  const ids = endless.map(({ id }) => id)
  const next = (id: FlowNode['id']) => graph.out(graph.node(id)).flatMap(({ to }) => to?.id ?? [])
  return components(ids, next).flatMap((members) => {
    const inside = new Set(members)
    const edges = members.flatMap((id) => graph.out(graph.node(id)))
    const isTrap =
      edges.length > 0 && edges.every(({ to }) => to !== undefined && inside.has(to.id))
    const ends = members.some((id) => graph.facts(graph.node(id)).ends !== null)
    const first = members.toSorted((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0))[0]
    return isTrap && !ends && first !== undefined ? [graph.node(first)] : []
  })
}
