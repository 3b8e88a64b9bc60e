import type { NodeId, TaskId } from '../base/ids.ts'
import { designOf, type FlowTemplate, flowSettings, step } from './flow-template.ts'
import { GATEWAYS } from './registry.ts'

const MAIN = 'main' as TaskId

const blank: FlowTemplate = {
  id: 'blank',
  title: 'Blank flow',
  summary: 'An empty canvas. Started by an agent.',
  gateway: null,
  build: () =>
    designOf({
      id: 'blank',
      flow: flowSettings({ name: 'New secure flow' }),
      tasks: [{ id: MAIN, name: 'Main', entry: 'enter' as NodeId }],
      bands: [[[step(MAIN, 'enter', 'enter-secure-flow', 'Enter secure flow', 1, { unpack: [] })]]],
      edges: [],
      variables: [],
      actions: [],
    }),
}

/** Every flow to start from, in the order in which it is offered. */
export const FLOW_TEMPLATES: readonly FlowTemplate[] = [
  ...GATEWAYS.flatMap(({ templates }) => templates),
  blank,
]

export function findTemplate(id: string): FlowTemplate | undefined {
  return FLOW_TEMPLATES.find((template) => template.id === id)
}
