import type { DataAction } from '../model/data-action.ts'
import type { Value } from '../model/values.ts'

/** What tells the flow of one gateway from that of another. */
export interface CardPayment {
  readonly id: string
  readonly title: string
  readonly summary: string
  readonly gateway: string
  /** What a design that is made from it is called, and its flow in the org: no two templates alike. */
  readonly name: string
  /** One line on the flow itself. */
  readonly description: string
  /** A call that is made before the caller is asked for the card: nobody keys one in for nothing. */
  readonly opening?: DataAction
  /** Fetches the token, directly before the payment. */
  readonly token?: DataAction
  readonly payment: DataAction
  /** A condition on what the payment has returned: that there was a reply is no proof. */
  readonly isApproved: string
  /** Tells a decline from what else is no approval; without it whatever is not approved is a decline. */
  readonly isDeclined?: string
  /** Where a reply leads that is neither: `failed` when it is sure that nothing was paid. */
  readonly otherwise?: 'failed' | 'unknown'
  /** Asks the gateway what became of a payment that has failed. */
  readonly inquiry?: Inquiry
  /** What inputs are given beyond the card, the amount, the key and what earlier calls have returned. */
  readonly values?: Readonly<Record<string, Value>>
}

/** A question to the gateway after the payment has left by failure, and what its answer means. */
export interface Inquiry {
  readonly action: DataAction
  readonly isPaid: string
  readonly isDeclined: string
  /** The gateway knows that nothing was paid; without it what is neither paid nor declined is unknown. */
  readonly isUnpaid?: string
}
