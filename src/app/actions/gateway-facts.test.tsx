import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { factLines } from '#core/gateways/facts-in-words.ts'
import { GATEWAYS } from '#core/gateways/registry.ts'
import { GatewayFacts } from './gateway-facts.tsx'

afterEach(cleanup)

test.each(GATEWAYS.map((gateway) => [gateway.id, gateway] as const))(
  'every fact of %s but its card numbers is shown with how sure it is and where it comes from',
  (id, gateway) => {
    render(<GatewayFacts gateway={id} />)
    const shown = screen.getAllByRole('definition').map(({ textContent }) => textContent)
    expect(shown).toEqual(
      factLines(gateway)
        .filter(({ name }) => name !== 'Test cards')
        .map(({ words, certainty, source }) => `${words}${certainty}: ${source}`),
    )
  },
)

test('nothing is shown for an endpoint that we know nothing about', () => {
  const { container } = render(<GatewayFacts gateway="" />)
  expect(container.textContent).toBe('')
})
