import { memo } from 'react'
import type { NodeId } from '#core/base/ids.ts'
import { useDocument } from '../state/document-store.ts'
import { useNodeProblems } from '../state/findings-store.ts'
import { cardElement, useCanvas } from './canvas-store.ts'
import { renameNode } from './commands.ts'
import { describeNode } from './describe-node.ts'
import { RenameField } from './rename-field.tsx'

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
  if (isRenaming) {
    const finish = (text: string | null, isByKey: boolean) => {
      if (text !== null) renameNode(node, text)
      useCanvas.setState({ renaming: null })
      if (isByKey) cardElement(node)?.focus({ preventScroll: true })
    }
    return <RenameField className="node-rename" name={name} onDone={finish} />
  }
  return (
    <b className="node-title" title={name} onDoubleClick={() => startRenaming(node)}>
      {name}
    </b>
  )
}

export function startRenaming(node: NodeId): void {
  useCanvas.setState({ renaming: node })
}
