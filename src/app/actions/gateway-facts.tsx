import type { Fact } from '#core/gateways/define.ts'
import { findGateway } from '#core/gateways/registry.ts'

/** What is known of the gateway, each with how it is known. Nothing for an endpoint that we know nothing about. */
export function GatewayFacts({ gateway: id }: { readonly gateway: string }) {
  const gateway = findGateway(id)
  if (gateway === undefined) return null
  const { ttlSeconds, singleUse, declineOn, idempotencyHeader } = gateway
  return (
    <div className="act-part">
      <h3 className="act-title">
        Gateway <span className="t3">{gateway.title}</span>
      </h3>
      <dl className="act-facts">
        <FactLine
          name="Token lifetime"
          fact={ttlSeconds}
          words={ttlSeconds.value === null ? 'not stated' : `${ttlSeconds.value} s`}
        />
        <FactLine
          name="Token"
          fact={singleUse}
          words={singleUse.value ? 'single use' : 'reusable'}
        />
        <FactLine name="Declines" fact={declineOn} words={`reported on ${declineOn.value}`} />
        <FactLine
          name="Retries"
          fact={idempotencyHeader}
          words={
            idempotencyHeader.value === null
              ? 'may pay twice'
              : `safe with ${idempotencyHeader.value}`
          }
        />
      </dl>
    </div>
  )
}

function FactLine<T>({
  name,
  fact,
  words,
}: {
  readonly name: string
  readonly fact: Fact<T>
  readonly words: string
}) {
  return (
    <>
      <dt>{name}</dt>
      <dd>
        {words}
        <span className="t3">
          {fact.certainty}: {fact.source}
        </span>
      </dd>
    </>
  )
}
