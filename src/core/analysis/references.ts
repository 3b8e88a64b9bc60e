import type { TaskId } from '../base/ids.ts'
import { rememberTexts } from '../base/remember.ts'
import { parseExpression } from '../language/expression/parse.ts'
import { variableReferences } from '../language/expression/references.ts'
import type { Expression } from '../language/expression/syntax.ts'
import type { Call, Use } from '../kinds/facts.ts'
import type { DesignIndex } from '../model/design-index.ts'
import type { FlowNode, Variable } from '../model/design.ts'

/** A variable that a node reads, and where. */
export interface Read {
  readonly use: Use
  /** As written in the expression. */
  readonly name: string
  /** Undefined for a name that the design does not declare. */
  readonly variable: Variable | undefined
  /** Inside IsSet(…): the test whether it is set, not a use of its value. */
  readonly isTest: boolean
}

/** What names mean. */
export type Names = Pick<DesignIndex, 'variable'>

interface Mention {
  readonly name: string
  readonly isTest: boolean
}

/**
 * What comes with every secure call flow (the design-time core's list for secure call flows): never declared, always
 * set, never secure. Of two the core says that they are not valid there.
 */
const BUILT_IN =
  /^(call(?!\.(?:uuidata|language)(?:\.|$))|interaction|system|flow\.(invocationdata|startdatetimeutc|version|istest|currentlanguage))\b/i

/** The variables that expressions of a node mention, but for what Architect provides itself. */
export function mentionsIn(
  uses: readonly Use[],
  node: Pick<FlowNode, 'task'>,
  index: DesignIndex,
): readonly Read[] {
  const reads: Read[] = []
  for (const use of uses) {
    for (const { name, isTest } of mentions(use.expression)) {
      const variable = variableNamed(name, node.task, index)
      if (variable === undefined && BUILT_IN.test(name)) continue
      reads.push({ use, name, variable, isTest })
    }
  }
  return reads
}

/** The variables that one expression mentions, as far as the design declares them. */
export function variablesIn(expression: string, task: TaskId, index: Names): readonly Variable[] {
  const found: Variable[] = []
  for (const { name } of mentions(expression)) {
    const variable = variableNamed(name, task, index)
    if (variable !== undefined) found.push(variable)
  }
  return found
}

/** The names that an expression mentions, as it writes them, each once. */
export function variableNamesIn(expression: string): readonly string[] {
  return [...new Set(mentions(expression).map(({ name }) => name))]
}

/** The variables that the inputs of a call mention, each once. */
export function variablesInCall(call: Call, task: TaskId, index: DesignIndex): readonly Variable[] {
  const found: Variable[] = []
  for (const value of Object.values(call.inputs)) {
    if (value.type !== 'expression') continue
    for (const { name } of mentions(value.text)) {
      const variable = variableNamed(name, task, index)
      if (variable !== undefined && !found.includes(variable)) found.push(variable)
    }
  }
  return found
}

/** `Task.Answer.total` is a property of the variable `Task.Answer`: the longest declared beginning is meant. */
export function variableNamed(name: string, task: TaskId, index: Names): Variable | undefined {
  for (let path = name; path.includes('.'); path = path.slice(0, path.lastIndexOf('.'))) {
    const variable = index.variable(path, task)
    if (variable !== undefined) return variable
  }
  return undefined
}

/** Whether an expression reads the string that whoever started the flow has passed. */
export function readsInvocationData(text: string): boolean {
  return (
    MAY_READ_INVOCATION_DATA.test(text) &&
    mentions(text).some(({ name }) => INVOCATION_DATA.test(name))
  )
}

const INVOCATION_DATA = /^flow\.invocationdata(\.|$)/i
/** Hardly any expression names it, which is seen without reading it. */
const MAY_READ_INVOCATION_DATA = /invocationdata/i

/** A text that cannot be parsed mentions what it names; expression-valid reports it. */
function mentions(text: string): readonly Mention[] {
  return read(text).mentions
}

/** What a text means, or null when it cannot be parsed. */
export function parsedExpression(text: string): Expression | null {
  return read(text).parsed
}

interface ReadText {
  readonly parsed: Expression | null
  readonly mentions: readonly Mention[]
}

/** Expressions repeat from pass to pass, and what they mean does not change. */
const read = rememberTexts(20_000, (text): ReadText => {
  const parsed = parseExpression(text)
  return parsed.ok
    ? {
        parsed: parsed.value,
        mentions: variableReferences(parsed.value).map(({ name, tested }) => ({
          name,
          isTest: tested,
        })),
      }
    : { parsed: null, mentions: namesWrittenIn(text) }
})

/**
 * Of a text that cannot be parsed the names that it writes: it says what it is about, such as a decision with a bracket
 * too few on an amount. What it does with them is not known, so that it may as well be a test.
 */
function namesWrittenIn(text: string): readonly Mention[] {
  const names = text.replace(STRINGS, '').match(NAMES) ?? []
  return names.map((name) => ({ name, isTest: true }))
}

const STRINGS = /"(?:[^"\\]|\\.)*"?/g
const NAMES = /(?<![\w.])(?:flow|task)\.\w+(?![\w.]*\s*\()/gi
