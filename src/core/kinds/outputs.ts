import type { Output } from './facts.ts'

/** The only way on of an action that cannot fail: the next action in its list. */
export const NEXT: Output = { id: 'next', label: 'next', role: 'primary', archy: 'sibling' }

export const SUCCESS: Output = { id: 'success', label: 'success', role: 'primary', archy: 'nested' }
export const FAILURE: Output = {
  id: 'failure',
  label: 'failure',
  role: 'exception',
  archy: 'nested',
}
export const TIMEOUT: Output = {
  id: 'timeout',
  label: 'timeout',
  role: 'exception',
  archy: 'nested',
}
