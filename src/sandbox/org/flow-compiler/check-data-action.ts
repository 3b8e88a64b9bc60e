import type { ActionContent } from '../state.ts'
import { flatLeaves, requiredNames } from '../routes/action-contract.ts'
import type { Leaf } from '../routes/action-contract.ts'
import { sameName } from './context.ts'
import type { Context } from './context.ts'
import type { PropertyCheck } from './property-checks.ts'
import { checkOutput, checkValue } from './values.ts'
import { at, mapOf, onlyEntry } from './yaml-tree.ts'
import type { Tree } from './yaml-tree.ts'

/** `category: {<category>: {dataAction: {<name>: {inputs, successOutputs, failureOutputs}}}}`. */
export function dataAction(secure: boolean): PropertyCheck {
  return (tree, where, context) => {
    const [category, inCategory] = onlyEntry(tree) ?? [null, null]
    // Assumption: the inner key of a secure call is `dataAction` too; no export of one is public.
    const named = at(inCategory, 'dataAction') ?? at(inCategory, 'secureDataAction')
    const [name, bindings] = onlyEntry(named) ?? [null, null]
    if (category === null || name === null || bindings === null) {
      context.report.error(where, 'A data action must be selected.')
      return
    }
    const content = findAction(category, name, secure, where, context)
    if (content !== null) checkBindings(content, bindings, secure, where, context)
  }
}

/** What Architect hands over on failure, whatever the action (seen in published flows). */
const failureOutputs = new Set([
  'errorCode',
  'errorType',
  'errorMessage',
  'status',
  'correlationId',
  'entityId',
  'entityName',
  'userMessage',
  'userParamsMessage',
  'userParams.key',
  'userParams.value',
  'details.errorCode',
  'details.fieldName',
  'details.entityId',
  'details.entityName',
])

const architectTypes: Readonly<Record<string, string>> = {
  string: 'String',
  integer: 'Integer',
  number: 'Decimal',
  boolean: 'Boolean',
}

/** By category and name without regard to case; only what is published counts. */
function findAction(
  category: string,
  name: string,
  secure: boolean,
  where: string,
  { org, report }: Context,
): ActionContent | null {
  const label = secure ? 'secure data action' : 'data action'
  const named = (content: ActionContent | null) =>
    content !== null && sameName(content.category, category) && sameName(content.name, name)
  const actions = [...org.actions.values()]
  const published = actions.flatMap((action) =>
    action.published !== null && named(action.published) ? [action.published] : [],
  )
  const fitting = published.find((content) => content.secure === secure)
  if (fitting !== undefined) return fitting
  if (published.length > 0) {
    const standing = secure ? 'is not secure' : 'is secure'
    report.error(
      where,
      `Could not find the ${label} '${name}' in category '${category}': the data action '${name}' ${standing}.`,
    )
  } else if (actions.some((action) => named(action.draft))) {
    report.error(
      where,
      `Could not find the ${label} '${name}' in category '${category}': it is a draft that is not published.`,
    )
  } else {
    report.error(where, `Could not find the ${label} '${name}' in category '${category}'.`)
  }
  return null
}

function checkBindings(
  content: ActionContent,
  bindings: Tree,
  secure: boolean,
  where: string,
  context: Context,
): void {
  const { report } = context
  for (const key of mapOf(bindings)?.keys() ?? []) {
    if (['inputs', 'successOutputs', 'failureOutputs'].includes(key)) continue
    report.error(where, `The property '${key}' is not known here.`)
  }
  const inputs = [...flatLeaves(content.inputSchema, '', false)]
  checkInputs(content, inputs, at(bindings, 'inputs'), secure, `${where} / inputs`, context)
  const outputs = [...flatLeaves(content.successSchema, '', false)]
  for (const [name, tree] of mapOf(at(bindings, 'successOutputs')) ?? []) {
    const leaf = outputs.find((each) => each.name === name)
    const place = `${where} / successOutputs / ${name}`
    if (leaf === undefined) report.error(place, `the data action has no '${name}' here`)
    else checkOutput(tree, { label: name, ...typeOf(leaf) }, place, context)
  }
  for (const [name, tree] of mapOf(at(bindings, 'failureOutputs')) ?? []) {
    const place = `${where} / failureOutputs / ${name}`
    if (!failureOutputs.has(name)) report.error(place, `there is no failure output '${name}'`)
    else checkOutput(tree, { label: name }, place, context)
  }
}

function checkInputs(
  content: ActionContent,
  inputs: readonly Leaf[],
  tree: Tree | undefined,
  secure: boolean,
  where: string,
  context: Context,
): void {
  const given = mapOf(tree) ?? new Map<string, Tree>()
  const required = requiredNames(content.inputSchema)
  for (const [name, bound] of given) {
    const place = `${where} / ${name}`
    const leaf = inputs.find((each) => each.name === name)
    if (leaf === undefined) {
      context.report.error(place, `the data action has no '${name}' here`)
      continue
    }
    const rule = { label: name, ...typeOf(leaf), secure, required: required.includes(name) }
    checkValue(bound, rule, place, context)
  }
  for (const name of required) {
    if (!given.has(name))
      context.report.error(`${where} / ${name}`, `No value set for ${name}: the input is required.`)
  }
}

/** The variable type that fits a property, when Architect has one. */
function typeOf({ type, list }: Leaf): { readonly type?: string } {
  const named = architectTypes[type]
  if (named === undefined) return {}
  return { type: list ? `${named}Collection` : named }
}
