import { FLOW_TEMPLATES } from '#core/gateways/templates.ts'
import { Button } from '../ui/button.tsx'
import { Preview } from './preview.tsx'
import { openBlankDesign } from './template-grid.tsx'

/** What a newcomer sees while there is no design: what this is for, and three steps. */
export function Hero() {
  const sample = FLOW_TEMPLATES[0]
  return (
    <section className="home-hero" aria-label="Welcome">
      <div>
        <h1>Take a card by phone, without anyone hearing it</h1>
        <p>
          Draw the call, see every place where a card number could leak, and publish the secure call
          flow to Genesys Cloud.
        </p>
        <ol>
          <li>
            <span>1</span>Pick your gateway below, or start blank
          </li>
          <li>
            <span>2</span>Fix what the canvas shows you
          </li>
          <li>
            <span>3</span>Publish to an org
          </li>
        </ol>
        <Button variant="primary" icon="plus" onClick={openBlankDesign}>
          Blank design
        </Button>
      </div>
      {sample !== undefined && <Preview design={sample.build()} />}
    </section>
  )
}
