import type { Journal } from '#core/publish/journal.ts'
import { standingsOf, type StandingStep } from '#core/publish/standing.ts'

/** What a publish that did not end has left in the org. */
export function StandingList({ journal }: { readonly journal: Journal }) {
  const standing = standingsOf(journal).filter((one) => one.standing !== 'untouched')
  if (standing.every(({ step }) => step.change === 'unchanged')) {
    return <p className="t2">Nothing was changed in the org.</p>
  }
  return (
    <>
      <p className="t2">What stands in the org:</p>
      <ul className="publish-standing" aria-label="What stands">
        {standing.map((one) => (
          <li key={one.step.id}>
            <span className="b">{one.step.title}</span>
            <span className="t2">{describeStanding(one)}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

/** How far a step has come, in words. */
export function describeStanding({ step, standing }: StandingStep): string {
  const isFlow = step.work?.type === 'publish-flow'
  switch (standing) {
    case 'done':
      return step.change === 'unchanged' ? 'as it was' : 'done'
    case 'begun':
      return isFlow
        ? 'begun; Genesys may finish it by itself, and going on asks whether it has'
        : 'begun; no call uses it before it is published'
    case 'uncertain':
      return 'sent, and no answer came; going on looks whether it has happened'
    case 'untouched':
      return 'not begun'
  }
}
