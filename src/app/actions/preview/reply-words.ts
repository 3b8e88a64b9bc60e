import type { Scenario } from '#core/gateways/emulator.ts'

/** How a gateway behaves, as people say it. */
export const REPLY_WORDS: Readonly<Record<Scenario, string>> = {
  success: 'approves',
  decline: 'declines the card',
  'invalid-card': 'finds the card invalid',
  'expired-token': 'finds the token expired',
  'reused-token': 'has seen the token before',
  'rate-limit': 'is asked too often',
  'server-error': 'is out of order',
  slow: 'answers too late',
  malformed: 'breaks off its reply',
}
