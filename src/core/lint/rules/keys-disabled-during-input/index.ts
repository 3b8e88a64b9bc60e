import type { Analysis } from '../../../analysis/analyse.ts'
import { type KeypadInput, isInputFailure } from '../../../analysis/keypad-inputs.ts'
import { keysIn, keysOf } from '../../../analysis/key-mentions.ts'
import { findPath, rootEdges } from '../../../analysis/paths.ts'
import { wordsOf } from '../../../analysis/spoken.ts'
import type { FlowNode } from '../../../model/design.ts'
import { defineRule } from '../../define.ts'
import { witness } from '../../witness.ts'

/**
 * A key that leads to failure, and from there out of the flow, does what the caller was told. What a recording says is
 * not known, and neither is a text in a language whose words are not on the list.
 */
export const keysDisabledDuringInput = defineRule({
  rule: 'keys-disabled-during-input',
  code: 'SF-CX-06',
  severity: 'warning',
  group: 'caller',
  looksAt: ['words'],
  messages: {
    asked:
      '“{{node}}” tells the caller to press {{key}}, and does not take that key: {{instead}}. Say which key works, or lead its failure to where the caller wants to go.',
    after:
      '“{{node}}” tells the caller to press {{key}}, but takes exactly {{digits}} and ends by itself: the key goes to the next node, which takes it for an answer. Leave it out of the prompt, or take a range that the key ends.',
    anyTime:
      '“{{node}}” promises that {{key}} works at any time, and during “{{input}}” it does not: menus and their keys are off while digits are taken. Say when it works, or say it in the prompt of “{{input}}” and lead its failure there.',
    greeting:
      'The greeting promises that {{key}} works at any time, and during “{{input}}” it does not: menus and their keys are off while digits are taken. Say when it works, or say it in the prompt of “{{input}}” and lead its failure there.',
  },
  docs: {
    summary: 'Callers are told of no key that does nothing where they are.',
    why: 'While a Collect Input takes digits, the keys of menus are off, and * is a failed input where # ends it. A caller who was told to press * for a person gets “invalid input” instead.',
    source:
      'Genesys Resource Center, “Collect Input action”: global DTMF is off during the action; with # as the terminating key * leads to failure, and the other way round; excess digits go to the next action. What callers are told is found by a few words in eleven languages.',
    fix: 'Say in the prompt of the input which key ends it and what leads to a person, and lead its failure there. No fix is offered: what to say is yours.',
    invalid: [
      {
        shows: 'Star is a failed input, which asks again.',
        flow: `start -> card: collect(CC, digits=13-19, prompt="Enter your card number, or press star for an agent.") -> done: return
card.failure -> again: play("That was no card number.") -> card`,
      },
      {
        shows: 'Not while the card is keyed in.',
        flow: `start -> hello: play("Press zero at any time for an agent.") -> card: collect(CC, digits=13-19) -> done: return
card.failure -> again: play("That was no card number.") -> card`,
      },
    ],
    valid: [
      {
        shows: 'Star is a failed input, and that leads to the agent.',
        flow: `start -> card: collect(CC, digits=13-19, prompt="Enter your card number and press pound, or press star for your agent.") -> done: return
card.failure -> back: return`,
      },
    ],
  },
  *checkSteps({ steps, analysis, report }) {
    const { graph } = analysis
    for (const node of steps.reached.filter((one) => graph.facts(one).says !== undefined)) {
      const mentions = keysOf(graph.facts(node))
      if (mentions === null) continue
      const own = analysis.inputAt(node)
      // A step that takes no keys can only promise what others do.
      if (own === undefined && mentions.atAnyTime.size === 0) continue
      const { keys } = mentions
      if (keys.size === 0) continue
      for (const key of keys) {
        if (own === undefined || takes(own, key) || leadsAway(analysis, own, key)) continue
        const { question } = own
        const place = { node: node.id, about: key }
        if (question.isExact && key === '#') {
          const digits = question.maxDigits === 1 ? '1 digit' : `${question.maxDigits} digits`
          yield report('after', { node: node.name, key, digits }, place)
        } else yield report('asked', { node: node.name, key, instead: insteadOf(own, key) }, place)
      }
      for (const key of mentions.atAnyTime) {
        const path = findPath(graph, {
          from: graph.out(node),
          goal: (other) => isDeafTo(analysis, other, key),
        })
        const input = path?.at(-1)?.to
        if (path === null || input === undefined) continue
        yield report(
          'anyTime',
          { node: node.name, key, input: input.name },
          { node: node.id, about: key, path: witness(path) },
        )
      }
    }
  },
  *check({ design, analysis, report }) {
    for (const key of keysIn(wordsOf(design.flow.greeting)).atAnyTime) {
      const path = findPath(analysis.graph, {
        from: rootEdges(analysis.graph),
        goal: (other) => isDeafTo(analysis, other, key),
      })
      const input = path?.at(-1)?.to
      if (path === null || input === undefined) continue
      const place = { node: null, field: 'greeting', about: key, path: witness(path) }
      yield report('greeting', { key, input: input.name }, place)
    }
  },
})

function isDeafTo(analysis: Analysis, node: FlowNode, key: string): boolean {
  const input = analysis.inputAt(node)
  return input !== undefined && !takes(input, key) && !leadsAway(analysis, input, key)
}

/** Whether a key ends the input, or counts as an answer of its own. */
function takes({ question }: KeypadInput, key: string): boolean {
  const { terminator, acceptedAlone, minDigits } = question
  return key === terminator || acceptedAlone.includes(key) || (/\d/.test(key) && minDigits === 1)
}

/** A key that is no digit fails the input; the caller is out where the failure ends without asking again. */
function leadsAway({ graph }: Analysis, { node, question }: KeypadInput, key: string): boolean {
  if (question.isExact && key === '#') return false
  const failure = graph.out(node).filter((edge) => isInputFailure(graph, edge))
  const end = findPath(graph, {
    from: failure,
    goal: (other) => graph.facts(other).ends !== null,
    avoidNode: (other) => other === node,
  })
  const again = findPath(graph, { from: failure, goal: node })
  return end !== null && again === null
}

function insteadOf({ question }: KeypadInput, key: string): string {
  if (/\d/.test(key)) return `it counts as the first of at least ${question.minDigits} digits`
  return question.terminator === ''
    ? 'it fails the input'
    : `it fails the input, which ${question.terminator} ends`
}
