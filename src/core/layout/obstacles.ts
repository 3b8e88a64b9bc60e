import type { NodeId } from '../base/ids.ts'
import type { Position } from '../model/design.ts'
import type { Box } from './box.ts'
import { grown, type Rect, rectAround, RectGrid } from './rect-grid.ts'

/** The cards of a flow as what lines run around. */
export class Obstacles {
  #boxes: ReadonlyMap<NodeId, Box> = new Map()
  readonly #grid = new RectGrid<readonly [NodeId, Box]>()
  readonly #placed = new Map<NodeId, readonly [NodeId, Box]>()

  /** Takes where the cards stand now. Gives what that changes: where a card has gone, and where one has come. */
  update(boxes: ReadonlyMap<NodeId, Box>): readonly Rect[] {
    if (boxes === this.#boxes) return []
    const changed: Rect[] = []
    for (const [id, placed] of this.#placed) {
      const box = boxes.get(id)
      if (box !== undefined && isSameBox(box, placed[1])) continue
      const rect = rectOf(placed[1])
      this.#grid.remove(placed, rect)
      this.#placed.delete(id)
      changed.push(rect)
    }
    for (const [id, box] of boxes) {
      if (this.#placed.has(id)) continue
      const [placed, rect] = [[id, box] as const, rectOf(box)]
      this.#grid.add(placed, rect)
      this.#placed.set(id, placed)
      changed.push(rect)
    }
    this.#boxes = boxes
    return changed
  }

  box(id: NodeId): Box | null {
    return this.#boxes.get(id) ?? null
  }

  near(within: Rect): readonly Box[] {
    const found: Box[] = []
    this.#grid.visit(within, ([, box]) => found.push(box))
    return found
  }

  /**
   * How many cards, made larger by `clearance`, a line runs through. Its own two cards are made smaller by a pixel: it
   * begins and ends at their edges.
   */
  hits(
    points: readonly Position[],
    clearance: number,
    own: { readonly from?: NodeId; readonly to?: NodeId } = {},
  ): number {
    const hit = new Set<NodeId>()
    for (let i = 1; i < points.length; i += 1) {
      const [a, b] = [points[i - 1], points[i]]
      if (a === undefined || b === undefined) continue
      const stretch = rectAround([a, b])
      this.#grid.visit(grown(stretch, Math.max(0, clearance)), ([id, box]) => {
        const distance = id === own.from || id === own.to ? -1 : clearance
        if (isThrough(stretch, box, distance)) hit.add(id)
      })
    }
    return hit.size
  }
}

function rectOf({ x, y, width, height }: Box): Rect {
  return { left: x, top: y, right: x + width, bottom: y + height }
}

function isSameBox(a: Box, b: Box): boolean {
  return a === b || (a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height)
}

function isThrough(stretch: Rect, box: Box, clearance: number): boolean {
  return (
    stretch.right > box.x - clearance &&
    stretch.left < box.x + box.width + clearance &&
    stretch.bottom > box.y - clearance &&
    stretch.top < box.y + box.height + clearance
  )
}
