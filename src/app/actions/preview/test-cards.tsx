import type { DataAction } from '#core/model/data-action.ts'
import { Button } from '../../ui/button.tsx'
import { Pill } from '../../ui/chip.tsx'
import type { Try } from './use-preview.ts'

/** The cards that the gateway publishes for tests, each with what happens; the one in the preview is marked. */
export function TestCards({
  action,
  attempt,
}: {
  readonly action: DataAction
  readonly attempt: Try
}) {
  const { cards, card, setup, change, isRevealed } = attempt
  if (cards.length === 0) return null
  const keyed = action.inputs.filter(
    ({ sensitivity }) => sensitivity === 'pan' || sensitivity === 'cvv',
  )
  const use = (number: string) => {
    const kept = Object.entries(setup.values).filter(
      ([name]) => !keyed.some((field) => field.name === name),
    )
    change({ card: number, values: Object.fromEntries(kept) })
  }
  return (
    <section className="try-part" aria-label="Test cards">
      <div className="try-head">
        <h3>Test cards</h3>
      </div>
      <div className="try-body">
        <table className="act-table" aria-label="Test cards">
          <thead>
            <tr>
              <th scope="col">Test card</th>
              <th scope="col">What happens</th>
              <th scope="col" className="try-use">
                <span className="sr">Use it</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {cards.map(({ number, name, outcome }) => (
              <tr key={number}>
                <td className={isRevealed ? 'mono' : undefined}>{isRevealed ? number : name}</td>
                <td className="t2">{outcome}</td>
                <td className="try-use">
                  {number === card ? (
                    <Pill tone="accent">in preview</Pill>
                  ) : (
                    <Button size="sm" onClick={() => use(number)}>
                      Use<span className="sr"> {name}</span>
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
