import { flowTypeInWords } from '#core/codec/archy/flow-types.ts'
import { useDesign } from '../state/document-store.ts'
import { FlowSummary } from './flow-summary.tsx'

/** What is known of a flow that can be looked at only. */
export function ViewedPanel({ flowType }: { readonly flowType: string }) {
  const design = useDesign()
  return (
    <div className="insp">
      <header className="insp-head">
        <div className="grow">
          <h2 className="ell" title={design.flow.name}>
            {design.flow.name}
          </h2>
          <p className="t11 t3">{capitalized(flowTypeInWords(flowType))}, to look at</p>
        </div>
      </header>
      <div className="insp-body">
        <FlowSummary design={design} />
      </div>
    </div>
  )
}

/** “An inbound call flow” → “Inbound call flow”. */
function capitalized(words: string): string {
  const [, rest = words] = /^an? (.*)$/.exec(words) ?? []
  return rest.slice(0, 1).toUpperCase() + rest.slice(1)
}
