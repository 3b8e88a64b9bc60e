import type { Design } from '#core/model/design.ts'
import { previewShape } from './preview-shape.ts'

/** The drawing's own size; it grows with the place it stands in. */
const WIDTH = 268
const HEIGHT = 132
const MARGIN = 14
/** Smaller, a card would be a speck: a long flow shows its beginning instead. */
const MIN_SCALE = 0.085
const MAX_SCALE = 0.3

/** A design at a glance: where it goes, and where it carries secure data. */
export function Preview({ design }: { readonly design: Design }) {
  const { boxes, lines, bounds } = previewShape(design)
  const fit = Math.min((WIDTH - 2 * MARGIN) / bounds.width, (HEIGHT - 2 * MARGIN) / bounds.height)
  const scale = Math.min(MAX_SCALE, Math.max(MIN_SCALE, fit))
  const room = { width: WIDTH / scale, height: HEIGHT / scale }
  const left = Math.max(MARGIN / scale, (room.width - bounds.width) / 2)
  const top = Math.max(MARGIN / scale, (room.height - bounds.height) / 2)
  return (
    <svg
      className="home-preview"
      viewBox={`${bounds.x - left} ${bounds.y - top} ${room.width} ${room.height}`}
      preserveAspectRatio="xMidYMid meet"
      aria-hidden="true"
    >
      {lines.map(({ key, path, isSecure }) => (
        <path key={key} className={isSecure ? 'line is-secure' : 'line'} d={path} />
      ))}
      {boxes.map(({ id, box, title, isSecure }) => (
        <g key={id} transform={`translate(${box.x} ${box.y})`}>
          <rect className="box" width={box.width} height={box.height} rx="11" />
          <path className="title" d={`M26 ${Math.min(24, box.height / 2)}h${title}`} />
          {isSecure && <circle className="dot" cx={box.width - 26} cy="24" r="8" />}
        </g>
      ))}
    </svg>
  )
}
