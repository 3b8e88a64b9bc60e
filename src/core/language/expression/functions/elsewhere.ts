import { err } from '../../../base/result.ts'
import type { FunctionDefinition } from '../definition.ts'
import { overload } from '../definition.ts'

/** Known, so that an imported flow is understood, but refused in a secure call flow by the Architect core. */
export const getDefaultLanguage: FunctionDefinition = {
  name: 'GetDefaultLanguage',
  group: 'organization',
  docs: 'The tag of the default language of the flow. Not for secure call flows.',
  availability: 'not-in-secure-flow',
  overloads: [
    overload('() -> string', () => err({ code: 'needs-org', what: 'The language of the flow' })),
  ],
}

export const getSupportedLanguages: FunctionDefinition = {
  name: 'GetSupportedLanguages',
  group: 'organization',
  docs: 'The tags of the languages of the flow. Not for secure call flows.',
  availability: 'not-in-secure-flow',
  overloads: [
    overload('() -> string[]', () => err({ code: 'needs-org', what: 'The language of the flow' })),
  ],
}

export const makeEmailAddress: FunctionDefinition = {
  name: 'MakeEmailAddress',
  group: 'email',
  docs: 'An e-mail address from its text and a name. For e-mail flows only.',
  availability: 'not-in-secure-flow',
  overloads: [
    overload('address: string -> unknown', () =>
      err({ code: 'needs-org', what: 'An e-mail address' }),
    ),
    overload('address: string, name: string? -> unknown', () =>
      err({ code: 'needs-org', what: 'An e-mail address' }),
    ),
  ],
}

/** Found in a public flow that asks for preferred agents. */
export const makeListAgentScorePair: FunctionDefinition = {
  name: 'MakeListAgentScorePair',
  group: 'organization',
  docs: 'A collection of agents with a score each, for Transfer to ACD.',
  origin: 'observed',
  overloads: [
    overload('agents: user[], scores: integer[] -> unknown', () =>
      err({ code: 'needs-org', what: 'The score of an agent' }),
    ),
  ],
}
