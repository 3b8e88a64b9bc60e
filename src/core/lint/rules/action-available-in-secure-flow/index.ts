import type { Analysis } from '../../../analysis/analyse.ts'
import type { Oddity } from '../../../kinds/archy-forms.ts'
import {
  oddFormsOf,
  oddInTask,
  oddInVariable,
  oddSettingsOf,
  oddVariables,
  unreadItemsOf,
} from '../../../kinds/odd-forms.ts'
import { KINDS, kindOf } from '../../../kinds/registry.ts'
import { SECURE_CALL_PROFILE } from '../../../kinds/secure-call-profile.ts'
import type { FlowNode } from '../../../model/design.ts'
import { defineRule, type ReportPlace } from '../../define.ts'
import { inWords } from '../../words.ts'

/** Only what was tried and refused is reported. What is on no list may have come after it. */
export const actionAvailableInSecureFlow = defineRule({
  rule: 'action-available-in-secure-flow',
  code: 'SF-PUB-02',
  severity: 'error',
  group: 'publish',
  looksAt: ['words'],
  messages: {
    refused:
      '“{{node}}” is an action ({{key}}) that a secure call flow cannot use: Architect refuses to publish the flow ({{version}}). {{instead}}',
    unread:
      '“{{node}}” ({{key}}) is written in a form that is not known here: nothing that it does is checked. Look for a key that is misspelt, such as “action” for “actions”, or compare it with an export of Architect.',
    misspelt:
      '“{{node}}” is written as {{key}}, and no action is known by that key; {{meant}} is one. Nothing that it does is checked, and Archy reads no key that is spelt otherwise: correct it.',
    form: '“{{node}}” has {{found}} {{place}}, where {{takes}} belongs: {{why}}, and {{so}}. Correct it.',
    setting:
      'The flow has {{found}} {{place}}, where {{takes}} belongs: {{why}}, and {{so}}. Correct it.',
    variable:
      '{{variable}} has {{found}} {{place}}, where {{takes}} belongs: {{why}}, and {{so}}. Correct it.',
    menu: 'The menu “{{menu}}” has {{found}} {{place}}, where {{takes}} belongs: no menu of the flow can be read, and nothing that they do is checked. Correct it.',
    unreadMenu:
      'The menu “{{menu}}” is written in a form that is not known here: no menu of the flow can be read, and nothing that they do is checked. Look for a key or a reference that is misspelt, or compare it with an export of Architect.',
    unshownChoice:
      'The menu “{{menu}}” has {{choices}} among its choices, and no public export shows how that is written: no menu of the flow can be read, and nothing that they do is checked. Look through what the menus lead to yourself.',
    task: 'The task “{{task}}” has {{found}} {{place}}, where {{takes}} belongs: {{why}}, and nothing of it is read. Correct it.',
    type: '{{owner}} has {{found}} among its variables, where {{takes}} belongs: nothing that this variable holds is checked. Correct it.',
  },
  docs: {
    summary:
      'Every node is an action that a secure call flow may use, written as Architect writes it.',
    why: 'A secure call flow has fewer actions than other call flows. A node that was copied from one of those, or comes in an imported file, can be such an action, and it shows only when the flow is published.',
    source:
      'Genesys’ flow scripting SDK 0.0.18, whose core refuses enableParticipantRecord and transferToFlowSecure: “cannot be used in flows of type ‘securecall’”. Genesys keeps the toolbox on its server and publishes no list, so that an action on no list is not reported, unless it is one of the list in another spelling. The same core refuses a text or a fraction where a whole number belongs, and a text where true or false belongs: those are errors. What is only unknown here, and numbers beyond the ranges of that core, which is of 2018, are warnings; yes and no as well, which YAML 1.1 reads as true and false.',
    fix: 'Replace the node. What by depends on what it is for: nothing is recorded inside of a secure flow, and another secure flow is entered from the flow that leads here. What a file says in a form that Archy does not take is corrected in the file: the message names the place and what belongs there.',
    invalid: [
      {
        shows: 'Another secure flow is entered from within.',
        flow: 'start -> more: other(transferToFlowSecure) -> done: return',
      },
    ],
    valid: [
      {
        shows: 'An action that no list names: it may be new.',
        flow: 'start -> mark: other(addFlowMilestone) -> done: return',
      },
    ],
  },
  *checkSteps({ steps, analysis, report }) {
    for (const node of steps.nodes) {
      for (const odd of oddFormsOf(node)) {
        // Step-complete says it of the values of a form.
        if (odd.bare !== undefined) continue
        const place = { ...placeOf(odd), node: node.id }
        const isUnread = analysis.graph.facts(node).unread === true
        const words = { node: node.name, ...wordsOf(odd) }
        const so = isUnread ? 'nothing that it does is checked' : words.so
        yield report('form', { ...words, so }, place)
      }
    }
    const { refused, version } = SECURE_CALL_PROFILE
    const { graph, isReachable } = analysis
    const suspects = steps.nodes.filter((node) => {
      const key = keyOf(node, analysis)
      const isUsual = key === undefined || (certain.has(key) && !refused.has(key))
      return (!isUsual || graph.facts(node).unread === true) && isReachable(node)
    })
    for (const node of suspects) {
      const key = keyOf(node, analysis)
      if (key === undefined) continue
      const { unread, madeUp } = graph.facts(node)
      // The reason is told where it is known; an output that the action does not have by reference-exists.
      if (unread === true && madeUp === undefined && oddFormsOf(node).length === 0) {
        const place = { node: node.id, about: 'form', severity: 'warning' as const }
        yield report('unread', { node: node.name, key }, place)
      }
      const meant = meantBy(key)
      if (meant !== undefined) {
        const words = { node: node.name, key, meant }
        yield report('misspelt', words, { node: node.id, severity: 'warning' })
      }
      if (!refused.has(key)) continue
      const instead = INSTEAD.get(key) ?? 'Replace the node.'
      yield report('refused', { node: node.name, key, version, instead }, { node: node.id })
    }
  },
  *check({ design, report }) {
    const { flow, variables, tasks } = design
    for (const odd of oddSettingsOf(flow)) {
      yield report('setting', wordsOf(odd), { ...settingOf(odd), node: null })
    }
    for (const { name, path, odd, unshown } of unreadItemsOf(flow)) {
      for (const one of odd) {
        const words = { menu: name, ...wordsOf({ ...one, path: one.path.slice(path.length) }) }
        yield report('menu', words, { ...settingOf(one), node: null })
      }
      const place = { ...settingOf({ path }), node: null }
      if (odd.length > 0) continue
      yield unshown.length === 0
        ? report('unreadMenu', { menu: name }, place)
        : report(
            'unshownChoice',
            { menu: name, choices: inWords(unshown) },
            { ...place, severity: 'info' },
          )
    }
    const owners = [{ name: 'The flow', carried: flow.carried, at: '' }]
    for (const { id, name, carried } of tasks) {
      owners.push({ name: `The task “${name}”`, carried, at: `tasks.${id}.` })
    }
    for (const { name, carried, at } of owners) {
      for (const odd of oddVariables(carried)) {
        const field = `${at}${odd.path.join('.')}`
        const { found, takes } = odd
        const place = { node: null, field, about: field, severity: 'warning' as const }
        yield report('type', { owner: name, found, takes }, place)
      }
    }
    for (const { id, name, carried } of tasks) {
      for (const odd of oddInTask(carried)) {
        const field = `tasks.${id}.${odd.path.join('.')}`
        const place = { ...settingOf(odd), field, about: field, node: null }
        yield report('task', { task: name, ...wordsOf(odd) }, place)
      }
    }
    for (const { id, name, carried } of variables) {
      for (const odd of oddInVariable(carried)) {
        const place = { ...settingOf(odd), node: null, variable: id }
        yield report('variable', { variable: name, ...wordsOf(odd) }, place)
      }
    }
  },
})

const READ_AS_LEFT_OUT = 'the checks go by what holds when it is left out'

function wordsOf({ path, found, takes, isRefused, isRead }: Oddity) {
  const keys = found.startsWith('the key') ? path.slice(0, -1) : path
  const place = keys.length === 0 ? 'among its properties' : `in ${keys.join('.')}`
  const why =
    isRefused === true
      ? 'Architect refuses anything else'
      : 'Archy takes nothing else that is known'
  const so = isRead === true ? 'the checks go by it all the same' : READ_AS_LEFT_OUT
  return { found, place, takes, why, so }
}

type OddPlace = Pick<ReportPlace, 'field' | 'about' | 'severity'>

function placeOf(odd: Oddity): OddPlace {
  const keys = odd.path.join('.')
  return { field: `carried.${keys}`, about: keys, ...lightened(odd) }
}

function settingOf({ path, isRefused }: Pick<Oddity, 'path' | 'isRefused'>): OddPlace {
  const field = path.join('.')
  return { field, about: field, ...lightened({ isRefused }) }
}

/** What is only unknown here may be known to a newer Architect. */
function lightened({ isRefused }: Pick<Oddity, 'isRefused'>): Pick<ReportPlace, 'severity'> {
  return isRefused === true ? {} : { severity: 'warning' }
}

function keyOf(node: FlowNode, { graph: { index } }: Analysis): string | undefined {
  return kindOf(node).archy?.key({ index, node })
}

/** The keys that there are for certain; another one may be new. */
const CERTAIN: readonly string[] = [
  ...new Set([...KINDS.flatMap(({ archy }) => archy?.keys ?? []), ...SECURE_CALL_PROFILE.allowed]),
]
const certain: ReadonlySet<string> = new Set(CERTAIN)

/** The key that was meant. One letter may tell two actions apart (get, set): another letter is no slip. */
function meantBy(key: string): string | undefined {
  if (certain.has(key) || key === '') return undefined
  const written = key.toLowerCase()
  return (
    CALLED_IN_ARCHITECT.get(written) ??
    CERTAIN.find((known) => isSlip(written, known.toLowerCase()))
  )
}

/** Keys made of what Architect calls an action on the screen. In Archy they are made of the names in the SDK. */
const CALLED_IN_ARCHITECT: ReadonlyMap<string, string> = new Map([
  ['callsecuredata', 'callDataSecure'],
  ['callsecuredataaction', 'callDataSecure'],
  ['calldataaction', 'callData'],
  ['endflow', 'returnToAgent'],
  ['jumptoreusabletask', 'jumpToTask'],
])

/** The same in another case, with two neighbours swapped, or with one letter too many or too few. */
function isSlip(a: string, b: string): boolean {
  if (a.length > b.length) return isSlip(b, a)
  let at = 0
  while (at < a.length && a[at] === b[at]) at += 1
  if (a.length === b.length) {
    return (
      a === b || (a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2))
    )
  }
  return a.slice(at) === b.slice(at + 1)
}

const INSTEAD: ReadonlyMap<string, string> = new Map([
  [
    'transferToFlowSecure',
    'Return to the flow that led here, or transfer to one that is not secure, and enter the other secure flow from there.',
  ],
  ['enableParticipantRecord', 'Take it out: nothing is recorded inside of a secure flow.'],
])
