import { type JsonInput, JsonNumber } from '../json/json-value.ts'
import { parseVelocity, renderVelocity } from './velocity.ts'

/** Template, what Velocity 2.x prints, and what 1.7 prints where it differs; null where it fails. */
export type Example = readonly [template: string, two: string | null, one?: string | null]

/** The variables of the examples. */
export const EXAMPLE_CONTEXT: Readonly<Record<string, JsonInput>> = {
  input: {
    card: '4111111111111111',
    cvv: '123',
    amount: '25.00',
    name: 'O"Neil \\ Co',
    empty: '',
    flag: true,
    off: false,
    n: 7,
    d: 2.5,
    zero: 0,
    big: new JsonNumber('12345678901234567890'),
    nothing: null,
    two: 'On Queue',
    uni: 'café €',
    list: ['a', 'b', 3, null],
    map: {
      x: 1,
      y: {
        z: 'q',
      },
    },
    none: [],
    blank: {},
    'a-b': 'hyphen',
    math: '50% off & more/less?',
  },
  credentials: {
    id: 'id',
    secret: 's3c:ret',
  },
}

/** The examples as objects, for tests that are named after their template. */
export function named(
  examples: readonly Example[],
): { template: string; two: string | null; one: string | null }[] {
  return examples.map(([template, two, one = two]) => ({ template, two, one }))
}

/** What both versions print; null where one fails. */
export function rendered(template: string): Record<'2.x' | '1.7', string | null> {
  return { '2.x': render(template, '2.x'), '1.7': render(template, '1.7') }
}

function render(text: string, version: '2.x' | '1.7'): string | null {
  const template = parseVelocity(text)
  if (!template.ok) return null
  const result = renderVelocity(template.value, EXAMPLE_CONTEXT, { version })
  return result.ok ? result.value : null
}
