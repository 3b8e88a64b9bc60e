import type { VariableId } from '../base/ids.ts'
import { remember } from '../base/remember.ts'
import type { Call } from '../kinds/facts.ts'
import type { FlowNode, Variable } from '../model/design.ts'
import { isAmountName } from './action-names.ts'
import type { Analysis } from './analyse.ts'
import { wordsOfName } from './name-words.ts'
import { readsInvocationData, variablesIn } from './references.ts'
import type { Payment, Returned } from './roles.ts'
import { unsetPath } from './unset-path.ts'

/**
 * The variables that a payment takes its amount from; none while it is a literal or nothing. A payment that is told no
 * amount charges the one that was told where what it confirms was made: a payment that was opened before, a session.
 */
export function amountsOf(analysis: Analysis, { node, reads }: Payment): readonly Variable[] {
  const own = amountsTold(analysis, node)
  if (own.length > 0 || namesAmount(analysis, node)) return own
  const makers = reads.flatMap((variable) =>
    analysis.assignments
      .to(variable)
      .flatMap(({ node: maker, assignment }) => (assignment.source.type === 'call' ? [maker] : [])),
  )
  return [...new Set(makers.flatMap((maker) => amountsTold(analysis, maker)))]
}

function namesAmount({ graph }: Analysis, node: FlowNode): boolean {
  const { inputs = {} } = graph.facts(node).call ?? {}
  return Object.keys(inputs).some(isAmountName)
}

function amountsTold({ graph }: Analysis, node: FlowNode): readonly Variable[] {
  const { call } = graph.facts(node)
  if (call === null) return []
  const contract = call.action === null ? undefined : graph.index.action(call.action)
  const told = new Set<Variable>()
  for (const { name, text } of amountsIn(call.inputs)) {
    const field = contract?.inputs.find((input) => input.name === name)
    if ((field?.sensitivity ?? 'none') !== 'none') continue
    for (const variable of variablesIn(text, node.task, graph.index)) told.add(variable)
  }
  return [...told]
}

/** The expressions that a call gives an amount by, each with the name of the input. */
const amountsIn = remember((inputs: Call['inputs']) =>
  Object.entries(inputs).flatMap(([name, value]) =>
    value.type === 'expression' && isAmountName(name) ? [{ name, text: value.text }] : [],
  ),
)

/** Whether a payment charges what the flow was started with as it is, through no variable. */
export function chargesInvocationData({ graph }: Analysis, { node }: Payment): boolean {
  const { inputs = {} } = graph.facts(node).call ?? {}
  return Object.entries(inputs).some(
    ([name, value]) =>
      value.type === 'expression' &&
      readsInvocationData(value.text) &&
      isAmountName(name) &&
      variablesIn(value.text, node.task, graph.index).length === 0,
  )
}

/**
 * What a payment returns that tells that it was made: its receipt. What looks like an id where there is one, else
 * whatever is no secret.
 */
export function receiptsOf({ classOf }: Analysis, { returns }: Payment): readonly Returned[] {
  const open = returns.filter(({ variable }) => classOf(variable).sensitivity === 'none')
  const named = open.filter(
    ({ property, variable }) => isReceiptName(property) || isReceiptName(variable.name),
  )
  return named.length > 0 ? named : open
}

/** Whether a property of a reply is called what receipts are called. */
export function isReceiptName(name: string): boolean {
  const words = wordsOfName(name)
  return RECEIPT.test(words) && !NO_RECEIPT.test(words)
}

const RECEIPT = words(
  'id|ids|transaction|transactions|txn|trans|receipt|reference|ref|confirmation|authori[sz]ation|auth_code|auth|approval_code|charge',
  'transaktion|transaktionsnummer|beleg|belegnummer|quittung|referenz|referenznummer|autorisierung|genehmigungsnummer',
  'recu|reference|autorisation',
  'transaccion|recibo|comprobante|referencia|autorizacion',
  'transazione|ricevuta|riferimento|autorizzazione',
  'transactie|transactienummer|[a-z]*bewijs|[a-z]*kenmerk|autorisatie',
  'transacao|comprovante|autorizacao',
  'kvitto|kvittonummer|referens|referensnummer|auktorisation',
  'kvittering|kvitteringsnummer|referencenummer|referanse|referansenummer|transaksjon|autorisasjon',
  'transakcja|transakcji|potwierdzenie|potwierdzenia|referencja|autoryzacja|autoryzacji',
)
const NO_RECEIPT = words(
  'status|state|message|reason|error|result|type|amount',
  'zustand|ergebnis|fehler|meldung|betrag',
  'statut|etat|resultat|erreur|montant',
  'estado|resultado|importe|monto',
  'stato|risultato|errore|importo',
  'toestand|resultaat|fout|bedrag',
  'erro|valor',
  'tillstand|tilstand|fel|felkod|fejl|feil|belopp|belob|belop',
  'stan|wynik|blad|bledu|kwota',
)

/** What only a payment that was made has: not a reason, and not the number of what went wrong. */
export function isOfPaid({ property, variable: { name } }: Returned): boolean {
  const isNamed = isReceiptName(property) || isReceiptName(name)
  return isNamed && !OF_REFUSALS.test(property) && !OF_REFUSALS.test(name)
}

const OF_REFUSALS =
  /declin|refus|reject|error|fail|fehler|abgelehnt|rechaz|rifiut|geweigerd|recus|nekad|avvis|felkod|fejl|feil|odmow|odrzuc|b(l|ł)[aą]d|b(l|ł)[eę]d/i

/** Everything that is known after a payment from what it returned, whatever was computed with it. */
export function knownFrom(
  { influence }: Analysis,
  returned: readonly { readonly variable: Variable }[],
): ReadonlySet<VariableId> {
  return influence.outOf(returned.map(({ variable }) => variable))
}

/** Whether a node decides on one of these variables. */
export function decidesOn(
  { readsOf }: Analysis,
  node: FlowNode,
  variables: ReadonlySet<VariableId>,
): boolean {
  return readsOf(node).some(
    ({ use, variable }) =>
      use.place === 'logic' && variable !== undefined && variables.has(variable.id),
  )
}

/** Whether a node sends a variable to a data action. */
export function sends({ graph, readsOf }: Analysis, node: FlowNode, variable: Variable): boolean {
  return graph.facts(node).call !== null && readsOf(node).some((read) => read.variable === variable)
}

/** Whether a node decides on something that nothing has set on some path: set-before-read tells it. */
export function decidesOnNothing(analysis: Analysis, node: FlowNode): boolean {
  const { readsOf, assignments } = analysis
  return readsOf(node).some(
    ({ use, variable, isTest }) =>
      use.place === 'logic' &&
      !isTest &&
      (variable === undefined ||
        (!assignments.isSetFor(node, use, variable) &&
          unsetPath(analysis, node, variable) !== null)),
  )
}

/** Whether a node writes one of these variables to participant data. */
export function writesOut(
  { readsOf }: Analysis,
  node: FlowNode,
  variables: ReadonlySet<VariableId>,
): boolean {
  return readsOf(node).some(
    ({ use, variable }) =>
      use.place === 'participant-data' && variable !== undefined && variables.has(variable.id),
  )
}

/** Any of these as whole words of a name; a line is a language. */
function words(...languages: readonly string[]): RegExp {
  return new RegExp(`(^|_)(${languages.join('|')})(_|$)`)
}
