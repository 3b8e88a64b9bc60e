import { analyse } from '#core/analysis/analyse.ts'
import { findSecureEdges } from '#core/analysis/edge-findings.ts'
import type { Design } from '#core/model/design.ts'
import { kindOf } from '#core/kinds/registry.ts'
import { indexDesign } from '#core/model/design-index.ts'

/** A flow as a small drawing: boxes and lines in the canvas' own pixels. */
export interface PreviewShape {
  readonly boxes: readonly {
    readonly id: string
    readonly x: number
    readonly y: number
    readonly height: number
    /** Length of the bar that stands for the title. */
    readonly title: number
    readonly isSecure: boolean
  }[]
  readonly lines: readonly {
    readonly id: string
    readonly path: string
    readonly isSecure: boolean
  }[]
  readonly bounds: {
    readonly x: number
    readonly y: number
    readonly width: number
    readonly height: number
  }
}

export const PREVIEW_NODE_WIDTH = 232

const shapes = new WeakMap<Design, PreviewShape>()

/** The drawing of a design whose nodes have been checked; the same design gives the same one. */
export function previewShape(design: Design): PreviewShape {
  const known = shapes.get(design)
  if (known !== undefined) return known
  const shape = drawShape(design)
  shapes.set(design, shape)
  return shape
}

/** Height of a card by its rows of content (look: 34, 60, 80). */
const HEIGHTS = [34, 60, 80] as const

function drawShape(design: Design): PreviewShape {
  const index = indexDesign(design)
  const analysis = analyse(design)
  const secureEdges = findSecureEdges(analysis)
  const boxes = design.nodes.map((node) => {
    const kind = kindOf(node)
    const around = { index, node }
    const facts = kind.facts(around)
    const { x, y } = design.layout[node.id] ?? { x: 0, y: 0 }
    const isSecure =
      facts.call?.secure === true ||
      facts.assigns.some(({ variable }) => index.variable(variable, node.task)?.secure === true)
    const rows = Math.min(kind.face(around).length, HEIGHTS.length - 1)
    const title = Math.min(150, 24 + node.name.length * 6)
    return { id: node.id, x, y, height: HEIGHTS[rows] ?? HEIGHTS[0], title, isSecure }
  })
  const byId = new Map(boxes.map((box) => [box.id, box]))
  const lines = analysis.graph.edges.flatMap((edge) => {
    const from = byId.get(edge.from.id)
    const to = edge.to === undefined ? undefined : byId.get(edge.to.id)
    if (from === undefined || to === undefined) return []
    const output = kindOf(edge.from)
      .facts({ index, node: edge.from })
      .outputs.find(({ id }) => id === edge.output)
    const path = output?.role === 'exception' ? sideLine(from, to) : downLine(from, to)
    return [{ id: edge.id, path, isSecure: secureEdges.has(edge.id) }]
  })
  return { boxes, lines, bounds: boundsOf(boxes) }
}

interface Box {
  readonly x: number
  readonly y: number
  readonly height: number
}

const HALF = PREVIEW_NODE_WIDTH / 2
/** How far lines stay off the cards. */
const GAP = 18

/** From the bottom of a card to the top of the next; around it when that stands higher or aside. */
function downLine(from: Box, to: Box): string {
  const x1 = from.x + HALF
  const x2 = to.x + HALF
  const y1 = from.y + from.height
  if (to.y >= y1) {
    if (x1 === x2) return `M${x1} ${y1}V${to.y}`
    const middle = (y1 + to.y) / 2
    return `M${x1} ${y1}V${middle}H${x2}V${to.y}`
  }
  const lane = x2 > x1 ? from.x + PREVIEW_NODE_WIDTH + GAP : from.x - GAP
  return `M${x1} ${y1}v${GAP}H${lane}V${to.y - GAP}H${x2}V${to.y}`
}

/** From the right edge of a card into the top of another. */
function sideLine(from: Box, to: Box): string {
  const x1 = from.x + PREVIEW_NODE_WIDTH
  const lane = x1 + GAP
  return `M${x1} ${from.y + 42}H${lane}V${to.y - GAP}H${to.x + HALF}V${to.y}`
}

function boundsOf(boxes: readonly Box[]): PreviewShape['bounds'] {
  if (boxes.length === 0) return { x: 0, y: 0, width: PREVIEW_NODE_WIDTH, height: 80 }
  const left = Math.min(...boxes.map(({ x }) => x))
  const top = Math.min(...boxes.map(({ y }) => y))
  const right = Math.max(...boxes.map(({ x }) => x + PREVIEW_NODE_WIDTH))
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height))
  return { x: left, y: top, width: right - left, height: bottom - top }
}
