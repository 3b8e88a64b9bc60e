import { newDesignId } from '#adapters/browser/identity.ts'
import type { Gateway, GatewayFamily } from '#core/gateways/define.ts'
import { tokenWords } from '#core/gateways/facts-in-words.ts'
import type { FlowTemplate } from '#core/gateways/flow-template.ts'
import { findGateway } from '#core/gateways/registry.ts'
import { FLOW_TEMPLATES } from '#core/gateways/templates.ts'
import { openDesign } from '../files/open-design.ts'
import { Icon, type IconName } from '../ui/icon.tsx'
import { Preview } from './preview.tsx'

/** Flows to start from, each with what its gateway is like. */
export const TEMPLATES: readonly FlowTemplate[] = FLOW_TEMPLATES.filter(({ id }) => id !== 'blank')

const BLANK = FLOW_TEMPLATES.find(({ id }) => id === 'blank')

export function openBlankDesign(): void {
  if (BLANK !== undefined) openTemplate(BLANK)
}

/** The templates as buttons; with `hasPreviews` each shows its flow. */
export function TemplateGrid({ hasPreviews = false }: { readonly hasPreviews?: boolean }) {
  return (
    <ul className="home-templates">
      {TEMPLATES.map((template) => (
        <TemplateTile key={template.id} template={template} hasPreview={hasPreviews} />
      ))}
    </ul>
  )
}

function TemplateTile({
  template,
  hasPreview,
}: {
  readonly template: FlowTemplate
  readonly hasPreview: boolean
}) {
  const design = template.build()
  const gateway = template.gateway === null ? undefined : findGateway(template.gateway)
  return (
    <li>
      <button type="button" className="home-template" onClick={() => openTemplate(template)}>
        {hasPreview && <Preview design={design} />}
        <span className="home-template-text">
          <span className="home-glyph" aria-hidden="true">
            {gateway?.monogram ?? (
              <Icon name={gateway === undefined ? 'tidy' : OWN[gateway.family]} />
            )}
          </span>
          <span className="grow">
            <span className="row">
              <b className="grow">{template.title}</b>
              <span className="t11 t3">{design.nodes.length} nodes</span>
            </span>
            <span className="t12 t2">{template.summary}</span>
            {gateway !== undefined && <GatewayFacts gateway={gateway} />}
          </span>
        </span>
      </button>
    </li>
  )
}

/** An endpoint of your own has no name to make letters of: what a flow needs from it is drawn. */
const OWN: Readonly<Record<GatewayFamily, IconName>> = {
  'card-for-token': 'card',
  'signed-in-integration': 'plug',
  'session-token': 'key',
}

function GatewayFacts({ gateway }: { readonly gateway: Gateway }) {
  return (
    <span className="home-facts">
      <span>
        <Icon name="clock" size={12} />
        {tokenWords(gateway)}
      </span>
      <span>
        <Icon name="card" size={12} />
        declines arrive on {gateway.declineOn.value}
      </span>
    </span>
  )
}

function openTemplate(template: FlowTemplate): void {
  openDesign({ ...template.build(), id: newDesignId() })
}
