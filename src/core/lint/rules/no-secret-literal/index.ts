import { analyseAction } from '../../../analysis/actions/analyse-action.ts'
import { testClonesOf } from '../../../analysis/actions/clones.ts'
import type { Analysis } from '../../../analysis/analyse.ts'
import { parsedExpression } from '../../../analysis/references.ts'
import { testCardsIn } from '../../../analysis/secrets/card-numbers.ts'
import {
  type FoundSecret,
  secretsBesideSteps,
  secretsOfStep,
} from '../../../analysis/secrets/design-texts.ts'
import type { SecretKind } from '../../../analysis/secrets/secret-literals.ts'
import type { ActionId } from '../../../base/ids.ts'
import type { DataAction } from '../../../model/data-action.ts'
import type { Design, FlowNode, Variable } from '../../../model/design.ts'
import type { Value } from '../../../model/values.ts'
import { fieldInWords } from '../../field-words.ts'
import { calledAction } from '../../called-action.ts'
import { defineRule, type Report, type Reporter, type ReportPlace } from '../../define.ts'

const MESSAGES = {
  credential:
    '{{place}} holds {{what}} in {{field}}: whoever is given this design, its YAML or a link to it has it too. Take it out, replace it at the gateway because it has been written down, and name the credential of the integration, as in ${credentials.apiKey}.',
  card: '{{place}} holds what looks like a real card number in {{field}}: a card number must not be saved anywhere, and this design is. Take it out. Published test cards are fine.',
  testInput:
    '“{{node}}” gives a test card for {{input}} of “{{action}}”, whatever the caller keys in: no payment is ever made. Give it the variable of the card; a test card belongs in a test clone, which is not secure.',
  testValue:
    '{{variable}} is given a test card: where nothing else is keyed in, the payment is tried with it. Leave it empty; a test card belongs in a test clone, which is not secure.',
  testCard:
    '“{{action}}” sends a test card that is written into {{name}}, whatever the caller keys in: no payment is ever made. Send the input instead; a test card belongs in a test clone, which is not secure.',
} as const

/**
 * All texts of the design are looked at, because all of them are saved, shared and published. The message never repeats
 * what it found: it is printed by CI.
 */
export const noSecretLiteral = defineRule({
  rule: 'no-secret-literal',
  code: 'SF-SEC-12',
  severity: 'error',
  looksAt: ['names', 'words', 'templates', 'secure', 'lifetimes', 'inputs', 'outputs', 'gateways'],
  group: 'secrecy',
  messages: MESSAGES,
  docs: {
    summary:
      'No live key, password, token or real card number stands anywhere in a design, and no test card in what a secure action sends.',
    why: 'A design is a file: it is saved, sent to colleagues, put into Git and published, and everybody who may view the flow in Architect can read its literals. A live key in it takes payments for whoever finds it; a card number in it puts the whole project under PCI DSS.',
    source:
      'PCI DSS v4.0.1, 3.5.1 (stored card numbers are unreadable) and 8.6.2 (no passwords in source or configuration); Genesys Resource Center, “Credential types for integrations”.',
    fix: 'Put it into the credentials of the integration and name it there, and change it at the gateway. Nothing is done automatically: a key that has been in a file has to be replaced by a person.',
    invalid: [
      {
        shows: 'The key of the live account in a header.',
        flow: `action Charge
header Authorization: Bearer sk_live_NoRealKeyButAnExample
start -> done: return`,
      },
      {
        shows: 'User and password, encoded and so as good as plain.',
        flow: `action Charge
header Authorization: Basic bWVyY2hhbnQ6czNjcjN0
start -> done: return`,
      },
      {
        shows: 'A test card was left in the secure action.',
        flow: `action Charge
body {"card": "4111111111111111"}
start -> done: return`,
      },
    ],
    valid: [
      {
        shows: 'The credential is named; its value stays with the integration.',
        flow: `action Charge
header Authorization: Bearer \${credentials.apiKey}
start -> done: return`,
      },
      {
        shows: 'A published test card.',
        flow: `start -> hello: play("For a test, key in 4242 4242 4242 4242.") -> done: return`,
      },
    ],
  },
  *checkSteps({ steps, design, analysis, report }) {
    for (const node of steps.nodes.filter((one) => secretsOfStep(one).length > 0)) {
      for (const secret of secretsOfStep(node)) {
        yield reportOf(secret, report, fieldInWords(node, partOf(secret)))
      }
    }
    for (const { node, action, input } of testInputs(steps.nodes, analysis)) {
      if (clonesIn(design).has(action.id)) continue
      const words = { node: node.name, action: action.name, input }
      yield report('testInput', words, { node: node.id, field: `inputs.${input}`, about: input })
    }
    for (const { node, field, variable } of testValues(steps.nodes, analysis)) {
      const place = { node: node.id, field, variable: variable.id }
      const about = `${variable.id} ${field}`
      yield report('testValue', { variable: variable.name }, { ...place, about })
    }
  },
  *check({ design, analysis, report }) {
    for (const secret of secretsBesideSteps(design)) yield reportOf(secret, report)
    const clones = clonesIn(design)
    for (const action of design.actions) {
      if (!action.secure || clones.has(action.id)) continue
      for (const { part, field, name, text } of analyseAction(action).templates) {
        if (part === 'success') continue
        for (const { start, end } of testCardsIn(text)) {
          const about = `${field} ${start}`
          const place = { node: null, action: action.id, field, range: { start, end }, about }
          yield report('testCard', { action: action.name, name }, place)
        }
      }
    }
    for (const variable of design.variables) {
      if (!isTestCardValue(variable.initial) || !holdsCard(analysis, variable)) continue
      const place = { node: null, field: 'initial', variable: variable.id }
      const about = `${variable.id} initial`
      yield report('testValue', { variable: variable.name }, { ...place, about })
    }
  },
})

/** Says what was found, and never repeats it. */
function reportOf(
  secret: FoundSecret,
  report: Reporter<Pick<typeof MESSAGES, 'credential' | 'card'>, ReportPlace>,
  inWords: string | null = null,
): Report {
  const { kind, place, field, start, end } = secret
  const words = { place: placeInWords(place), field: inWords ?? fieldOf(secret) }
  const at = {
    ...target(place),
    field: fieldOf(secret),
    range: { start, end },
    about: `${place.type} ${place.type === 'flow' ? '' : place.id} ${field} ${start}`,
  }
  return kind === 'card-number'
    ? report('card', words, at)
    : report('credential', { ...words, what: KINDS[kind] }, at)
}

function clonesIn(design: Design): ReadonlySet<ActionId> {
  return new Set(testClonesOf(design).map(({ clone }) => clone.id))
}

interface TestInput {
  readonly node: FlowNode
  readonly action: DataAction
  readonly input: string
}

/** The inputs of calls on some path that are a test card. */
function* testInputs(nodes: readonly FlowNode[], analysis: Analysis): Iterable<TestInput> {
  for (const node of nodes) {
    const { call } = analysis.graph.facts(node)
    if (call === null) continue
    for (const input of Object.keys(call.inputs)) {
      const value = call.inputs[input]
      if (value === undefined || !isTestCardValue(value) || !analysis.isReachable(node)) continue
      const action = calledAction(analysis, node)
      if (action?.secure === true) yield { node, action, input }
    }
  }
}

interface TestValue {
  readonly node: FlowNode
  readonly field: string
  readonly variable: Variable
}

/** Where a step on some path gives a test card to the variable of a card. */
function* testValues(nodes: readonly FlowNode[], analysis: Analysis): Iterable<TestValue> {
  for (const node of nodes) {
    for (const { source, field, target } of analysis.assignments.of(node)) {
      if (target === undefined || source.type !== 'value' || !isTestCardValue(source.value))
        continue
      if (!holdsCard(analysis, target) || !analysis.isReachable(node)) continue
      yield { node, field, variable: target }
    }
  }
}

function holdsCard({ classOf }: Analysis, variable: Variable): boolean {
  return classOf(variable).sensitivity === 'pan'
}

function isTestCardValue(value: Value): boolean {
  if (value.type === 'literal') return isWholeTestCard(String(value.value))
  if (value.type !== 'expression' || !/\d{4}/.test(value.text)) return false
  const parsed = parsedExpression(value.text)
  return parsed?.kind === 'string' && isWholeTestCard(parsed.value)
}

function isWholeTestCard(text: string): boolean {
  const trimmed = text.trim()
  return testCardsIn(trimmed).some(({ start, end }) => start === 0 && end === trimmed.length)
}

const KINDS: Readonly<Record<Exclude<SecretKind, 'card-number'>, string>> = {
  'live-key': 'a key of a live account',
  'cloud-key': 'a key of a cloud service',
  jwt: 'a token (JWT)',
  basic: 'a user with the password',
  password: 'a user with the password',
  bearer: 'a token',
  'private-key': 'a private key',
}

function placeInWords({ type, name }: FoundSecret['place']): string {
  return type === 'flow' ? name : `“${name}”`
}

function target(place: FoundSecret['place']) {
  switch (place.type) {
    case 'node':
      return { node: place.id }
    case 'variable':
      return { node: null, variable: place.id }
    case 'action':
      return { node: null, action: place.id }
    case 'flow':
      return { node: null }
  }
}

/** Words know a value and a prompt as one, whatever it holds. */
function partOf(secret: FoundSecret): string {
  return fieldOf(secret).replace(/\.(?:text|value|name)$/, '')
}

/** The form of a node names its properties without what they are kept under. */
function fieldOf({ place, field }: FoundSecret): string {
  return place.type === 'node' ? field.replace(/^props\./, '') : field
}
