import { memo, useLayoutEffect, useRef } from 'react'
import type { NodeId } from '#core/base/ids.ts'
import { kindOf } from '#core/kinds/registry.ts'
import { type Card, portsOf } from '#core/layout/card.ts'
import { secureNodes } from '#core/layout/secure-nodes.ts'
import { indexDesign } from '#core/model/design-index.ts'
import { useDocument } from '../state/document-store.ts'
import { classNames } from '../ui/class-names.ts'
import { Icon, isIconName } from '../ui/icon.tsx'
import { useCanvas } from './canvas-store.ts'
import { isSecureCall } from './commands.ts'
import { EntryMark } from './entry-mark.tsx'
import { NodeBadge } from './node-badge.tsx'
import { NodeFaceRow } from './node-face.tsx'
import { NodeTitle, SpokenName, spokenNameId } from './node-name.tsx'
import { NodeInput, NodePort } from './node-ports.tsx'
import { NodeSpeck } from './node-speck.tsx'
import { type CardProps, useIsSpeck } from './xyflow.tsx'

/**
 * A node on the canvas. It is drawn again only when what it shows has changed: badge, ports and spoken name ask for
 * what they need by themselves.
 */
export const NodeCard = memo(
  function NodeCard({ id, data: { card }, selected, dragging }: CardProps) {
    const node = id as NodeId
    const { name, kind } = card.node
    const look = useNodeLook(node)
    const ref = useFocusKept()
    const isSpeck = useIsSpeck()
    const isRefused = useCanvas(({ connecting }) => connecting?.refused.has(node) === true)
    return (
      // A step is a group that takes the focus: its keys are handled by the canvas around it.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
      <div
        className={classNames(
          'node',
          selected && 'is-selected',
          dragging && 'is-dragging',
          look.isSecureCall && 'is-secure-call',
          card.rows.length === 0 && 'is-low',
          look.lit !== null && (look.lit ? 'is-lit' : 'is-dim'),
          isRefused && 'is-refused',
          look.fate !== null && `is-${look.fate}`,
        )}
        ref={ref}
        data-card={node}
        role="group"
        aria-roledescription="node"
        aria-labelledby={spokenNameId(node)}
        tabIndex={look.isActive ? 0 : -1}
        onFocus={(event) => takeFocus(node, event.currentTarget, event.target)}
        onBlur={() => leave(node)}
      >
        {isSpeck ? (
          <NodeSpeck node={node} />
        ) : (
          <>
            <div className="node-head">
              <NodeIcon kind={kind} />
              <NodeTitle node={node} name={name} />
              {look.isSecure && (
                <Icon name="key" size={13} className="node-key" label="secure data" />
              )}
            </div>
            <NodeLines card={card} />
            <EntryMark node={node} />
            {card.hasInput && <NodeInput width={card.size.width} />}
            {portsOf(card).map((port) => (
              <NodePort key={port.output.id} node={node} port={port} />
            ))}
            <NodeBadge node={node} name={name} />
          </>
        )}
        <SpokenName node={node} />
      </div>
    )
  },
  (before, now) =>
    before.data === now.data &&
    before.selected === now.selected &&
    before.dragging === now.dragging,
)

/** Rows of content on the left, names of the right outputs beside them. */
const NodeLines = memo(function NodeLines({ card }: { readonly card: Card }) {
  const right = card.outputs.filter((output) => output.role === 'exception')
  const lines = Array.from({ length: Math.max(card.rows.length, right.length) }, (_, i) => ({
    row: card.rows[i],
    output: right[i],
  }))
  return (
    <div className="node-lines" aria-hidden="true">
      {lines.map(({ row, output }, i) => (
        // Lines have no identity but their place.
        // oxlint-disable-next-line react/no-array-index-key
        <div className="node-line" key={i}>
          {row !== undefined && <NodeFaceRow row={row} task={card.node.task} />}
          {output !== undefined && (
            <span className="node-output" title={output.label}>
              {output.label}
            </span>
          )}
        </div>
      ))}
    </div>
  )
})

function NodeIcon({ kind }: { readonly kind: string }) {
  const { icon } = kindOf({ kind })
  return <Icon name={isIconName(icon) ? icon : 'opaque'} className="node-icon" />
}

/** A card that goes out of view is no longer drawn in a large flow: the canvas keeps the focus for it, and the keys work. */
function useFocusKept() {
  const ref = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const card = ref.current
    return () => {
      if (card?.contains(document.activeElement) === true) {
        card.closest<HTMLElement>('[data-canvas]')?.focus({ preventScroll: true })
      }
    }
  }, [])
  return ref
}

function useNodeLook(node: NodeId) {
  const isSecure = useDocument(
    ({ history }) => history !== null && secureNodes(history.design).has(node),
  )
  const isCall = useDocument(({ history }) => {
    if (history === null) return false
    const index = indexDesign(history.design)
    const own = index.node(node)
    return own !== undefined && isSecureCall(own, index)
  })
  const lit = useCanvas(({ witness }) => (witness === null ? null : witness.nodes.has(node)))
  const isActive = useCanvas(({ active }) => active === node)
  const fate = useCanvas(({ preview }) => preview?.nodes.get(node) ?? null)
  return { isSecure, isSecureCall: isCall, lit, isActive, fate }
}

function takeFocus(node: NodeId, card: HTMLElement, target: EventTarget): void {
  const isByKey = target === card && card.matches(':focus-visible')
  useCanvas.setState({ active: node, keyboardNode: isByKey ? node : null })
  if (isByKey) useCanvas.getState().viewport?.reveal(node)
}

function leave(node: NodeId): void {
  if (useCanvas.getState().keyboardNode === node) useCanvas.setState({ keyboardNode: null })
}
