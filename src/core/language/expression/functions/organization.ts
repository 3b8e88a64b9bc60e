import type { CallContext, FunctionDefinition, OrgObject } from '../definition.ts'
import { overload } from '../definition.ts'
import type { Outcome } from '../outcome.ts'
import { cannotConvert, valueOf } from '../outcome.ts'
import { ok } from '../../../base/result.ts'

/**
 * The editor of 2018 hid the conversion from a text in favour of the Find functions, while its own examples and real
 * flows use it: so it is offered here.
 */
export const toUser: FunctionDefinition = converting('ToUser', 'user', 'user by user name')
export const toSkill: FunctionDefinition = converting('ToSkill', 'skill', 'ACD skill by name')
export const toLanguageSkill: FunctionDefinition = converting(
  'ToLanguageSkill',
  'languageSkill',
  'language skill by name',
)
export const toQueue: FunctionDefinition = converting('ToQueue', 'queue', 'queue by name')
export const toGroup: FunctionDefinition = converting('ToGroup', 'group', 'group by name')
export const toWrapupCode: FunctionDefinition = converting(
  'ToWrapupCode',
  'wrapupCode',
  'wrap-up code by name',
)

export const findUser: FunctionDefinition = refused(
  finding('FindUser', 'user', 'user by e-mail address'),
)
export const findQueue: FunctionDefinition = refused(
  finding('FindQueue', 'queue', 'queue by name or id'),
)
export const findSkill: FunctionDefinition = refused(
  finding('FindSkill', 'skill', 'ACD skill by name or id'),
)
export const findLanguageSkill: FunctionDefinition = refused(
  finding('FindLanguageSkill', 'languageSkill', 'language skill by name or id'),
)
export const findUserPrompt: FunctionDefinition = refused(
  finding(
    'FindUserPrompt',
    'prompt',
    "prompt of the organization by name, with or without 'Prompt.'",
    (name) => withScope('Prompt', name),
  ),
)
export const findSystemPrompt: FunctionDefinition = refused(
  finding(
    'FindSystemPrompt',
    'prompt',
    "system prompt by name, with or without 'PromptSystem.'",
    (name) => withScope('PromptSystem', name),
  ),
)

export const findUserById: FunctionDefinition = {
  ...finding('FindUserById', 'user', 'user by id'),
  origin: 'observed',
}
export const findQueueById: FunctionDefinition = {
  ...finding('FindQueueById', 'queue', 'queue by id'),
  origin: 'observed',
}

function converting(name: string, type: OrgObject, what: string): FunctionDefinition {
  return {
    name,
    group: 'organization',
    docs: `The ${what}, in any case. A name that the organization does not have fails.`,
    overloads: [
      overload(`name: string? -> ${type}`, (args, context) => {
        const text = args.optional('string', 0)
        if (text === null || context.exists(type, text)) return ok(valueOf(type, text))
        return cannotConvert(text, type, `the name of a ${type} of the organization`)
      }),
      overload(`value: ${type}? -> ${type}`, (args) => ok(valueOf(type, args.optional(type, 0)))),
    ],
  }
}

/** The Architect core refuses whatever asks the server in a secure call flow. */
function refused(definition: FunctionDefinition): FunctionDefinition {
  return { ...definition, availability: 'not-in-secure-flow' }
}

function finding(
  name: string,
  type: OrgObject,
  what: string,
  nameOf: (text: string) => string = (text) => text,
): FunctionDefinition {
  return {
    name,
    group: 'organization',
    docs: `The ${what}, in any case, or NOT_SET when there is none.`,
    overloads: [
      overload(`name: string? -> ${type}`, (args, context) =>
        found(type, args.optional('string', 0), nameOf, context),
      ),
    ],
  }
}

function found(
  type: OrgObject,
  text: string | null,
  nameOf: (text: string) => string,
  context: CallContext,
): Outcome {
  if (text === null || text === '') return ok(valueOf(type, null))
  const name = nameOf(text)
  return ok(valueOf(type, context.exists(type, name) ? name : null))
}

function withScope(scope: string, name: string): string {
  return name.toLowerCase().startsWith(`${scope.toLowerCase()}.`) ? name : `${scope}.${name}`
}
