import { factLines } from '#core/gateways/facts-in-words.ts'
import { findGateway } from '#core/gateways/registry.ts'

/** What is known of the gateway, each with how it is known. Nothing for an endpoint that we know nothing about. */
export function GatewayFacts({ gateway: id }: { readonly gateway: string }) {
  const gateway = findGateway(id)
  if (gateway === undefined) return null
  // The preview offers the cards: a number in full is seen only when it is asked for.
  const told = factLines(gateway).filter(({ name }) => name !== 'Test cards')
  return (
    <div className="act-part">
      <h3 className="act-title">
        Gateway <span className="t3">{gateway.title}</span>
      </h3>
      <dl className="act-facts">
        {told.map(({ name, words, certainty, source }) => (
          <Fact
            key={`${name} ${words}`}
            name={name}
            words={words}
            origin={`${certainty}: ${source}`}
          />
        ))}
      </dl>
    </div>
  )
}

function Fact(props: { readonly name: string; readonly words: string; readonly origin: string }) {
  return (
    <>
      <dt>{props.name}</dt>
      <dd>
        {props.words}
        <span className="t3">{props.origin}</span>
      </dd>
    </>
  )
}
