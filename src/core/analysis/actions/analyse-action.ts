import type { VelocityVersion } from '../../language/velocity/lexer.ts'
import type { ContractField, DataAction } from '../../model/data-action.ts'
import { type ActionTemplate, templatesOf } from './action-templates.ts'
import { apparentFormat, type BodyFormat, contradicts, declaredFormat } from './body-format.ts'
import { rememberOfAction } from './of-action.ts'
import { type SampleBody, sampleBody } from './sample-body.ts'
import { type Translation, translationsOf } from './translations.ts'

/** What rules and screens may ask about a data action by itself, worked out once per action and only when asked. */
export interface ActionAnalysis {
  readonly action: DataAction
  /** All templates, in the order of the form. */
  readonly templates: readonly ActionTemplate[]
  readonly url: ActionTemplate
  readonly body: ActionTemplate
  readonly success: ActionTemplate
  readonly translations: readonly Translation[]
  /** What the body is written in: as its header says, unless it plainly is something else. */
  readonly format: BodyFormat
  /** The body for sample inputs; null when that version of Velocity cannot read the template. */
  readonly sample: (version: VelocityVersion) => SampleBody | null
  readonly input: (name: string) => ContractField | undefined
}

/** The analysis of an action; the same action gives the same analysis. */
export const analyseAction = rememberOfAction(analyse)

/**
 * An action of which an imported flow tells the name and some fields only: what it does not have yet is not wrong. Its
 * request has no URL.
 */
export function isStub({ request }: DataAction): boolean {
  return request.url.trim() === ''
}

function analyse(action: DataAction): ActionAnalysis {
  const templates = templatesOf(action)
  const part = (name: ActionTemplate['part']) => {
    const template = templates.find((one) => one.part === name)
    if (template === undefined) throw new Error(`Bug: no template for ${name}`)
    return template
  }
  const body = part('body')
  const samples = new Map<VelocityVersion, SampleBody | null>()
  const declared = declaredFormat(action)
  const apparent = apparentFormat(body.walk?.outline ?? body.text)
  return {
    action,
    templates,
    url: part('url'),
    body,
    success: part('success'),
    translations: translationsOf(action),
    format: declared === 'unknown' || contradicts(declared, apparent) ? apparent : declared,
    sample(version) {
      const sample = samples.get(version)
      if (sample !== undefined) return sample
      const rendered = sampleBody(action, body, version)
      samples.set(version, rendered)
      return rendered
    },
    input: (name) => action.inputs.find((field) => field.name === name),
  }
}
