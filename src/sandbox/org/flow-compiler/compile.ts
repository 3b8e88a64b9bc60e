import type { JobMessage, OrgState } from '../state.ts'
import { calledActions } from './called-actions.ts'
import { checkSecureCall } from './check-flow.ts'
import { sameName } from './context.ts'
import { createReporter } from './reporter.ts'
import type { Reporter } from './reporter.ts'
import { allTexts, at, mapOf, onlyEntry, readTree, textOf } from './yaml-tree.ts'
import type { Tree } from './yaml-tree.ts'

export interface CompiledFlow {
  readonly name: string
  /** Upper case, as bodies of the API write it. */
  readonly type: string
  readonly description: string
  /** Null when the file names none: the flow goes to the home division. */
  readonly division: string | null
  readonly secure: boolean
  /** Ids of the data actions that it calls. */
  readonly actions: readonly string[]
}

export interface Compilation {
  /** Null when not even the name and type can be told. */
  readonly flow: CompiledFlow | null
  readonly messages: readonly JobMessage[]
}

/**
 * Reads a flow as the platform's job does, in Architect's words. Secure call flows are checked in
 * full; flows of other types only as far as publishing them needs.
 *
 * This reader shares no code with the app's own YAML writer, so that it can disagree with it.
 */
export function compileFlow(yaml: string, org: OrgState): Compilation {
  const report = createReporter()
  const read = readTree(yaml)
  if ('error' in read) {
    report.error('YAML', read.error)
    return { flow: null, messages: report.messages() }
  }
  const [key, body] = onlyEntry(read.tree) ?? [null, null]
  if (key === null || mapOf(body) === null) {
    report.error('YAML', 'The file must hold one flow: a mapping with one key, such as secureCall.')
    return { flow: null, messages: report.messages() }
  }
  const isSecureCall = key === 'secureCall'
  if (!isSecureCall && !otherFlowTypes.has(key)) {
    report.error('YAML', `'${key}' is not a known flow type.`)
  }
  reportPlaceholders(body, report)
  const name = textOf(at(body, 'name'))?.trim() ?? ''
  const division = textOf(at(body, 'division'))
  checkIdentity(name, division, org, report)
  const secure = isSecureCall ? checkSecureCall(body, org, report) : false
  const flow = {
    name,
    type: key.toUpperCase(),
    description: textOf(at(body, 'description')) ?? '',
    division,
    secure,
    actions: calledActions(body, org),
  }
  return { flow: name === '' ? null : flow, messages: report.messages() }
}

const otherFlowTypes = new Set([
  'inboundCall',
  'inqueueCall',
  'outboundCall',
  'workflow',
  'commonModule',
  'inboundShortMessage',
  'inboundEmail',
  'inboundChat',
  'workitem',
  'surveyInvite',
  'digitalBot',
])

function checkIdentity(
  name: string,
  division: string | null,
  org: OrgState,
  report: Reporter,
): void {
  if (name === '') report.error('name', 'No value set for Name')
  if (/-debug$/i.test(name)) report.error('name', "Flow name cannot end in '-debug'")
  if (division !== null && !org.divisions.some((each) => sameName(each.name, division))) {
    report.error('division', `Could not find the division '${division}'.`)
  }
}

/** Archy takes `{{key}}` for a key of its options file; none is given to a job. */
function reportPlaceholders(body: Tree, report: Reporter): void {
  const keys = new Set<string>()
  for (const text of allTexts(body)) {
    for (const [placeholder] of text.matchAll(/\{\{[^{}]*\}\}/g)) keys.add(placeholder)
  }
  for (const key of keys) report.error('YAML', `The substitution ${key} has no value.`)
}
