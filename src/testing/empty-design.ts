import { flowSettings } from '#core/gateways/flow-template.ts'
import {
  DESIGN_FORMAT,
  DESIGN_VERSION,
  type Design,
  type FlowSettings,
} from '#core/model/design.ts'

/** A design with nothing in it but settings: who builds one adds what it is about. */
export function emptyDesign(settings: Partial<FlowSettings> = {}): Design {
  return {
    format: DESIGN_FORMAT,
    version: DESIGN_VERSION,
    id: 'example',
    flow: flowSettings({ name: 'Example', ...settings }),
    tasks: [],
    nodes: [],
    edges: [],
    variables: [],
    actions: [],
    layout: {},
    suppressions: [],
    severities: {},
  }
}
