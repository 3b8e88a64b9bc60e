import type { TemplateContext } from '../../language/velocity/velocity.ts'
import type { ContractField, DataAction, Sensitivity } from '../../model/data-action.ts'
import type { ActionTemplate } from './action-templates.ts'

/**
 * Test values by what a field holds; the card is one that every gateway publishes for tests. What the caller keys in can
 * begin with 0, and does here: JSON takes no such number (RFC 8259), so a body that writes it without quotes fails.
 */
const BY_SENSITIVITY: Readonly<Record<Exclude<Sensitivity, 'none'>, string>> = {
  pan: '4111111111111111',
  cvv: '012',
  expiry: '0130',
  token: 'tok_sample',
  credential: 'sample-credential',
}

/** A part of an expiry date that stands alone. */
const EXPIRY_PARTS: readonly (readonly [RegExp, string])[] = [
  [/year|yyyy/i, '2030'],
  [/month/i, '01'],
]

/**
 * Texts for fields that hold no secret. A request is well made if any of them makes it so: what one of them cannot
 * stand for (too short for a substring, no number for a sum) another can.
 */
export const SAMPLE_TEXTS: readonly string[] = [
  '25.00',
  '20301231120000000',
  'Sample text of a caller',
]

/** A value of the field's type, as the flow would bind it. */
export function sampleOf(field: ContractField, text: string): string | number | boolean {
  switch (field.type) {
    case 'integer':
      return 25
    case 'number':
      return 25.5
    case 'boolean':
      return true
    case 'string':
      return sampleText(field, text)
  }
}

/**
 * What the templates of a request see: sample inputs, and a value for every credential and every part of a sign-in
 * answer that the template names.
 */
export function sampleContext(
  action: DataAction,
  template: ActionTemplate,
  text: string,
): TemplateContext {
  const inputs = Object.fromEntries(
    action.inputs.map((field) => [field.name, sampleOf(field, text)]),
  )
  return {
    input: { ...inputs, rawRequest: JSON.stringify(inputs) },
    credentials: named('credentials', template),
    authResponse: named('authResponse', template),
  }
}

function sampleText({ name, sensitivity }: ContractField, text: string): string {
  if (sensitivity === 'none') return text
  const part = EXPIRY_PARTS.find(([pattern]) => sensitivity === 'expiry' && pattern.test(name))
  return part?.[1] ?? BY_SENSITIVITY[sensitivity]
}

function named(root: string, { references }: ActionTemplate): Readonly<Record<string, string>> {
  return Object.fromEntries(
    references.flatMap(({ reference: { root: found, path } }) => {
      const [first] = path
      return found === root && first?.kind === 'property' ? [[first.name, `sample-${root}`]] : []
    }),
  )
}
