import { indexDesign } from '../model/design-index.ts'
import type { Design, Suppression } from '../model/design.ts'
import type { Severities } from './config.ts'
import { mayBeSet } from './own-severities.ts'
import type { Problem, Severity } from './problem.ts'
import { noSuchRule, ruleCalled, ruleMeant } from './rule-names.ts'
import { severitiesIn } from './severities.ts'
import { covers } from './suppression.ts'

/**
 * What a design says to its checks that comes to nothing. None of it hides a problem. `setting` is where it stands: of
 * suppressions the one that it is about.
 */
export type SettingNote =
  | { readonly code: 'unknown-rule'; readonly setting: Setting; readonly meant: string | null }
  | { readonly code: 'said-twice'; readonly setting: Setting; readonly rule: string }
  | { readonly code: 'always-an-error'; readonly setting: Setting }
  | { readonly code: 'no-reason'; readonly setting: Setting }
  | { readonly code: 'no-such-node'; readonly setting: Setting }
  | { readonly code: 'no-such-action'; readonly setting: Setting }
  | { readonly code: 'no-such-variable'; readonly setting: Setting }
  | { readonly code: 'nothing-to-accept'; readonly setting: Setting }

export interface Setting {
  /** The rule as the design names it. */
  readonly rule: string
  /** Null where it is about a severity. */
  readonly suppression: Suppression | null
}

/**
 * Looks through severities and suppressions of a design. `problems` are those that were found in it, with what was
 * accepted of them; `configured` is what a configuration says beside it, as a rule that is off has nothing to accept.
 */
export function settingNotes(
  design: Design,
  problems: readonly Problem[],
  configured?: Severities,
): readonly SettingNote[] {
  const weights = severitiesIn(design, configured)
  return [
    ...notesOnSeverities(design),
    ...design.suppressions.flatMap((suppression): readonly SettingNote[] => {
      const rule = ruleCalled(suppression.rule)
      const setting = { rule: suppression.rule, suppression }
      if (rule === undefined) {
        return [{ code: 'unknown-rule', setting, meant: ruleMeant(suppression.rule) }]
      }
      const wrong = wrongWith(design, suppression)
      if (wrong !== null) return [{ code: wrong, setting }]
      // What such a rule would say in another org nobody knows here.
      if (rule.asksOrg === true || weights?.get(rule.rule) === 'off') return []
      const isUsed = problems.some((problem) => covers(suppression, problem))
      return isUsed ? [] : [{ code: 'nothing-to-accept', setting }]
    }),
  ]
}

/** What is left over is told and fails nothing; what was meant to have a say and has none is a warning. */
export function severityOf({ code }: SettingNote): Severity {
  switch (code) {
    case 'unknown-rule':
    case 'said-twice':
    case 'always-an-error':
    case 'no-reason':
      return 'warning'
    case 'no-such-node':
    case 'no-such-action':
    case 'no-such-variable':
    case 'nothing-to-accept':
      return 'info'
  }
}

export function describeSettingNote(note: SettingNote, design: Design): string {
  const { rule, suppression } = note.setting
  const what = `The acceptance of ${rule}${suppression === null ? '' : placeOf(suppression, design)}`
  switch (note.code) {
    case 'unknown-rule':
      return suppression === null
        ? `The severity of “${rule}” sets nothing: ${noSuchRule(rule, note.meant)}`
        : `${what} accepts nothing: ${noSuchRule(rule, note.meant)}`
    case 'said-twice':
      return `The severity of “${rule}” says again what the rule ${note.rule} weighs, by its other name: the last of them counts. Keep one of them.`
    case 'always-an-error':
      return `The severity of “${rule}” sets nothing: a design that holds a secret goes nowhere, whatever is set. Take it out.`
    case 'no-reason':
      return `${what} accepts nothing, because it gives no reason. Say why the problem can be lived with, or take it out.`
    case 'no-such-node':
      return `${what} accepts nothing, because there is no node with the id “${suppression?.node ?? ''}” any more. Take it out.`
    case 'no-such-action':
      return `${what} accepts nothing, because there is no data action with the id “${suppression?.action ?? ''}” any more. Take it out.`
    case 'no-such-variable':
      return `${what} accepts nothing, because there is no variable with the id “${suppression?.variable ?? ''}” any more. Take it out.`
    case 'nothing-to-accept':
      return `${what} has nothing to accept: the rule reports nothing there. Take it out, or it will hide what comes there later.`
  }
}

function notesOnSeverities(design: Design): readonly SettingNote[] {
  const set = new Set<string>()
  return Object.keys(design.severities).flatMap((name): readonly SettingNote[] => {
    const setting = { rule: name, suppression: null }
    const rule = ruleCalled(name)
    if (rule === undefined) return [{ code: 'unknown-rule', setting, meant: ruleMeant(name) }]
    if (!mayBeSet(name)) return [{ code: 'always-an-error', setting }]
    if (set.has(rule.rule)) return [{ code: 'said-twice', setting, rule: rule.rule }]
    set.add(rule.rule)
    return []
  })
}

function wrongWith(design: Design, { node, action, variable, reason }: Suppression) {
  if (reason.trim() === '') return 'no-reason'
  const index = indexDesign(design)
  if (action !== undefined) return index.action(action) === undefined ? 'no-such-action' : null
  if (variable !== undefined) return variableOf(design, variable) ? null : 'no-such-variable'
  return node !== null && index.node(node) === undefined ? 'no-such-node' : null
}

function placeOf({ node, action, variable, setting }: Suppression, design: Design): string {
  const index = indexDesign(design)
  if (setting !== undefined) return ` at ${setting}`
  if (variable !== undefined) {
    const { name } = variableOf(design, variable) ?? {}
    return name === undefined ? '' : ` at ${name}`
  }
  const place = action === undefined ? node && index.node(node) : index.action(action)
  return place ? ` at “${place.name}”` : ''
}

function variableOf({ variables }: Design, variable: Suppression['variable']) {
  return variables.find(({ id }) => id === variable)
}
