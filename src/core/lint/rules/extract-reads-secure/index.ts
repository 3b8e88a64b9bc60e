import type { Analysis } from '../../../analysis/analyse.ts'
import type { ResolvedAssignment } from '../../../analysis/assignment.ts'
import { parsedExpression, variableNamed, variableNamesIn } from '../../../analysis/references.ts'
import type { FlowNode } from '../../../model/design.ts'
import { stepsAssigning } from '../../../analysis/steps-with.ts'
import { defineRule } from '../../define.ts'
import { replaceByUpdate } from '../../repairs/replace-by-update.ts'

/** A secret in a variable that is not secure yet is another mistake: then it is not said that nothing secure is read. */
export const extractReadsSecure = defineRule({
  rule: 'extract-reads-secure',
  code: 'SF-SEC-06',
  severity: 'warning',
  group: 'secrecy',
  messages: {
    step: '“{{node}}” reads no secure variable, so that there is nothing to extract: Architect warns of it, and everybody who looks for the places where secrets leave stops here in vain. Use Update Data.',
    statement:
      '“{{node}}” sets {{target}} without reading a secure variable, so that there is nothing to extract: Architect warns of it. Set it with Update Data.',
  },
  docs: {
    summary: 'Extract Secure Data extracts from a secure variable.',
    why: 'The node is the one place where secrets leave secure variables, and reviewers read each of them. One that reads nothing secure is noise there, or shows that a variable has lost its secure mark.',
    source:
      '“There is no secure data being read” (Architect; Genesys Resource Center, “Extract Secure Data action”).',
    fix: 'Use Update Data, which does the same here. The fix turns the node into one.',
    invalid: [
      {
        shows: 'A copy of something that is not secure.',
        flow: 'start -> note: extract(Status = "asked") -> done: return',
      },
    ],
    valid: [
      {
        shows: 'The last four digits of a secure variable.',
        flow: 'start -> card: collect(CC) -> cut: extract(Last4 = Right(Task.CC, 4)) -> done: return',
      },
    ],
  },
  *checkSteps({ steps, analysis, report }) {
    const extracting = stepsAssigning(steps.nodes, analysis, isExtracted)
    for (const node of extracting.filter(analysis.isReachable)) {
      const statements = analysis.assignments.of(node).filter(isExtracted)
      const idle = statements.filter((statement) => readsNothing(analysis, node, statement))
      if (idle.length === 0) continue
      if (idle.length === statements.length) {
        const fix = replaceByUpdate(node)
        yield report('step', { node: node.name }, { node: node.id, fix })
        continue
      }
      for (const { field, variable } of idle) {
        const place = { node: node.id, field: field.replace(/variable$/, 'value') }
        yield report('statement', { node: node.name, target: variable }, place)
      }
    }
  },
})

function isExtracted({ source }: ResolvedAssignment): boolean {
  return source.type === 'value' && source.place === 'extract'
}

/** What is still to be filled in, cannot be read or names what nobody declares says nothing. */
function readsNothing(
  { graph, classOf }: Analysis,
  node: FlowNode,
  { source }: ResolvedAssignment,
): boolean {
  if (source.type !== 'value' || source.value.type === 'none') return false
  if (source.value.type === 'literal') return true
  const { text } = source.value
  if (parsedExpression(text) === null) return false
  return variableNamesIn(text).every((name) => {
    const variable = variableNamed(name, node.task, graph.index)
    if (variable === undefined) return BUILT_IN.test(name)
    return !variable.secure && classOf(variable).sensitivity === 'none'
  })
}

/** Architect’s own values, none of which is secure. */
const BUILT_IN = /^(call|interaction|system|flow)\./i
