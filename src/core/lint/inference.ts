import type { Analysis } from '../analysis/analyse.ts'
import { gatewayOf, likelyGatewayOf } from '../analysis/gateway-of.ts'
import type { Payment, TokenFetch } from '../analysis/roles.ts'
import type { Sensitivity } from '../model/data-action.ts'
import type { Variable } from '../model/design.ts'
import { SENSITIVITY_WORDS } from './words.ts'

/**
 * Says what a report takes to be so although nobody has declared it: what imported actions are for, and what variables
 * hold. Empty where all of it is declared.
 */
export function inferredFrom(
  { classOf }: Analysis,
  {
    fetches = [],
    payments = [],
    variables = [],
    gateways = [],
  }: {
    readonly fetches?: readonly TokenFetch[]
    readonly payments?: readonly Payment[]
    readonly variables?: readonly Variable[]
    /** The payments by whose gateway the report judges. */
    readonly gateways?: readonly Payment[]
  },
): string {
  const sentences = new Set<string>()
  for (const { isInferred, node } of fetches) {
    if (isInferred) sentences.add(roleInWords(`“${node.name}” fetches a token`))
  }
  for (const { isInferred, node } of payments) {
    if (isInferred) sentences.add(roleInWords(`“${node.name}” pays`))
  }
  for (const { action, node } of gateways) {
    const likely = gatewayOf(action) === undefined ? likelyGatewayOf(action) : undefined
    if (likely !== undefined) sentences.add(nameInWords(`“${node.name}” calls ${likely.title}`))
  }
  for (const variable of variables) {
    const { sensitivity, because } = classOf(variable)
    const what = `${variable.name} holds ${SENSITIVITY_WORDS[sensitivity]}`
    if (because === 'named') sentences.add(nameInWords(what))
    if (because === 'used') sentences.add(useInWords(what, sensitivity))
  }
  return sentences.size === 0 ? '' : [...sentences].join(' ')
}

function roleInWords(role: string): string {
  return `That ${role} is inferred: its action does not say what it is for.`
}

function nameInWords(what: string): string {
  return `That ${what} is inferred from a name.`
}

/** A token is not keyed in. */
function useInWords(what: string, sensitivity: Sensitivity): string {
  const from =
    sensitivity === 'token'
      ? 'the calls that it comes from and goes to'
      : 'its digits and from what is done with it'
  return `That ${what} is inferred from ${from}.`
}
