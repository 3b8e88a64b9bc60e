import { Fragment, useMemo } from 'react'
import type { Problem } from '#core/lint/problem.ts'
import { useOfDesign } from '../state/document-store.ts'
import { Icon } from '../ui/icon.tsx'
import { createPathTexts } from './path-texts.ts'

/** The path that proves a problem, as the nodes that it runs through. A long one is shortened in the middle. */
export function WitnessPath({ problem }: { readonly problem: Problem }) {
  // Drawn again only when a step on it reads otherwise: most edits are elsewhere.
  const textsIn = useMemo(() => createPathTexts(problem), [problem])
  const texts = useOfDesign(textsIn)
  const crumbs = texts.map((text, i) => ({
    text,
    isSubject: problem.path[i]?.node === problem.node,
  }))
  if (crumbs.length < 2) return null
  const shown = shorten(crumbs)
  const whole = crumbs.map(({ text }) => text).join(' › ')
  return (
    <span className="prob-path" title={whole}>
      <span className="sr">Path: {whole}</span>
      {shown.map((crumb, i) => (
        // The same node may stand on a path twice: its place is what tells the crumbs apart.
        // oxlint-disable-next-line react/no-array-index-key
        <Fragment key={i}>
          {i > 0 && <Icon name="chev" size={10} />}
          <span aria-hidden="true" className={crumb.isSubject ? 'is-subject' : undefined}>
            {crumb.text}
          </span>
        </Fragment>
      ))}
    </span>
  )
}

interface Crumb {
  readonly text: string
  readonly isSubject: boolean
}

const SHOWN_AT_START = 2
const SHOWN_AT_END = 4

function shorten(crumbs: readonly Crumb[]): readonly Crumb[] {
  const hidden = crumbs.length - SHOWN_AT_START - SHOWN_AT_END
  if (hidden <= 1) return crumbs
  return [
    ...crumbs.slice(0, SHOWN_AT_START),
    { text: `${hidden} more`, isSubject: false },
    ...crumbs.slice(-SHOWN_AT_END),
  ]
}
