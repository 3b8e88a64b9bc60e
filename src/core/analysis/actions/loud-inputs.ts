import type { TemplateReference } from '../../language/velocity/velocity-references.ts'
import type { ActionTemplate } from './action-templates.ts'
import { type ActionAnalysis, analyseAction } from './analyse-action.ts'
import { rememberOfAction } from './of-action.ts'
import type { Printed } from './template-walk.ts'

/** A reference that writes its own name into the request when an input has no value: `${input.CVV}`. */
export interface LoudReference {
  readonly template: ActionTemplate
  readonly printed: Printed
}

/**
 * Where a request prints an input without the ! that prints nothing for nothing, and without a condition on the input
 * around it. Any condition that speaks of the input counts as one, so that nothing is claimed that is not so. What is
 * computed from an input prints itself as well when there is none: executed, `$math.mul` of nothing is nothing.
 */
export function loudReferences(
  { action }: ActionAnalysis,
  input: string,
): readonly LoudReference[] {
  const known = loudByInput(action)
  const found =
    known.get(input) ??
    unquietReferences(action).filter(
      ({ printed, mentioned }) =>
        (printed.sources.has(input) || mentioned.some(({ name }) => name === input)) &&
        !isAsked(printed, input),
    )
  known.set(input, found)
  return found
}

/** What was found of each input that was asked for: every step that calls the action asks again. */
const loudByInput = rememberOfAction(() => new Map<string, readonly LoudReference[]>())

/** A reference to an input by a name that the contract does not have. */
export interface UnknownInput {
  readonly template: ActionTemplate
  readonly reference: TemplateReference
  readonly name: string
}

/**
 * References that are always sent as they stand. Not meant: the raw request, a name that goes on behind a hyphen or a dot, and any
 * other root than `input`, because a name that nothing defines is text: GraphQL writes its variables so.
 */
export const unknownInputs = rememberOfAction((action): readonly UnknownInput[] => {
  const known = new Set(['rawRequest', ...action.inputs.map(({ name }) => name)])
  const isPartOfKnown = (name: string) =>
    action.inputs.some(
      (one) => /^[-.]/.test(one.name.slice(name.length)) && one.name.startsWith(name),
    )
  return unquietReferences(action).flatMap(({ template, printed, mentioned }) =>
    mentioned.flatMap(({ reference, name }) =>
      known.has(name) || isPartOfKnown(name) || isAsked(printed, name)
        ? []
        : [{ template, reference, name }],
    ),
  )
})

function isAsked({ asked }: Printed, input: string): boolean {
  return asked.some(({ condition }) => condition.literal.includes(input))
}

interface Unquiet extends LoudReference {
  /** The inputs that stand anywhere in it. */
  readonly mentioned: readonly Pick<UnknownInput, 'reference' | 'name'>[]
}

/** Whatever prints its own name for nothing, whether or not a condition stands around it. */
const unquietReferences = rememberOfAction((action): readonly Unquiet[] =>
  analyseAction(action).templates.flatMap((template) => {
    const { part, walk, references } = template
    const isSent = part !== 'success' && (part !== 'body' || action.request.method !== 'GET')
    if (!isSent || walk === null) return []
    const inputs = references.flatMap((reference) => {
      const { root, path } = reference.reference
      const [first] = path
      const isInput = root === 'input' && first?.kind === 'property'
      return isInput ? [{ reference, name: first.name }] : []
    })
    return walk.printed.flatMap((printed) => {
      const { quiet, alternate, at, literal } = printed.reference
      if (quiet || alternate !== null) return []
      const mentioned = inputs.filter(
        ({ reference: { start, end } }) => start >= at && end <= at + literal.length,
      )
      return [{ template, printed, mentioned }]
    })
  }),
)
