import type { Design } from '#core/model/design.ts'
import { useView } from '../state/view-store.ts'
import { Section } from './editors/section.tsx'

/** What the design is made of, with the ways to it. */
export function FlowSummary({ design }: { readonly design: Design }) {
  const showLeft = useView((state) => state.showLeft)
  const secure = design.variables.filter((variable) => variable.secure).length
  return (
    <Section title="This design">
      <dl className="insp-summary">
        <dt>Nodes</dt>
        <dd>{design.nodes.length}</dd>
        {design.tasks.length > 1 && (
          <>
            <dt>Tasks</dt>
            <dd>{design.tasks.length}</dd>
          </>
        )}
        <dt>Variables</dt>
        <dd>
          <button type="button" className="insp-plain-link" onClick={() => showLeft('variables')}>
            {design.variables.length}
            {secure > 0 && `, ${secure} secure`}
          </button>
        </dd>
        <dt>Data actions</dt>
        <dd>
          <button type="button" className="insp-plain-link" onClick={() => showLeft('actions')}>
            {design.actions.length}
          </button>
        </dd>
      </dl>
    </Section>
  )
}
