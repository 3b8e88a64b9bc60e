import type { Analysis } from '../analysis/analyse.ts'
import { gatewayOf, likelyGatewayOf } from '../analysis/gateway-of.ts'
import type { Payment, TokenFetch } from '../analysis/roles.ts'
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
  const roles = [
    ...fetches.flatMap(({ isInferred, node }) =>
      isInferred ? [`“${node.name}” fetches a token`] : [],
    ),
    ...payments.flatMap(({ isInferred, node }) => (isInferred ? [`“${node.name}” pays`] : [])),
  ]
  const held = variables.flatMap((variable) => {
    const { sensitivity, because } = classOf(variable)
    return because === 'named' ? [`${variable.name} holds ${SENSITIVITY_WORDS[sensitivity]}`] : []
  })
  const called = gateways.flatMap(({ action, node }) => {
    const likely = likelyGatewayOf(action)
    return likely === undefined || gatewayOf(action) !== undefined
      ? []
      : [`“${node.name}” calls ${likely.title}`]
  })
  const sentences = [
    ...roles.map((role) => `That ${role} is inferred: its action does not say what it is for.`),
    ...[...called, ...held].map((what) => `That ${what} is inferred from a name.`),
  ]
  return [...new Set(sentences)].join(' ')
}
