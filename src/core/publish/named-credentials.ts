import { templatesOf } from '../analysis/actions/action-templates.ts'
import type { DataAction } from '../model/data-action.ts'
import type { Design } from '../model/design.ts'
import { calledActions } from './called-actions.ts'

/** The fields of an integration's credentials that the actions of a flow name: `${credentials.x}`. */
export function namedCredentials(design: Design): readonly string[] {
  return credentialsOf(calledActions(design))
}

/** The fields that some actions name, as those of one integration. */
export function credentialsOf(actions: readonly DataAction[]): readonly string[] {
  const names = actions.flatMap((action) =>
    templatesOf(action).flatMap(({ references }) =>
      references.flatMap(({ reference: { root, path } }) => {
        const [first] = path
        return root === 'credentials' && first?.kind === 'property' ? [first.name] : []
      }),
    ),
  )
  return [...new Set(names)].sort()
}
