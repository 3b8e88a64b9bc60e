import { Fragment } from 'react'
import { useShallow } from 'zustand/react/shallow'
import type { PathStep, Problem } from '#core/lint/problem.ts'
import { factsOf } from '#core/kinds/node-facts.ts'
import { type DesignIndex, indexDesign } from '#core/model/design-index.ts'
import type { Design } from '#core/model/design.ts'
import { useDocument } from '../state/document-store.ts'
import { Icon } from '../ui/icon.tsx'

/** The path that proves a problem, as the nodes that it runs through. A long one is shortened in the middle. */
export function WitnessPath({ problem }: { readonly problem: Problem }) {
  // Drawn again only when a step on it reads otherwise: most edits are elsewhere.
  const texts = useDocument(
    useShallow(({ history }) => (history === null ? [] : textsOf(problem, history.design))),
  )
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

function textsOf({ path }: Problem, design: Design): readonly string[] {
  const index = indexDesign(design)
  return path.map((step) => textOf(step, index))
}

/** The output is named where the path does not take the usual way on. */
function textOf(step: PathStep, index: DesignIndex): string {
  const node = index.node(step.node)
  if (node === undefined) return step.node
  const output = factsOf(node, index).outputs.find(({ id }) => id === step.output)
  const details = [
    ...(output?.role === 'exception' ? [output.label] : []),
    ...(step.seconds === undefined ? [] : [`${step.seconds} s`]),
  ]
  return details.length === 0 ? node.name : `${node.name} (${details.join(', ')})`
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
