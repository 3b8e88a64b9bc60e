import { secureEdgesOf } from '#core/analysis/edge-findings.ts'
import type { NodeId } from '#core/base/ids.ts'
import { type Box, boundsOf } from '#core/layout/box.ts'
import { boxesOf } from '#core/layout/card.ts'
import { edgeKey, routeFlow } from '#core/layout/flow-routes.ts'
import { secureNodes } from '#core/layout/secure-nodes.ts'
import { indexDesign } from '#core/model/design-index.ts'
import type { Design } from '#core/model/design.ts'

/** A flow as a small drawing: the boxes and lines of the canvas, in its pixels. */
export interface PreviewShape {
  readonly boxes: readonly {
    readonly id: NodeId
    readonly box: Box
    /** Length of the bar that stands for the title. */
    readonly title: number
    readonly isSecure: boolean
  }[]
  readonly lines: readonly {
    readonly key: string
    readonly path: string
    readonly isSecure: boolean
  }[]
  readonly bounds: Box
}

const shapes = new WeakMap<Design, PreviewShape>()

/** The drawing of a design whose nodes have been checked; the same design gives the same one. */
export function previewShape(design: Design): PreviewShape {
  const known = shapes.get(design)
  if (known !== undefined) return known
  const shape = drawShape(design)
  shapes.set(design, shape)
  return shape
}

const EMPTY: Box = { x: 0, y: 0, width: 232, height: 80 }

function drawShape(design: Design): PreviewShape {
  const index = indexDesign(design)
  const boxes = boxesOf(index)
  const routes = routeFlow(index, boxes)
  const secure = secureNodes(design)
  const secureEdges = secureEdgesOf(design)
  return {
    boxes: design.nodes.flatMap(({ id, name }) => {
      const box = boxes.get(id)
      if (box === undefined) return []
      return [{ id, box, title: Math.min(150, 24 + name.length * 6), isSecure: secure.has(id) }]
    }),
    lines: design.edges.flatMap(({ from, output }) => {
      const key = edgeKey(from, output)
      const route = routes.get(key)
      return route === undefined ? [] : [{ key, path: route.path, isSecure: secureEdges.has(key) }]
    }),
    bounds: boundsOf(boxes.values()) ?? EMPTY,
  }
}
