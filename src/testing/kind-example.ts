import type { NodeId, TaskId } from '#core/base/ids.ts'
import { err, ok } from '#core/base/result.ts'
import type {
  Branches,
  FacePart,
  JsonObject,
  NodeKind,
  Reading,
  Surroundings,
} from '#core/kinds/define.ts'
import type { NodeFacts } from '#core/kinds/facts.ts'
import type { World } from '#core/kinds/simulation.ts'
import { evaluateExpression } from '#core/language/expression/evaluate.ts'
import { parseExpression } from '#core/language/expression/parse.ts'
import { NOT_SET, type Value as Evaluated } from '#core/language/expression/values.ts'
import { indexDesign } from '#core/model/design-index.ts'
import { payDesign } from './pay-design.ts'

/** A node of a kind in the small design for tests; properties that are not given are as the kind begins them. */
export function exampleNode(kind: NodeKind, props: JsonObject = {}): Surroundings {
  const checked = kind.check({ ...kind.initial, ...props })
  if (!checked.ok) throw new Error(`${checked.error.property}: ${checked.error.detail}`)
  const design = payDesign()
  const [task] = design.tasks
  if (task === undefined) throw new Error('no task')
  return {
    index: indexDesign(design),
    node: {
      id: 'example' as NodeId,
      task: task.id,
      kind: kind.id,
      name: kind.title,
      props: checked.value,
    },
  }
}

export function factsFor(kind: NodeKind, props: JsonObject = {}): NodeFacts {
  return kind.facts(exampleNode(kind, props))
}

/** The rows of a card as text: what is missing in brackets. */
export function cardOf(kind: NodeKind, props: JsonObject = {}): readonly string[] {
  return kind.face(exampleNode(kind, props)).map((row) => row.map(partText).join(' '))
}

/** What reading an action of Archy gives; data actions are those of the small design, by name. */
export function readAs(
  kind: NodeKind,
  body: JsonObject,
): { readonly props: JsonObject; readonly branches: Branches } {
  if (kind.archy === null) throw new Error(`${kind.id} is not written`)
  return kind.archy.read(body, READING)
}

/** The action after it has been read and written. */
export function writtenAgain(kind: NodeKind, body: JsonObject): JsonObject {
  if (kind.archy === null) throw new Error(`${kind.id} is not written`)
  const { props, branches } = readAs(kind, body)
  return kind.archy.write(exampleNode(kind, props), branches, referTo)
}

/** A call in which variables hold these texts, and the participant has these attributes. */
export function worldOf(
  variables: Readonly<Record<string, string>>,
  attributes: Readonly<Record<string, string>> = {},
): World {
  const evaluate: World['evaluate'] = (expression) => {
    const parsed = parseExpression(expression)
    if (!parsed.ok) return err({ code: 'unreadable', expression, error: parsed.error })
    const evaluated = evaluateExpression(parsed.value, {
      variables: (name) => textValue(variables[name]),
      now: 0,
      exists: () => true,
    })
    return evaluated.ok
      ? evaluated
      : err({ code: 'evaluation', expression, error: evaluated.error })
  }
  return {
    evaluate,
    value(value, type) {
      if (value.type === 'expression') return evaluate(value.text, type)
      return ok(textValue(value.type === 'literal' ? String(value.value) : undefined) ?? NOT_SET)
    },
    heard: () => ok([]),
    attribute: (name) => attributes[name] ?? null,
    kept: null,
  }
}

function textValue(data: string | undefined): Evaluated | undefined {
  return data === undefined ? undefined : { type: 'string', data }
}

/** Tasks are referred to by their ids. */
function referTo(task: TaskId): string {
  return `/secureCall/tasks/task[${task}]`
}

const READING: Reading = {
  task: (reference) => payDesign().tasks.find(({ id }) => referTo(id) === reference)?.id ?? null,
  action({ name }) {
    const found = payDesign().actions.find((action) => action.name === name)
    if (found === undefined) throw new Error(`no action ${name}`)
    return found.id
  },
}

function partText(part: FacePart): string {
  switch (part.type) {
    case 'text':
    case 'code':
      return part.text
    case 'quote':
      return `“${part.text}”`
    case 'variable':
      return part.name
    case 'lifetime':
      return `${part.seconds} s`
    case 'more':
      return `+${part.count}`
    case 'missing':
      return `(${part.text})`
  }
}
