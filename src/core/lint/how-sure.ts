import type { Fact } from '../gateways/define.ts'

/**
 * How sure a fact of a gateway is that a report is built on, as a remark; empty where the gateway’s documentation has it.
 *
 * @param claim The beginning of a sentence: “That declined payments have an id there”.
 */
export function howSure({ certainty }: Fact<unknown>, claim: string): string {
  switch (certainty) {
    case 'documented':
      return ''
    case 'reported':
      return `${claim} is reported by others: ${TRY_IT}`
    case 'inferred':
      return `${claim} is concluded from its documentation, which does not say it: ${TRY_IT}`
    case 'general':
      return `${claim} is commonly known, and was not looked up in its documentation: ${TRY_IT}`
    case 'default':
      return `${claim} is assumed: ${TRY_IT}`
  }
}

const TRY_IT = 'try it with a test card that is declined.'
