import { Icon } from '../ui/icon.tsx'
import { offsetIn, type OpenFailure, type TextPlace } from './open-failure.ts'

/** Says why a text was not opened, and shows the place in it. */
export function OpenFailureNote({ failure }: { readonly failure: OpenFailure }) {
  const { title, reason, place } = failure
  return (
    <div className="open-failure">
      <Icon name="error" size={14} />
      <div className="grow">
        <p>
          <b>{title}</b> {reason}
        </p>
        {place !== null && <Excerpt place={place} />}
      </div>
    </div>
  )
}

function Excerpt({ place }: { readonly place: TextPlace }) {
  const at = offsetIn(place)
  return (
    <pre className="open-failure-text" aria-label={`Line ${place.line}, column ${place.column}`}>
      {place.before.map(({ line, text }) => (
        <span key={line} className="open-failure-before">
          <span className="open-failure-line">{line}</span>
          {`${text}\n`}
        </span>
      ))}
      <span className="open-failure-line">{place.line}</span>
      {place.text.slice(0, at)}
      <mark>{place.text.slice(at, at + 1) || ' '}</mark>
      {place.text.slice(at + 1)}
    </pre>
  )
}
