import { hrefOf } from '../shell/route.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { howFar, useCutOffOf, useCutOffs } from './cut-off-store.ts'
import { whenOf } from './words.ts'
import './cut-off.css'

/** More lines would push the designs out of sight; the cards say it, too. */
const MAX_LINES = 3

/** On the home page: which publishes of these designs were cut off, each with the way on. */
export function CutOffBanner({ designs }: { readonly designs: ReadonlySet<string> }) {
  const shown = useCutOffs().filter(({ design }) => designs.has(design))
  if (shown.length === 0) return null
  return (
    <ul className="cut-off-banner" aria-label="Publishes that were cut off">
      {shown.slice(0, MAX_LINES).map((one) => (
        <li key={one.journal}>
          <Icon name="warning" size={14} className="c-warning" />
          <span className="grow">
            The publish of <b>{one.flowName}</b> to {one.org.name} on {whenOf(one.startedAt)} was
            cut off: {howFar(one)}.
          </span>
          <a href={hrefOf({ page: 'publish', id: one.design })}>
            Go on<span className="sr"> with the publish of {one.flowName}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}

/** On the card of a design. */
export function CutOffMark({ design }: { readonly design: string }) {
  const cutOff = useCutOffOf(design)
  if (cutOff === null) return null
  return (
    <p className="cut-off-mark">
      <Icon name="warning" size={14} className="c-warning" />
      <span>Publish cut off, {howFar(cutOff)}</span>
      <a href={hrefOf({ page: 'publish', id: design })}>
        Go on<span className="sr"> with the publish of {cutOff.flowName}</span>
      </a>
    </p>
  )
}

/** In the bar of the studio. */
export function CutOffLink({ design }: { readonly design: string }) {
  const cutOff = useCutOffOf(design)
  if (cutOff === null) return null
  return (
    <ButtonLink
      className="cut-off-link"
      variant="line"
      icon="warning"
      href={hrefOf({ page: 'publish', id: design })}
      title={`The publish to ${cutOff.org.name} on ${whenOf(cutOff.startedAt)}: ${howFar(cutOff)}`}
      aria-label="Publish cut off: go on"
    >
      <span className="shell-label">Publish cut off</span>
    </ButtonLink>
  )
}

/** Where one is to sign in, or has signed in to another org: which one it was. */
export function CutOffElsewhere({
  design,
  org,
}: {
  readonly design: string
  /** The org that one is signed in to; null when to none. */
  readonly org: string | null
}) {
  const cutOff = useCutOffOf(design)
  if (cutOff === null || cutOff.org.id === org) return null
  return (
    <p className="publish-notice is-warning" role="status">
      <Icon name="warning" />
      <span>
        The publish to {cutOff.org.name} on {whenOf(cutOff.startedAt)} was cut off: {howFar(cutOff)}
        . Sign in to that org to go on with it.
      </span>
    </p>
  )
}
