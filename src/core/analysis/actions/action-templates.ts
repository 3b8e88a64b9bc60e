import type { Result } from '../../base/result.ts'
import type { TemplateError } from '../../language/velocity/template-error.ts'
import {
  type TemplateReference,
  velocityReferences,
} from '../../language/velocity/velocity-references.ts'
import { parseVelocity, type Template } from '../../language/velocity/velocity.ts'
import type { DataAction } from '../../model/data-action.ts'
import { type TemplateWalk, walkTemplate } from './template-walk.ts'

/** One Velocity template of a data action: its URL, the value of a header, its body or its success template. */
export interface ActionTemplate {
  readonly part: 'url' | 'header' | 'body' | 'success'
  /** Where it stands in the action, for example `request.headers.2.value`. */
  readonly field: string
  /** What it is called in a sentence. */
  readonly name: string
  readonly text: string
  readonly parsed: Result<Template, TemplateError>
  /** None when it cannot be read. */
  readonly references: readonly TemplateReference[]
  /** Null when it cannot be read. */
  readonly walk: TemplateWalk | null
}

/** The templates of an action that send or give something, in the order of its form. */
export function templatesOf({ request, response }: DataAction): readonly ActionTemplate[] {
  return [
    templateOf('url', 'request.url', 'the URL', request.url),
    ...request.headers.map(({ name, value }, i) =>
      templateOf('header', `request.headers.${i}.value`, `the header ${name}`, value),
    ),
    templateOf('body', 'request.body', 'the body', request.body),
    templateOf(
      'success',
      'response.successTemplate',
      'the success template',
      response.successTemplate,
    ),
  ]
}

/** The references as Velocity 1.7 reads them, which takes a hyphen for a part of a name; none where it cannot. */
export function referencesAs17({ parsed }: ActionTemplate): readonly TemplateReference[] {
  if (!parsed.ok) return []
  const old = parsed.value.parsed['1.7']
  return old.ok ? velocityReferences({ ...parsed.value, parsed: { '2.x': old, '1.7': old } }) : []
}

function templateOf(
  part: ActionTemplate['part'],
  field: string,
  name: string,
  text: string,
): ActionTemplate {
  const parsed = parseVelocity(text)
  if (!parsed.ok) return { part, field, name, text, parsed, references: [], walk: null }
  const read = parsed.value.parsed['2.x'].ok
    ? parsed.value.parsed['2.x']
    : parsed.value.parsed['1.7']
  return {
    part,
    field,
    name,
    text,
    parsed,
    references: velocityReferences(parsed.value),
    walk: read.ok ? walkTemplate(read.value) : null,
  }
}
