import { Fragment } from 'react'
import type { Example } from '#core/lint/define.ts'
import { RULES } from '#core/lint/registry.ts'
import { SeverityIcon } from '../ui/severity-icon.tsx'
import { GROUP_WORDS } from './rule-groups.ts'

/** The page of a rule, from what the rule says of itself: the same words as in docs/rules. */
export function RulePage({ rule: name }: { readonly rule: string }) {
  const rule = RULES.find((candidate) => candidate.rule === name)
  if (rule === undefined) return <p className="t2">There is no page about “{name}”.</p>
  const { code, severity, group, docs } = rule
  return (
    <article className="rule-page">
      <header>
        <h3>{docs.summary}</h3>
        <p className="rule-page-meta t11 t3">
          <SeverityIcon severity={severity} size={12} />
          {code} · {name} · {GROUP_WORDS[group]}
        </p>
      </header>
      <Part title="Why">
        <p>{docs.why}</p>
        <p className="t3">Source: {docs.source}</p>
      </Part>
      <Part title="What to do">
        <p>{docs.fix}</p>
      </Part>
      <Part title="Incorrect">
        <Examples examples={docs.invalid} />
      </Part>
      <Part title="Correct">
        <Examples examples={docs.valid} />
      </Part>
    </article>
  )
}

function Part({ title, children }: { readonly title: string; readonly children: React.ReactNode }) {
  return (
    <section>
      <h4>{title}</h4>
      {children}
    </section>
  )
}

/** A flow in the notation of the rule pages: its steps by name and kind, and arrows between them. */
function Examples({ examples }: { readonly examples: readonly Example[] }) {
  return examples.map(({ shows, flow }) => (
    <Fragment key={shows}>
      <p>{shows}</p>
      {/* Long flows scroll, which the keyboard can do only with the focus in them. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre tabIndex={0} aria-label={`Flow: ${shows}`}>
        {flow}
      </pre>
    </Fragment>
  ))
}
