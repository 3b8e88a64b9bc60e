import type { Analysis } from '../../../analysis/analyse.ts'
import type { GraphEdge } from '../../../analysis/flow-graph.ts'
import { findPath } from '../../../analysis/paths.ts'
import { isForNone } from '../../../analysis/roles.ts'
import { sensitivityOfName } from '../../../analysis/classify.ts'
import { wordsOfName } from '../../../analysis/name-words.ts'
import { type ContractField, type DataAction, isStub } from '../../../model/data-action.ts'
import { PLACES, type Use } from '../../../kinds/facts.ts'
import type { FlowNode, Variable } from '../../../model/design.ts'
import { stepsUsing } from '../../../analysis/steps-with.ts'
import { calledAction } from '../../called-action.ts'
import { defineRule } from '../../define.ts'
import { inferredFrom } from '../../inference.ts'
import { secretPath } from '../../secret-path.ts'

/** The one way for a CVV is into the token or the payment. Encrypted is kept as well. */
export const cvvNeverKept = defineRule({
  rule: 'cvv-never-kept',
  code: 'SF-PCI-01',
  severity: 'error',
  group: 'pci',
  looksAt: ['inputs'],
  messages: {
    kept: '“{{node}}” keeps a value made from the CVV ({{variable}}) in {{place}}. A CVV may be used for one payment and must not be kept after it, not even encrypted: take it out.',
    field:
      '“{{node}}” gives the CVV ({{variable}}) to the input {{input}} of “{{action}}”, and the contract does not say that it takes one: gateways keep and show what they take for a reference or a note. Take it out, or declare at the action that {{input}} holds a CVV.',
    sent: '“{{node}}” sends the CVV ({{variable}}) to “{{action}}”, which neither fetches a token nor pays. A CVV may be used for one payment and nothing else: take it out, or set the purpose of the action if it is a payment.',
  },
  docs: {
    summary: 'A CVV goes into the token or the payment and nowhere else.',
    why: 'The CVV proves that the caller has the card in hand. Where it is stored, whoever finds it with the card number can pay as the caller; so no brand of cards lets anybody keep it, for whatever reason.',
    source:
      'PCI DSS 4.0.1, requirement 3.3.1: sensitive authentication data is not stored after authorisation, even if encrypted.',
    fix: 'Take it out. Where a node needs to know that a CVV was given, `IsSet(…)` tells that.',
    invalid: [
      {
        shows: 'It is kept as an attribute, encrypted with the org’s key.',
        flow: `variable CVV cvv open
start -> cvv: collect(CVV) -> hold: keep(Code = Task.CVV) -> done: return`,
      },
      {
        shows: 'An action that does something else gets it.',
        flow: `action Save_Card in Card:pan,Code:cvv
start -> card: collect(CC) -> cvv: collect(CVV) -> save: call(Save_Card, Card=CC, Code=CVV) -> done: return`,
      },
      {
        shows: 'The payment gets it as its reference, which gateways keep and show.',
        flow: `action Process_Payment in Reference
start -> card: collect(CC) -> cvv: collect(CVV) -> token: fetch -> pay: pay(Reference=CVV) -> done: return`,
      },
    ],
    valid: [
      {
        shows: 'The payment takes it.',
        flow: 'start -> card: collect(CC) -> cvv: collect(CVV) -> token: fetch -> pay: pay -> done: return',
      },
    ],
  },
  *checkSteps({ steps, analysis, report }) {
    const takesCvv = new Set([...steps.spends, ...steps.fetches].map(({ node }) => node.id))
    const giving = stepsUsing(
      steps.reached,
      analysis,
      ({ place }) => PLACES[place].leavesFlow || place === 'secure-action',
    )
    for (const node of giving) {
      const action = calledAction(analysis, node)
      for (const use of analysis.graph.facts(node).uses) {
        const isCall = use.place === 'secure-action'
        const isRight =
          takesCvv.has(node.id) || action === undefined || mayTakeCvv(analysis, node, action)
        const takes = isCall && isRight ? unmarkedInput(action, use) : undefined
        if (isCall && isRight && takes === undefined) continue
        if (!isCall && !PLACES[use.place].leavesFlow) continue
        if (!analysis.taints.givenAway(use.expression, node).has('cvv')) continue
        const other = takes !== undefined && isNoneForIt(takes, action) ? takes : undefined
        if (takes !== undefined && other === undefined) continue
        const [origin] = cvvsIn(analysis, use, node)
        const variable = origin?.name ?? use.expression
        const place = {
          node: node.id,
          field: use.field,
          ...(origin === undefined ? {} : { variable: origin.id }),
          about: use.field,
          path: secretPath(analysis, origin, node),
          remark: inferredFrom(analysis, { variables: origin === undefined ? [] : [origin] }),
        }
        if (other !== undefined) {
          const words = { node: node.name, variable, input: other.name, action: action?.name ?? '' }
          yield report('field', words, { ...place, severity: 'warning' })
          continue
        }
        yield isCall && action !== undefined
          ? report('sent', { node: node.name, variable, action: action.name }, place)
          : report('kept', { node: node.name, variable, place: PLACES[use.place].label }, place)
      }
    }
  },
})

/** The input that takes it, of a contract that says of none, or of another one, that it holds a CVV. */
function unmarkedInput(action: DataAction | undefined, { field }: Use): ContractField | undefined {
  if (action === undefined || !field.startsWith(INPUTS)) return undefined
  const taken = field.slice(INPUTS.length)
  const input = action.inputs.find(({ name }) => name === taken)
  return input?.sensitivity === 'none' ? input : undefined
}

const INPUTS = 'inputs.'

/**
 * A name that says nothing of a CVV may be the gateway's word for it: it is none when the contract has another input
 * for the CVV, or when it is what people give such names to that is kept and shown.
 */
function isNoneForIt({ name }: ContractField, action: DataAction | undefined): boolean {
  if (sensitivityOfName(name) !== 'none') return false
  return action?.inputs.some(isForCvv) === true || KEPT.test(wordsOfName(name))
}

function isForCvv({ name, sensitivity }: ContractField): boolean {
  return sensitivity === 'cvv' || sensitivityOfName(name) === 'cvv'
}

/** In the languages that imported flows are named in. */
const KEPT =
  /(^|_)(text|texte|texto|testo|tekst|freitext|reference|ref|notes?|memo|comments?|description|descriptor|metadata|order|invoice|subject|purpose|remarks?|label|customer|referenz|notiz|bemerkung|kommentar|verwendungszweck|beschreibung|rechnung|rechnungsnummer|bestellung|kunde|commentaire|remarque|facture|commande|client|referencia|nota|comentario|descripcion|factura|pedido|cliente|riferimento|commento|descrizione|fattura|ordine|kenmerk|opmerking|omschrijving|factuur|klant|fatura|descricao|referens|anteckning|beskrivning|faktura|bestallning|kund|meddelande|bemaerkning|beskrivelse|ordre|kunde|referanse|merknad|referencja|uwagi|komentarz|opis|zamowienie|klient|tytul|notatka)(_|$)/

/**
 * It is declared to, also while nothing takes its token; or an import knows it by name only, and it may well pay: but
 * not what takes the CVV without a card or a token when it has been paid.
 */
function mayTakeCvv(analysis: Analysis, node: FlowNode, action: DataAction): boolean {
  if (action.purpose !== 'other') return true
  return isStub(action) && !isForNone(action) && !comesAfterPayment(analysis, node)
}

/** Whether the CVV that a payment had is still there: none was keyed in since. */
function comesAfterPayment({ graph, roles, assignments, classOf }: Analysis, node: FlowNode) {
  const from = roles.payments.flatMap((payment) => graph.out(payment.node))
  const isNewCvv = (edge: GraphEdge) =>
    assignments
      .on(edge)
      .some(
        ({ source, target }) =>
          source.type === 'keypad' && target !== undefined && classOf(target).sensitivity === 'cvv',
      )
  return findPath(graph, { from, goal: node, avoidEdge: isNewCvv }) !== null
}

/** The variables of an expression through which the CVV comes. */
function cvvsIn(
  { taints, classOf, readsOf }: Analysis,
  use: Use,
  node: FlowNode,
): readonly Variable[] {
  return readsOf(node).flatMap((read) => {
    const { variable } = read
    if (read.use !== use || variable === undefined) return []
    const holds = taints.of(variable, node).has('cvv') || classOf(variable).sensitivity === 'cvv'
    return holds ? [variable] : []
  })
}
