import type { TaskId } from '../../base/ids.ts'
import type { Source } from '../../kinds/facts.ts'
import { parseExpression } from '../../language/expression/parse.ts'
import type { Expression } from '../../language/expression/syntax.ts'
import type { DataAction } from '../../model/data-action.ts'
import type { Variable } from '../../model/design.ts'
import type { Value } from '../../model/values.ts'
import type { Analysis } from '../analyse.ts'

/** What a text can be made of: digits, keys of a telephone, or anything. */
type Alphabet = 'digits' | 'keys' | 'anything'

/**
 * What every call of an action puts into one of its inputs, as far as the flow tells: `digits` when nothing but digits
 * that the caller keyed in can arrive there. An action that nothing calls may be given anything.
 */
export function alphabetOfInput(analysis: Analysis, action: DataAction, input: string): Alphabet {
  const { graph } = analysis
  const calls = graph.index.design.nodes.flatMap((node) => {
    const { call } = graph.facts(node)
    return call?.action === action.id && analysis.isReachable(node) ? [{ node, call }] : []
  })
  if (calls.length === 0) return 'anything'
  return widest(
    calls.map(({ node, call }) => {
      const value = call.inputs[input]
      return value === undefined ? 'digits' : ofValue(value, node.task, analysis, new Set())
    }),
  )
}

const RANK: readonly Alphabet[] = ['digits', 'keys', 'anything']

function widest(all: readonly Alphabet[]): Alphabet {
  return RANK[Math.max(0, ...all.map((one) => RANK.indexOf(one)))] ?? 'anything'
}

function ofValue(
  value: Value,
  task: TaskId,
  analysis: Analysis,
  seen: ReadonlySet<Variable>,
): Alphabet {
  switch (value.type) {
    case 'none':
      return 'digits'
    case 'literal':
      return ofText(String(value.value))
    case 'expression': {
      const parsed = parseExpression(value.text)
      return parsed.ok ? ofExpression(parsed.value, task, analysis, seen) : 'anything'
    }
  }
}

function ofText(text: string): Alphabet {
  if (/^\d*$/.test(text)) return 'digits'
  return /^[\d*#]*$/.test(text) ? 'keys' : 'anything'
}

/** Functions whose result is a piece of their first argument. */
const PIECES = new Set(['left', 'right', 'substring', 'trim'])

function ofExpression(
  expression: Expression,
  task: TaskId,
  analysis: Analysis,
  seen: ReadonlySet<Variable>,
): Alphabet {
  switch (expression.kind) {
    case 'not-set':
      return 'digits'
    case 'string':
      return ofText(expression.value)
    case 'reference': {
      const variable = analysis.graph.index.variable(expression.name, task)
      return variable === undefined ? 'anything' : ofVariable(variable, analysis, seen)
    }
    case 'call': {
      const name = expression.name.toLowerCase()
      const [first] = expression.args
      if (first !== undefined && PIECES.has(name)) {
        return ofExpression(first, task, analysis, seen)
      }
      if (name !== 'append') return 'anything'
      return widest(expression.args.map((argument) => ofExpression(argument, task, analysis, seen)))
    }
    default:
      return 'anything'
  }
}

function ofVariable(variable: Variable, analysis: Analysis, seen: ReadonlySet<Variable>): Alphabet {
  // What a variable is given of itself adds nothing.
  if (seen.has(variable)) return 'digits'
  const around = new Set(seen).add(variable)
  const given = analysis.assignments.to(variable)
  if (given.length === 0) return 'anything'
  const task = variable.task ?? given[0]?.node.task
  return widest([
    ...(task === undefined ? [] : [ofValue(variable.initial, task, analysis, around)]),
    ...given.map(({ node, assignment }) =>
      ofSource(assignment.source, node.task, analysis, around),
    ),
  ])
}

function ofSource(
  source: Source,
  task: TaskId,
  analysis: Analysis,
  seen: ReadonlySet<Variable>,
): Alphabet {
  switch (source.type) {
    case 'keypad':
      return source.withSymbols ? 'keys' : 'digits'
    case 'value':
      return ofValue(source.value, task, analysis, seen)
    case 'call':
    case 'system':
      return 'anything'
  }
}
