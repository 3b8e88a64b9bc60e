import { templatesOf } from '../analysis/actions/action-templates.ts'
import type { Design } from '../model/design.ts'
import { calledActions } from './plan.ts'

/** The fields of an integration's credentials that the actions of a flow name: `${credentials.x}`. */
export function namedCredentials(design: Design): readonly string[] {
  const names = calledActions(design).flatMap((action) =>
    templatesOf(action).flatMap(({ references }) =>
      references.flatMap(({ reference: { root, path } }) => {
        const [first] = path
        return root === 'credentials' && first?.kind === 'property' ? [first.name] : []
      }),
    ),
  )
  return [...new Set(names)].sort()
}
