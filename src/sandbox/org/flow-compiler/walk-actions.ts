import {
  actionRules,
  actionsOfUnknownForm,
  refusedActions,
  uncertainActions,
} from './action-rules.ts'
import type { ActionRule } from './action-rules.ts'
import { isAcknowledgement } from './check-statements.ts'
import type { Context } from './context.ts'
import { outputsOfTask } from './property-checks.ts'
import { checkValue } from './values.ts'
import { at, listOf, mapOf, onlyEntry, textOf } from './yaml-tree.ts'
import type { Tree } from './yaml-tree.ts'

/** How a list of actions goes on. */
export interface Ending {
  /** Whether some path runs past the last action. */
  readonly falls: boolean
  /** Whether some path goes to the next pass of a loop, or out of it. */
  readonly leavesLoop: boolean
}

/** Checks the actions of a list, in order, with everything below them. */
export function walkActions(
  tree: Tree | undefined,
  where: string,
  context: Context,
  reachable = true,
): Ending {
  let falls = reachable
  let leavesLoop = false
  for (const [index, item] of (listOf(tree) ?? []).entries()) {
    const entry = onlyEntry(item)
    if (entry === null) {
      context.report.error(
        `${where} / action ${index + 1}`,
        'an action must be a mapping with exactly one key',
      )
      continue
    }
    const [key, body] = entry
    const place = `${where} / ${key} ${textOf(at(body, 'name')) ?? ''}`.trimEnd()
    if (at(body, 'name') === '' && !namelessActions.has(key)) {
      context.report.error(place, 'Name can not be empty')
    }
    if (!falls) context.report.warning(place, 'This action is unreachable')
    const ending = walkAction(key, body, place, context, falls)
    leavesLoop ||= ending.leavesLoop
    falls &&= ending.falls
  }
  return { falls, leavesLoop }
}

/** To them alone Genesys' design-time core leaves an empty name. */
const namelessActions: ReadonlySet<string> = new Set(['loop', 'setLanguage'])

const passes: Ending = { falls: true, leavesLoop: false }
const ends: Ending = { falls: false, leavesLoop: false }

function walkAction(
  key: string,
  body: Tree,
  where: string,
  context: Context,
  reachable: boolean,
): Ending {
  const rule = Object.hasOwn(actionRules, key) ? actionRules[key] : undefined
  if (rule !== undefined) {
    if (rule.isUncertain)
      reportUncertain(key, 'what it holds is checked as it is in other flows', where, context)
    return walkKnown(rule, body, where, context, reachable)
  }
  if (refusedActions.has(key)) {
    context.report.error(
      where,
      `invalid action definition because '${key}' cannot be used in flows of type 'securecall'`,
    )
  } else if (uncertainActions.has(key)) {
    reportUncertain(key, 'what it holds is not checked', where, context)
  } else if (!actionsOfUnknownForm.has(key)) {
    context.report.error(where, `'${key}' is not a known action.`)
  }
  return walkOutputs(body, where, context, reachable)
}

function reportUncertain(key: string, checked: string, where: string, { report }: Context): void {
  report.warning(
    where,
    `The sandbox does not know whether '${key}' can be used in flows of type 'securecall'; ${checked}.`,
  )
}

function walkKnown(
  rule: ActionRule,
  body: Tree,
  where: string,
  context: Context,
  reachable: boolean,
): Ending {
  checkProperties(rule, body, where, context)
  if (rule.ends === 'flow') return ends
  if (rule.ends === 'loop') {
    if (!context.insideLoop) context.report.error(where, 'This action must be within a loop path.')
    return { falls: false, leavesLoop: true }
  }
  if (rule.shape === 'switch') return walkSwitch(body, where, context, reachable)
  if (rule.shape === 'loop') return walkLoop(body, where, context, reachable)
  if (rule.shape === 'call') return walkCall(body, where, context, reachable)
  if (rule.outputs.length === 0) return passes
  const endings = rule.outputs.map((output) =>
    walkActions(at(body, 'outputs', output, 'actions'), `${where} / ${output}`, context, reachable),
  )
  return merge(endings)
}

function checkProperties(rule: ActionRule, body: Tree, where: string, context: Context): void {
  for (const [property, check] of Object.entries(rule.properties)) {
    check(at(body, property), `${where} / ${property}`, context)
  }
  rule.check?.(body, where, context)
  for (const property of mapOf(body)?.keys() ?? []) {
    const known =
      property === 'name' ||
      Object.hasOwn(rule.properties, property) ||
      (property === 'outputs' && rule.outputs.length > 0) ||
      (rule.check !== undefined && isAcknowledgement(property))
    if (!known) context.report.error(where, `The property '${property}' is not known here.`)
  }
  // The outputs of a call are those of its task.
  if (rule.shape === 'call') return
  for (const output of mapOf(at(body, 'outputs'))?.keys() ?? []) {
    if (!rule.outputs.includes(output)) {
      context.report.error(where, `this action has no output '${output}'`)
    }
  }
}

function walkLoop(body: Tree, where: string, context: Context, reachable: boolean): Ending {
  const inside = { ...context, insideLoop: true }
  const actions = at(body, 'outputs', 'loop', 'actions')
  const pass = walkActions(actions, `${where} / loop`, inside, reachable)
  if (!reachable || pass.falls || pass.leavesLoop) return passes
  context.report.error(where, 'The loop path cannot be terminating')
  return ends
}

/** One list for each output path of the task that is called; what is not written goes on. */
function walkCall(body: Tree, where: string, context: Context, reachable: boolean): Ending {
  const outputs = outputsOfTask(at(body, 'targetTaskRef'), context)
  for (const output of mapOf(at(body, 'outputs'))?.keys() ?? []) {
    if (!outputs.includes(output)) {
      context.report.error(where, `this action has no output '${output}'`)
    }
  }
  return merge(
    outputs.map((output) =>
      walkActions(
        at(body, 'outputs', output, 'actions'),
        `${where} / ${output}`,
        context,
        reachable,
      ),
    ),
  )
}

/** The first case whose value is true, or the first that equals an expression; without a default, the switch is passed. */
function walkSwitch(body: Tree, where: string, context: Context, reachable: boolean): Ending {
  const [style, styled] = onlyEntry(at(body, 'evaluate')) ?? [null, undefined]
  if (style !== 'firstTrue' && style !== 'firstMatch') {
    context.report.error(where, 'evaluate must hold firstTrue or firstMatch')
    return passes
  }
  // Public exports have the data type between: firstMatch: {string: {value, cases}}.
  const evaluate =
    style === 'firstMatch' && at(styled, 'cases') === undefined ? onlyEntry(styled)?.[1] : styled
  if (style === 'firstMatch') {
    const subject = at(evaluate, 'value') ?? at(evaluate, 'expression')
    checkValue(subject, { label: 'Expression', required: true }, `${where} / ${style}`, context)
  }
  const cases = listOf(at(evaluate, 'cases')) ?? []
  if (cases.length === 0) context.report.error(where, 'a switch needs at least one case')
  const endings = cases.map((item, index) => {
    const place = `${where} / case ${index + 1}`
    const type = style === 'firstTrue' ? { type: 'Boolean' } : {}
    const rule = { label: `Case ${index + 1}`, required: true, ...type }
    checkValue(at(item, 'case', 'value'), rule, place, context)
    return walkActions(at(item, 'case', 'actions'), place, context, reachable)
  })
  const otherwise = at(evaluate, 'default', 'actions')
  return merge([...endings, walkActions(otherwise, `${where} / default`, context, reachable)])
}

/** Outputs of an action whose form is not known: all that are written are walked, and it may be passed. */
function walkOutputs(body: Tree, where: string, context: Context, reachable: boolean): Ending {
  const outputs = [...(mapOf(at(body, 'outputs')) ?? [])]
  const endings = outputs.map(([output, tree]) =>
    walkActions(at(tree, 'actions'), `${where} / ${output}`, context, reachable),
  )
  return merge([...endings, passes])
}

function merge(endings: readonly Ending[]): Ending {
  return {
    falls: endings.some(({ falls }) => falls),
    leavesLoop: endings.some(({ leavesLoop }) => leavesLoop),
  }
}
