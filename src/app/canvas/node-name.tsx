import { memo, useEffect, useRef, useState } from 'react'
import type { NodeId } from '#core/base/ids.ts'
import { useDocument } from '../state/document-store.ts'
import { useNodeProblems } from '../state/findings-store.ts'
import { cardElement, useCanvas } from './canvas-store.ts'
import { renameNode } from './commands.ts'
import { describeNode } from './describe-node.ts'

/** The whole name of a node for screen readers. Apart from the card, which need not be drawn again when it changes. */
export const SpokenName = memo(function SpokenName({ node }: { readonly node: NodeId }) {
  const problems = useNodeProblems(node)
  const name = useDocument(({ history }) =>
    history === null ? '' : describeNode(history.design, node, problems),
  )
  return (
    <span className="sr" id={spokenNameId(node)}>
      {name}
    </span>
  )
})

export function spokenNameId(node: NodeId): string {
  return `spoken-${node}`
}

/** The title of a card, or the field that renames it. */
export function NodeTitle({ node, name }: { readonly node: NodeId; readonly name: string }) {
  const isRenaming = useCanvas(({ renaming }) => renaming === node)
  if (isRenaming) return <RenameField node={node} name={name} />
  return (
    <b className="node-title" title={name} onDoubleClick={() => startRenaming(node)}>
      {name}
    </b>
  )
}

export function startRenaming(node: NodeId): void {
  useCanvas.setState({ renaming: node })
}

function RenameField({ node, name }: { readonly node: NodeId; readonly name: string }) {
  const [text, setText] = useState(name)
  const field = useRef<HTMLInputElement>(null)
  const isDone = useRef(false)
  useEffect(() => {
    field.current?.focus()
    field.current?.select()
  }, [])
  const finish = (isKept: boolean, isByKey: boolean) => {
    if (isDone.current) return
    isDone.current = true
    if (isKept) renameNode(node, text)
    useCanvas.setState({ renaming: null })
    if (isByKey) cardElement(node)?.focus({ preventScroll: true })
  }
  return (
    <input
      ref={field}
      className="node-rename nodrag nopan nokey"
      aria-label={`Name of ${name}`}
      value={text}
      maxLength={200}
      spellCheck={false}
      autoComplete="off"
      data-own-undo
      onChange={(event) => setText(event.target.value)}
      onBlur={() => finish(true, false)}
      onDoubleClick={(event) => event.stopPropagation()}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key === 'Enter' || event.key === 'Escape') {
          event.preventDefault()
          finish(event.key === 'Enter', true)
        }
      }}
    />
  )
}
