import { useEffect, useMemo } from 'react'
import type { Route } from '#core/layout/route.ts'
import { useFixPreview } from '../problems/fix-preview-store.ts'
import { classNames } from '../ui/class-names.ts'
import { useCanvas } from './canvas-store.ts'
import { tipOf } from './line-tip.ts'
import { lookOf } from './preview-look.ts'
import { OnCanvas } from './xyflow.tsx'

/** The room that the card with the words takes on the left, in window pixels. */
const BAR = 344

/** What a fix that is looked at would add, drawn dashed where it will stand; what goes is dimmed by the cards themselves. */
export function PreviewGhosts() {
  const preview = useFixPreview((state) => state.preview)
  const viewport = useCanvas((state) => state.viewport)
  const look = useMemo(() => (preview === null ? null : lookOf(preview)), [preview])
  useEffect(() => {
    useCanvas.setState({ preview: look })
    if (look?.bounds != null) viewport?.revealBox(look.bounds, BAR)
    return () => useCanvas.setState({ preview: null })
  }, [look, viewport])
  if (look === null) return null
  return (
    <OnCanvas>
      <svg className="preview-lines" aria-hidden="true">
        {look.routes.map(({ key, route, isKept }) => (
          <PreviewLine key={key} route={route} isKept={isKept} />
        ))}
      </svg>
      {look.boxes.map(({ node, name, isNew, x, y, width, height }) => (
        <div
          key={node}
          className={classNames('preview-box', !isNew && 'is-moved')}
          style={{ transform: `translate(${x}px, ${y}px)`, width, height }}
        >
          {name}
        </div>
      ))}
    </OnCanvas>
  )
}

function PreviewLine({ route, isKept }: { readonly route: Route; readonly isKept: boolean }) {
  return (
    <>
      <path className={classNames('preview-line', isKept && 'is-kept')} d={route.path} />
      <path className={classNames('preview-tip', isKept && 'is-kept')} d={tipOf(route)} />
    </>
  )
}
