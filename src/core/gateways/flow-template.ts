import type { NodeId, TaskId, VariableId } from '../base/ids.ts'
import type { Sensitivity } from '../model/data-action.ts'
import {
  DESIGN_FORMAT,
  DESIGN_VERSION,
  type Design,
  type FlowEdge,
  type FlowNode,
  type FlowSettings,
  type Position,
  type Variable,
} from '../model/design.ts'
import type { Json } from '../model/values.ts'
import { NO_AUDIO, NO_VALUE } from '../model/values.ts'

/** A flow to start from. `gateway` is the id of the gateway that it is made for, or null. */
export interface FlowTemplate {
  readonly id: string
  readonly title: string
  readonly summary: string
  readonly gateway: string | null
  /** Always the same design, with ids that are readable; whoever keeps it gives the design an id of its own. */
  build(): Design
}

/** A step and how many rows its card shows, which decides where the next one in the column stands. */
export interface Step {
  readonly node: FlowNode
  readonly rows: 0 | 1 | 2
}

/**
 * The design that has its steps in columns: the main path runs down, exceptions stand to the right. A second task has
 * a band of its own below, with room for the frames that the canvas draws around tasks.
 */
export function designOf(parts: {
  readonly id: string
  readonly flow: FlowSettings
  readonly tasks: Design['tasks']
  readonly bands: readonly (readonly (readonly Step[])[])[]
  readonly edges: readonly FlowEdge[]
  readonly variables: readonly Variable[]
  readonly actions: Design['actions']
}): Design {
  const layout: Record<string, Position> = {}
  let top = 0
  for (const band of parts.bands) {
    let bottom = top
    for (const [column, steps] of band.entries()) {
      let y = top
      for (const { node, rows } of steps) {
        layout[node.id] = { x: column * COLUMN_PITCH, y }
        bottom = Math.max(bottom, y + ROW_HEIGHTS[rows])
        y += ROW_HEIGHTS[rows] + ROW_GAP
      }
    }
    top = bottom + BAND_GAP
  }
  return {
    format: DESIGN_FORMAT,
    version: DESIGN_VERSION,
    id: parts.id,
    flow: parts.flow,
    tasks: parts.tasks,
    nodes: parts.bands.flat(2).map(({ node }) => node),
    edges: [...parts.edges],
    variables: [...parts.variables],
    actions: parts.actions,
    layout,
    suppressions: [],
    severities: {},
  }
}

/** Genesys' own default language and division. */
export function flowSettings(settings: Partial<FlowSettings> & { name: string }): FlowSettings {
  return {
    description: '',
    division: 'Home',
    entryMode: 'agent',
    defaultLanguage: 'en-us',
    greeting: NO_AUDIO,
    errorHandling: { type: 'disconnect' },
    errorAudio: NO_AUDIO,
    ...settings,
  }
}

export function step(
  task: TaskId,
  id: string,
  kind: string,
  name: string,
  rows: Step['rows'],
  props: Readonly<Record<string, Json>>,
): Step {
  return { node: { id: id as NodeId, task, kind, name, props }, rows }
}

/** The edges that leave one step, by output. */
export function edges(from: string, targets: Readonly<Record<string, string>>): FlowEdge[] {
  return Object.entries(targets).map(([output, to]) => ({
    from: from as NodeId,
    output,
    to: to as NodeId,
  }))
}

/** A variable of a task; what is sensitive is secure. */
export function taskVariable(
  task: TaskId,
  name: string,
  sensitivity: Sensitivity,
  description: string,
  type: Variable['type'] = 'string',
): Variable {
  return {
    id: name.replace('Task.', '').toLowerCase().replaceAll('_', '-') as VariableId,
    name,
    task,
    type,
    secure: sensitivity !== 'none',
    sensitivity,
    description,
    initial: NO_VALUE,
  }
}

/** The measures of the canvas: a card is 232 wide, columns stand 64 and rows 36 apart. */
const COLUMN_PITCH = 232 + 64
const ROW_HEIGHTS = [34, 60, 80] as const
const ROW_GAP = 36
const BAND_GAP = 144
