import type { DataAction } from '../model/data-action.ts'
import { rememberOfAction } from './actions/of-action.ts'
import { isStub } from './actions/analyse-action.ts'
import { wordsOfName } from './name-words.ts'

/** How an action shows that it signs in: by what it sends, or, while only its names are known, by those. */
type SignInSign = 'request' | 'name'

/**
 * Whether an action fetches an OAuth access token: a token request has a grant type (RFC 6749, 4), and goes to an
 * address that says so. A session token of a gateway, made for one payment, has neither.
 */
export function signsIn(action: DataAction): SignInSign | null {
  if (!isStub(action)) return asksForSignIn(action).isIt ? 'request' : null
  const names = [action.name, ...action.outputs.map(({ name }) => name)].map(wordsOfName)
  return names.some((words) => NAMED.test(words)) ? 'name' : null
}

/** Many steps call one action. */
const asksForSignIn = rememberOfAction(({ request: { url, body } }) => ({
  isIt: GRANT.test(body) || ADDRESS.test(url),
}))

const GRANT = /\bgrant_type\b/i
const ADDRESS = /\/oauth2?\/([^?#]*\/)?(access_?)?token([/?#]|$)/i
const NAMED = /(^|_)(o_?auth2?|access_token|bearer|bearer_token)(_|$)/
