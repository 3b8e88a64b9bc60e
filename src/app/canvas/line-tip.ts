import { type Route, TIP } from '#core/layout/route.ts'

/** The arrow at the end of a line, as an SVG path. */
export function tipOf({ points }: Route): string {
  const end = points.at(-1) ?? { x: 0, y: 0 }
  const half = TIP.width / 2
  return `M${end.x},${end.y}l${-half},${-TIP.height}h${TIP.width}z`
}
