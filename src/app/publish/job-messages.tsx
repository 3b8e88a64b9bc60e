import { nodeInMessage } from '#core/publish/node-in-message.ts'
import { hrefOf } from '../shell/route.ts'
import { useDesign } from '../state/document-store.ts'
import { useView } from '../state/view-store.ts'

/** The ways to the nodes that the messages of a job name. */
export function JobMessages({ messages }: { readonly messages: readonly string[] }) {
  const design = useDesign()
  const goTo = useView((state) => state.goTo)
  const nodes = new Set(messages.flatMap((text) => nodeInMessage(text, design) ?? []))
  if (nodes.size === 0) return null
  return (
    <ul className="publish-messages" aria-label="Nodes that the messages name">
      {[...nodes].map((node) => (
        <li key={node.id}>
          <a
            href={hrefOf({ page: 'design', id: design.id })}
            onClick={() => goTo({ node: node.id })}
          >
            Show “{node.name}” on the canvas
          </a>
        </li>
      ))}
    </ul>
  )
}
