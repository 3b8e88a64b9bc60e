import type { Analysis } from '../../../analysis/analyse.ts'
import { expressionFindings } from '../../../analysis/expression-findings.ts'
import { isFilledIn } from '../../../kinds/archy-forms.ts'
import { isDuration } from '../../../kinds/typed-values.ts'
import { type DataType, LITERAL_EXAMPLES, typeLabel } from '../../../language/expression/types.ts'
import type { FlowNode } from '../../../model/design.ts'
import { defineRule } from '../../define.ts'
import { fieldInWords, quotedExpression } from '../../field-words.ts'

/**
 * Architect converts many results by itself (a number into a text, a text into audio): what it converts is right.
 * What goes into and comes out of a data action is asked by binding-type-matches.
 */
export const valueHasRightType = defineRule({
  rule: 'value-has-right-type',
  code: 'SF-FLOW-03',
  severity: 'error',
  group: 'flow',
  messages: {
    result:
      '“{{node}}” has {{expression}} in {{where}}, which gives {{found}}, but {{type}} is needed there and Architect cannot convert it: it refuses to publish the flow. Write an expression that gives {{type}}.',
    literal:
      '“{{node}}” has {{value}} in {{field}}, but {{type}} is needed there: Architect refuses to publish the flow. Enter a value of that type{{example}}.',
    variable:
      '“{{node}}” puts a value of type {{type}} into {{variable}}, which is of type {{own}}: Architect refuses to publish the flow. Choose a variable of type {{type}}, or change the type of {{variable}}.',
    initial:
      '{{variable}} is of type {{type}}, but begins with {{value}}: Architect refuses to publish the flow. Enter an initial value of that type{{example}}.',
    computed:
      '{{variable}} begins with the expression {{expression}}: Architect takes a literal there alone, and refuses to publish the flow. Enter a literal, or set the variable with Update Data where the flow begins.',
  },
  docs: {
    summary: 'What is computed, entered or put into a variable has the type that is needed there.',
    why: 'Architect converts what it can, such as a number into a text, and refuses to publish the flow for the rest.',
    source:
      'Checks of Architect when it validates a flow: “Cannot convert expression from type … to required type of …”.',
    fix: 'Convert it (ToInt, ToString and so on), or use a variable of the type.',
    invalid: [
      {
        shows: 'A decision on audio.',
        flow: 'start -> which: decide(ToAudioTTS("yes")) -> done: return',
      },
      {
        shows: 'Digits go into a number.',
        flow: `variable Digits integer
start -> ask: collect(Digits) -> done: return`,
      },
      {
        shows: 'A variable begins with something computed.',
        flow: `variable Limit integer = 5 * 60
start -> done: return`,
      },
    ],
    valid: [
      {
        shows: 'A decision on a yes or no.',
        flow: 'start -> which: decide(Call.Ani == "") -> done: return',
      },
    ],
  },
  *checkSteps({ steps, analysis, report }) {
    const { graph, assignments } = analysis
    for (const node of steps.nodes.filter((one) => mayBeWrong(one, analysis))) {
      const { uses, literals = [] } = graph.facts(node)
      for (const { field, expression, expects } of uses) {
        if (expects === undefined || expression.trim() === '') continue
        for (const found of expressionFindings(expression, node.task, graph.index, expects)) {
          if (found.found === undefined) continue
          const range = { start: found.start, end: found.end }
          yield report(
            'result',
            {
              node: node.name,
              expression: quotedExpression(expression),
              where: fieldInWords(node, field) ?? 'an expression',
              found: typeLabel(found.found),
              type: typeLabel(expects),
            },
            { node: node.id, field, range },
          )
        }
      }
      for (const { field, value, expects } of literals) {
        if (fits(value, expects)) continue
        const data = {
          node: node.name,
          value: quoted(value),
          type: typeLabel(expects),
          ...exampleOf(expects),
        }
        const place = fieldInWords(node, field) ?? 'a field'
        yield report('literal', { ...data, field: place }, { node: node.id, field })
      }
      for (const { field, gives, target } of assignments.of(node)) {
        if (gives === undefined || target === undefined || target.type === gives) continue
        yield report(
          'variable',
          {
            node: node.name,
            type: typeLabel(gives),
            variable: target.name,
            own: typeLabel(target.type),
          },
          { node: node.id, field, variable: target.id, about: field },
        )
      }
    }
  },
  *check({ design, report }) {
    for (const { id, name, type, initial } of design.variables) {
      const where = { node: null, variable: id }
      if (initial.type === 'expression') {
        const expression = quotedExpression(initial.text)
        yield report('computed', { variable: name, expression }, where)
        continue
      }
      if (initial.type === 'none' || fits(initial.value, type)) continue
      yield report(
        'initial',
        { variable: name, type: typeLabel(type), value: quoted(initial.value), ...exampleOf(type) },
        where,
      )
    }
  },
})

function mayBeWrong(node: FlowNode, { graph, assignments, isReachable }: Analysis): boolean {
  const { uses, literals = [] } = graph.facts(node)
  const isWrong =
    uses.some(
      ({ expression, expects }) =>
        expects !== undefined &&
        expressionFindings(expression, node.task, graph.index, expects).length > 0,
    ) ||
    literals.some(({ value, expects }) => !fits(value, expects)) ||
    assignments
      .of(node)
      .some(
        ({ gives, target }) => gives !== undefined && target !== undefined && target.type !== gives,
      )
  return isWrong && isReachable(node)
}

/** Architect takes whatever is written out as a text; the moments and amounts that it reads are not judged here. */
function fits(value: string | number | boolean, type: DataType): boolean {
  if (isFilledIn(value)) return true
  switch (type) {
    case 'integer':
      return typeof value === 'number' && Number.isInteger(value)
    case 'decimal':
      return typeof value === 'number'
    case 'boolean':
      return typeof value === 'boolean'
    case 'duration':
      return isDuration(value)
    case 'phoneNumber':
      return /^(?:tel|sips?):/i.test(String(value))
    default:
      return true
  }
}

function exampleOf(type: DataType): { readonly example: string } {
  const example = LITERAL_EXAMPLES[type]
  return { example: example === undefined ? '' : `, such as ${example}` }
}

function quoted(value: string | number | boolean): string {
  return typeof value === 'string' ? `“${value}”` : String(value)
}
