import { FLOW_TEMPLATES } from '#core/gateways/templates.ts'
import type { Design } from '#core/model/design.ts'

/**
 * The template with two mistakes: the token is fetched before the CVV, as it is drawn, and the variable of the CVV is
 * not secure.
 */
export function mistakenPayment(): Design {
  const template = FLOW_TEMPLATES.find(({ id }) => id === 'session-token')?.build()
  if (template === undefined) throw new Error('There is no template session-token')
  const early: Readonly<Record<string, string>> = {
    expiry: 'generate-session-token',
    'generate-session-token': 'cvv',
    cvv: 'process-payment',
  }
  const { cvv, 'generate-session-token': token } = template.layout
  if (cvv === undefined || token === undefined) throw new Error('The template has other steps')
  return {
    ...template,
    layout: { ...template.layout, cvv: token, 'generate-session-token': cvv },
    id: 'mistaken-payment',
    flow: { ...template.flow, name: 'Mistaken payment' },
    edges: template.edges.map((edge) => {
      const to = edge.output === 'success' ? early[edge.from] : undefined
      return to === undefined ? edge : { ...edge, to: to as typeof edge.to }
    }),
    variables: template.variables.map((variable) =>
      variable.sensitivity === 'cvv' ? { ...variable, secure: false } : variable,
    ),
  }
}
